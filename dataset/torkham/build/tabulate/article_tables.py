"""Articles, segments and the reasons for nulls."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, children, row_id, window_of, with_dates
from torkham_schema.dictionary import table_of_prefix


def articles(frame: Frame) -> Frame:
    """One row an article."""
    published = pl.col("published").struct
    rows = frame.with_columns(
        published_edtf=published.field("edtf"),
        published_basis=published.field("basis"),
        published_citation=published.field("citation"),
        published_conflict=published.field("conflict").fill_null(value=False),
    )
    return with_dates(rows, "published_edtf", window_of("published"))


def segments(frame: Frame) -> Frame:
    """One row a segment."""
    return children(frame, "segments", "article_id").with_columns(
        segment_id=row_id("sg"), char_start=pl.col("at").list.first(), char_end=pl.col("at").list.last()
    )


def missing(frame: Frame) -> Frame:
    """One row a null that was accounted for."""
    return children(frame, "missing", "article_id").select(
        "article_id",
        "reason",
        row_id="row",
        column_name="column",
        table_name=pl.col("row").str.slice(0, 2).replace_strict(table_of_prefix(), default="unknown"),
    )
