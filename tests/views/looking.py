"""Ways to look at a view, and to change the tables that it is made from."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from torkham.views.view import View

Tables = Mapping[str, pl.DataFrame]


def out(view: View) -> dict[str, int]:
    """What a view left out, where there was any."""
    return {what: rows for what, _, rows in view.left_out.iter_rows() if rows}


def one(frame: pl.DataFrame, **cells: Any) -> dict[str, Any]:
    """The one row that has these cells."""
    found = frame.filter(*(pl.col(name) == value for name, value in cells.items()))
    assert len(found) == 1, found
    return found.row(0, named=True)


def changed(tables: Tables, table: str, **columns: pl.Expr) -> dict[str, pl.DataFrame]:
    """The tables with columns of one of them changed."""
    return {**tables, table: tables[table].with_columns(**columns)}
