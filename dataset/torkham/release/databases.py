"""The tables in the database files of a release, read back to be compared by content: their bytes do not repeat."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from torkham.facts import Facts, TableFacts

FILES = ("torkham.sqlite", "torkham.duckdb")


class UnreadError(Exception):
    """A database that cannot be read here; the message says why."""


def read(path: Path, facts: Facts) -> dict[str, pl.DataFrame]:
    """The rows of all tables of a database, in their own types; UnreadError where nothing can read it."""
    selects = {
        name: f"SELECT {', '.join(_quoted(c.name) for c in table.columns)} FROM {_quoted(name)}"
        for name, table in facts.items()
    }
    rows = _from_duckdb(path, selects) if path.suffix == ".duckdb" else _from_sqlite(path, selects)
    return {name: _frame(rows[name], table) for name, table in facts.items()}


def _from_sqlite(path: Path, selects: Mapping[str, str]) -> dict[str, list[Any]]:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return {name: database.execute(select).fetchall() for name, select in selects.items()}
    except sqlite3.Error as error:
        raise UnreadError(str(error)) from None


def _from_duckdb(path: Path, selects: Mapping[str, str]) -> dict[str, list[Any]]:
    try:
        import duckdb
    except ImportError:
        raise UnreadError("they need the package duckdb") from None
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            return {name: database.execute(select).fetchall() for name, select in selects.items()}
    except duckdb.Error as error:
        raise UnreadError(str(error)) from None


def _quoted(name: str) -> str:
    return f'"{name}"'


def _frame(rows: list[Any], table: TableFacts) -> pl.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    found = [_typed(column.name, column.type, values) for column, values in zip(table.columns, columns, strict=True)]
    return pl.DataFrame(found)


def _typed(name: str, kind: str, values: tuple[Any, ...]) -> pl.Series:
    """A column in its own type; a truth or a date may have come as a number or a text."""
    match kind:
        case "boolean":
            return pl.Series(name, [None if value is None else bool(value) for value in values], pl.Boolean)
        case "date":
            texts = [None if value is None else str(value) for value in values]
            return pl.Series(name, texts, pl.String).str.to_date("%Y-%m-%d")
        case "integer":
            return pl.Series(name, values, pl.Int64)
        case "number":
            return pl.Series(name, values, pl.Float64)
        case _:
            return pl.Series(name, values, pl.String)
