"""The spans table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class Spans(Table):
    """One fragment of evidence: exact characters of a document, and the coded row that rests on them.

    No other table points at spans. Offsets are half-open, in Unicode code points of the canonical text.
    """

    class Config(Table.Config):
        """Name of the table."""

        name = "spans"

    span_id: str = own_id("sp", "Permanent identifier of the span; its fragments share it.", of_article=True)
    fragment: int = column("Number of the fragment in the span, from 0.", example=0, key=True, at_least=0)
    article_id: str = link("articles.article_id", "Article it lies in.", example="ar-bd4k7m2x9qrt")
    segment_id: str = link(
        "segments.segment_id",
        "Segment it lies in.",
        example="sg-bd4k7m2x9qrt-1",
        null="it lies in no segment: an error",
        derived=True,
    )
    char_start: int = column(
        "First code point.", example=120, at_least=0, convention="half-open code points, as W3C Web Annotation and brat"
    )
    char_end: int = column("Code point after the last.", example=131, at_least=1)
    folded_start: int = column(
        "First character in the folded text.", example=101, null="not fingerprinted", derived=True, at_least=0
    )
    folded_end: int = column(
        "Character after the last in the folded text.", example=111, null="not fingerprinted", derived=True, at_least=0
    )
    table_name: str = column("Table of the row that rests on it.", example="statements", pattern="^[a-z_]+")
    row_id: str = column("Identifier of that row.", example="st-bd4k7m2x9qrt-1", pattern="^[a-z]{2}-[0-9a-z-]+")
    part: str = column(
        "What the words are to the row.",
        codes="span_part",
        example="cue",
        convention="source, cue and content as in PARC and PolNeAR",
    )

    a_region_is_not_empty = rule(
        "a_region_is_not_empty",
        pl.col("char_start") < pl.col("char_end"),
        columns="char_start char_end",
        allowed="a start before the end",
    )
    a_folded_region_is_not_reversed = rule(
        "a_folded_region_is_not_reversed",
        pl.col("folded_start") <= pl.col("folded_end"),
        columns="folded_start folded_end",
        allowed="a folded start not after the folded end",
    )
