"""The order of rows in a published table: by the identifiers, their numbers counted as numbers."""

import polars as pl

from torkham_schema.dictionary import tables

AS_WRITTEN = ("codes", "crosswalk")
"""Tables whose rows stand in the order of their lists."""


def in_order(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The table's rows sorted by key; `rp-…-2` comes before `rp-…-10`. The order does not depend on the input's."""
    if name in AS_WRITTEN:
        return frame
    keys = []
    for column in tables()[name].columns:
        if not column.key:
            continue
        of_article = column.pattern and column.pattern.endswith("(-[0-9]+)+")
        keys += _numbers(frame, column.name) if of_article else [frame.get_column(column.name)]
    numbered = pl.DataFrame([key.alias(str(place)) for place, key in enumerate(keys)])
    places = numbered.with_row_index("place").sort(numbered.columns, nulls_last=False).get_column("place")
    return frame if places.is_sorted() else frame[places]


def _numbers(frame: pl.DataFrame, column: str) -> list[pl.Series]:
    """The parts of `<prefix>-<token>-<n>` or `<prefix>-<token>-<n>-<m>` as whole numbers, which sort fast."""
    parts = frame.get_column(column).str.split_exact("-", 3).struct.unnest()
    token = parts.get_column("field_1")
    ranked = token.cast(pl.Enum(token.drop_nulls().unique().sort())).to_physical()
    return [ranked, *(parts.get_column(name).cast(pl.Int64, strict=False) for name in ("field_2", "field_3"))]
