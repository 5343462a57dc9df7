"""One SQLite file with all tables, primary and foreign keys, and what the columns mean in `torkham_columns`."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import polars as pl

from torkham.export.sql import create, in_order, own_links_first, quoted
from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "sqlite"
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
"""SQLite has neither booleans nor dates: they are 0 and 1, and ISO 8601 text."""
MEANINGS = "torkham_columns"
CHUNK = 50_000


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
    """Write the database `out`; give the file. ValueError where a foreign key points at nothing."""
    with whole(out) as waiting, closing(sqlite3.connect(waiting)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for name in in_order(facts, frames):
            database.execute(create(facts[name], TYPES, frames))
            for turn in own_links_first(facts[name], frames[name]):
                _insert(database, name, turn)
        _meanings(database, frames, facts)
        database.commit()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"a foreign key points at nothing: table, row, other table: {broken[0][:3]}")
        database.execute("VACUUM")
    return [out]


def _insert(database: sqlite3.Connection, name: str, frame: pl.DataFrame) -> None:
    marks = ", ".join("?" * frame.width)
    plain = frame.with_columns(pl.col(pl.Boolean).cast(pl.Int64), pl.col(pl.Date).cast(pl.String))
    for part in plain.iter_slices(CHUNK):
        try:
            database.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", part.iter_rows())
        except sqlite3.IntegrityError as error:
            raise ValueError(f"{name}: {error}") from None


def _meanings(database: sqlite3.Connection, frames: Mapping[str, pl.DataFrame], facts: Facts) -> None:
    database.execute(
        f"CREATE TABLE {MEANINGS} (table_name TEXT, column_name TEXT, type TEXT, description TEXT, "
        "codes TEXT, null_means TEXT, PRIMARY KEY (table_name, column_name))"
    )
    rows = [
        (name, c.name, c.type, c.description, c.codes, c.null_means) for name in frames for c in facts[name].columns
    ]
    database.executemany(f"INSERT INTO {MEANINGS} VALUES (?, ?, ?, ?, ?, ?)", rows)
