"""The evidence of all rows, in one table."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import polars as pl

from torkham.build.tabulate.flatten import PLACE, Frame, Sheet, children, row_id
from torkham_schema import annotation
from torkham_schema.dictionary import table_of_prefix, tables

ORDER = (PLACE, "n", "fragment")


def spans(articles: Sheet, rows: Mapping[str, Sheet]) -> Frame:
    """One row a fragment, from the spans of every table's rows and from the mentions."""
    found = [_of_rows(sheet, tables()[name].key[0]) for name, sheet in rows.items()]
    mentions = children(articles, "mentions", annotation.Mention, "article_id", order=())
    found.append((mentions.items, mentions.frame.rename({"of": "row_id"}).with_columns(part=pl.lit("mention"))))
    every = pl.concat([frame.select(PLACE, "article_id", "row_id", "n", "part") for _, frame in found])
    fragments = _fragments(every, [item.at for items, _ in found for item in items])
    return fragments.sort(ORDER, maintain_order=True).with_columns(
        span_id=row_id("sp"),
        table_name=pl.col("row_id").str.slice(0, 2).replace_strict(table_of_prefix(), default="unknown"),
    )


def _of_rows(sheet: Sheet, key: str) -> tuple[Sequence[Any], Frame]:
    """The spans of some rows, each with the row's key."""
    named = Sheet(sheet.items, sheet.frame.select(PLACE, "article_id", row_id=key))
    found = children(named, "spans", annotation.Span, "article_id", "row_id", order=())
    return found.items, found.frame


def _fragments(every: Frame, places: Sequence[Sequence[tuple[int, int]]]) -> Frame:
    """One row for each fragment, from one for each span."""
    counts = pl.Series("count", list(map(len, places)), dtype=pl.Int64)
    numbered = every.with_row_index("span").with_columns(fragment=pl.int_ranges(counts))
    flat = list(chain.from_iterable(places))
    starts, ends = zip(*flat, strict=True) if flat else ((), ())
    return (
        numbered.explode("fragment")
        .drop_nulls("fragment")
        .with_columns(pl.Series("char_start", starts, dtype=pl.Int64), pl.Series("char_end", ends, dtype=pl.Int64))
    )


def with_segments(spans: Frame, segments: Frame) -> Frame:
    """The spans with the segment that each lies in; null where it lies in none."""
    starts = segments.select("article_id", "segment_id", "char_start", segment_end="char_end").sort("char_start")
    numbered = spans.with_row_index("row").sort("char_start")
    joined = numbered.join_asof(starts, on="char_start", by="article_id", check_sortedness=False)
    inside = pl.col("char_end") <= pl.col("segment_end")
    return joined.with_columns(segment_id=pl.when(inside).then("segment_id")).sort("row")
