"""Articles, segments and the reasons for nulls."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, Sheet, children, inner, row_id, window_of, with_dates
from torkham_schema import annotation
from torkham_schema.dictionary import table_of_prefix


def articles(of: Sheet) -> Sheet:
    """One row an article."""
    published = inner(
        of,
        "published",
        annotation.Published,
        published_edtf="edtf",
        published_basis="basis",
        published_citation="citation",
        published_conflict="conflict",
    )
    rows = of.frame.hstack(published).with_columns(pl.col("published_conflict").fill_null(value=False))
    return Sheet(of.items, with_dates(rows, "published_edtf", window_of("published")))


def segments(of: Sheet) -> Frame:
    """One row a segment."""
    rows = children(of, "segments", annotation.Segment, "article_id")
    starts = pl.Series("char_start", [item.at[0] for item in rows.items], dtype=pl.Int64)
    ends = pl.Series("char_end", [item.at[1] for item in rows.items], dtype=pl.Int64)
    return rows.adding(row_id("sg").alias("segment_id")).frame.with_columns(starts, ends)


def missing(of: Sheet) -> Frame:
    """One row a null that was accounted for."""
    rows = children(of, "missing", annotation.Missing, "article_id", order=()).frame
    return rows.select(
        "article_id",
        "reason",
        row_id="row",
        column_name="column",
        table_name=pl.col("row").str.slice(0, 2).replace_strict(table_of_prefix(), default="unknown"),
    )
