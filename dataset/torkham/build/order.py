"""The order of rows in a published table: by the identifiers, their numbers counted as numbers."""

import polars as pl

from torkham_schema.dictionary import tables


def in_order(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The table's rows sorted by key; `rp-…-2` comes before `rp-…-10`. The order does not depend on the input's."""
    if name in ("codes", "crosswalk"):
        return frame
    order: list[pl.Expr] = []
    for column in tables()[name].columns:
        if not column.key:
            continue
        if column.pattern and column.pattern.endswith("(-[0-9]+)+"):
            text = pl.col(column.name)
            order += [text.str.extract("^[a-z]+-([0-9a-z]+)", 1)]
            order += [
                text.str.extract(pattern, 1).cast(pl.Int64)
                for pattern in ("^[a-z]+-[0-9a-z]+-([0-9]+)", "-[0-9]+-([0-9]+)$")
            ]
        else:
            order.append(pl.col(column.name))
    return frame.sort(order, nulls_last=False)
