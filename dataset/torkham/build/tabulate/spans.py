"""The evidence of all rows, in one table."""

from collections.abc import Mapping

import polars as pl

from torkham.build.tabulate.flatten import Frame, children, row_id
from torkham_schema.dictionary import table_of_prefix, tables


def spans(articles: Frame, rows: Mapping[str, Frame]) -> Frame:
    """One row a fragment, from the spans of every table's rows and from the mentions."""
    found = [
        children(frame.select("article_id", "spans", row_id=tables()[name].key[0]), "spans", "article_id", "row_id")
        for name, frame in rows.items()
        if "spans" in frame.columns
    ]
    mentions = (
        children(articles, "mentions", "article_id").rename({"of": "row_id"}).with_columns(part=pl.lit("mention"))
    )
    every = pl.concat([*found, mentions], how="diagonal")
    fragments = every.with_columns(fragment=pl.int_ranges(pl.col("at").list.len())).explode("at", "fragment")
    return fragments.with_columns(
        span_id=row_id("sp"),
        char_start=pl.col("at").list.first(),
        char_end=pl.col("at").list.last(),
        table_name=pl.col("row_id").str.slice(0, 2).replace_strict(table_of_prefix(), default="unknown"),
    )


def with_segments(spans: Frame, segments: Frame) -> Frame:
    """The spans with the segment that each lies in; null where it lies in none."""
    starts = segments.select("article_id", "segment_id", "char_start", segment_end="char_end").sort("char_start")
    joined = spans.sort("char_start").join_asof(starts, on="char_start", by="article_id", check_sortedness=False)
    inside = pl.col("char_end") <= pl.col("segment_end")
    return joined.with_columns(segment_id=pl.when(inside).then("segment_id"))
