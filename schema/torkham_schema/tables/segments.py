"""The segments table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class Segments(Table):
    """One region of an article in its document. Offsets are half-open, in Unicode code points of the canonical text."""

    class Config(Table.Config):
        """Name of the table."""

        name = "segments"

    segment_id: str = own_id("sg", "Permanent identifier of the segment.", of_article=True)
    article_id: str = link("articles.article_id", "Article it belongs to.", example="ar-bd4k7m2x9qrt")
    kind: str = column("What the region is.", codes="segment_kind", example="body")
    char_start: int = column(
        "First code point.", example=0, at_least=0, convention="half-open code points, as W3C Web Annotation and brat"
    )
    char_end: int = column("Code point after the last.", example=2832, at_least=1)

    a_region_is_not_empty = rule(
        "a_region_is_not_empty",
        pl.col("char_start") < pl.col("char_end"),
        columns="char_start char_end",
        allowed="a start before the end",
    )
