r"""The key of a row as one text.

It is the values with a space between them. A space or backslash in a value has a backslash before it, and a null is
`\N`, so that no two keys look the same.
"""

from collections.abc import Sequence

import polars as pl

NULL = r"\N"


def row_key(columns: Sequence[str]) -> pl.Expr:
    """The key of each row, from the columns that make it up."""
    parts = [
        pl.col(name)
        .cast(pl.String)
        .str.replace_all("\\", "\\\\", literal=True)
        .str.replace_all(" ", "\\ ", literal=True)
        .fill_null(NULL)
        for name in columns
    ]
    return pl.concat_str(parts, separator=" ").alias("row_key")
