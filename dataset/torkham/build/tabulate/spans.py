"""The evidence of all rows, in one table."""

from collections.abc import Mapping

import polars as pl

from torkham.build.tabulate.flatten import PLACE, Frame, children, in_sequence, repeated, row_id
from torkham.build.tabulate.levels import Levels
from torkham_schema.dictionary import table_of_prefix, tables

LEVELS = {
    "articles": "spans",
    "reports": "reports.spans",
    "participants": "reports.participants.spans",
    "figures": "reports.figures.spans",
    "event_places": "reports.places.spans",
    "statements": "statements.spans",
    "statement_chain": "statements.chain.spans",
    "statement_parties": "statements.parties.spans",
    "statement_events": "statements.events.spans",
    "statement_relations": "statements.relations.spans",
    "event_relations": "event_relations.spans",
}
"""The levels of the spans of every table's rows."""
MENTIONS = "mentions"
COLUMNS = (PLACE, "article_id", "table_name", "row_id", "n", "part", "at_count")
FURTHEST = 2**40 - 1
"""No text has so many characters."""


def spans(levels: Levels, rows: Mapping[str, Frame]) -> Frame:
    """One row a fragment, from the spans of every table's rows and from the mentions."""
    found = [_of_rows(levels, name, rows[name]) for name in LEVELS]
    found.append(_of_mentions(levels, rows["articles"]))
    every = pl.concat([frame.select(COLUMNS) for frame in found])
    ranges = pl.concat([levels[f"{path}.at"] for path in (*LEVELS.values(), MENTIONS)])
    first = pl.col("at_count").cum_sum() - pl.col("at_count")
    ordered = in_sequence(every.with_columns(first_range=first), (PLACE, "n")).with_columns(
        span_id=row_id("sp"), first_row=first
    )
    fragments = ordered[repeated(ordered.get_column("at_count"))].with_columns(
        fragment=pl.int_range(pl.len()) - pl.col("first_row")
    )
    places = fragments.select(pl.col("first_range") + pl.col("fragment")).to_series()
    return fragments.hstack(ranges[places])


def _of_rows(levels: Levels, table: str, rows: Frame) -> Frame:
    """The spans of the rows of a table, each with the row's key."""
    named = rows.select(PLACE, "article_id", "spans_count", row_id=tables()[table].key[0])
    found = children(levels, LEVELS[table], named, "article_id", "row_id")
    return found.with_columns(table_name=pl.lit(table))


def _of_mentions(levels: Levels, articles: Frame) -> Frame:
    prefix = pl.col("row_id").str.slice(0, 2)
    return (
        children(levels, MENTIONS, articles, "article_id")
        .rename({"of": "row_id"})
        .with_columns(part=pl.lit("mention"), table_name=prefix.replace_strict(table_of_prefix(), default="unknown"))
    )


def with_segments(spans: Frame, segments: Frame) -> Frame:
    """The spans with the segment that each lies in; null where it lies in none."""
    begun = pl.col(PLACE) * (FURTHEST + 1) + pl.col("char_start").clip(upper_bound=FURTHEST)
    known = segments.select("segment_id", segment_place=PLACE, segment_end="char_end", begun=begun).sort(
        "begun", maintain_order=True
    )
    if known.is_empty():
        return spans.with_columns(segment_id=pl.lit(None, pl.String))
    before = known.get_column("begun").search_sorted(spans.select(begun).to_series(), side="right").cast(pl.Int64) - 1
    beside = known.drop("begun")[before.clip(lower_bound=0)]
    inside = (
        (pl.lit(before) >= 0)
        & (pl.col("segment_place") == pl.col(PLACE))
        & (pl.col("char_end") <= pl.col("segment_end"))
    )
    return spans.hstack(beside).with_columns(segment_id=pl.when(inside).then("segment_id"))
