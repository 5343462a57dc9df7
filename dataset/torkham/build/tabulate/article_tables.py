"""Articles, segments and the reasons for nulls."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, children, row_id, window_of, with_dates
from torkham.build.tabulate.levels import Levels
from torkham_schema.dictionary import table_of_prefix

PUBLISHED = {f"published.{name}": f"published_{name}" for name in ("edtf", "basis", "citation", "conflict")}


def articles(root: Frame) -> Frame:
    """One row an article."""
    rows = root.rename(PUBLISHED).with_columns(pl.col("published_conflict").fill_null(value=False))
    return with_dates(rows, "published_edtf", window_of("published"))


def segments(levels: Levels, articles: Frame) -> Frame:
    """One row a segment."""
    return children(levels, "segments", articles, "article_id").with_columns(segment_id=row_id("sg"))


def missing(levels: Levels, articles: Frame) -> Frame:
    """One row a null that was accounted for."""
    return children(levels, "missing", articles, "article_id").select(
        "article_id",
        "reason",
        row_id="row",
        column_name="column",
        table_name=pl.col("row").str.slice(0, 2).replace_strict(table_of_prefix(), default="unknown"),
    )
