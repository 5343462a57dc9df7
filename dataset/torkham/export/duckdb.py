"""One DuckDB file with all tables, primary and foreign keys and comments. Needs `torkham[duckdb]`."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from torkham.export.sql import create, in_order, own_links_first, quoted, text
from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "duckdb"
TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
    """Write the database `out`; give the file. ValueError where a foreign key points at nothing."""
    import duckdb

    with whole(out) as waiting, TemporaryDirectory() as room, duckdb.connect() as database:
        # Small blocks: many small tables in blocks of the usual size would take thirty megabytes. An old storage
        # version: DuckDB cannot open files of a newer version than its own.
        database.execute(f"ATTACH {text(str(waiting))} AS torkham (BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0')")
        database.execute("USE torkham")
        for name in in_order(facts, frames):
            database.execute(create(facts[name], TYPES, frames))
            for turn in own_links_first(facts[name], frames[name]):
                # By way of a file: DuckDB reads Parquet without pyarrow, a data frame only with it.
                turn.write_parquet(Path(room) / "turn.parquet")
                try:
                    database.execute(
                        f"INSERT INTO {quoted(name)} SELECT * FROM read_parquet(?)", [f"{room}/turn.parquet"]
                    )
                except duckdb.ConstraintException as error:
                    raise ValueError(f"{name}: {error}") from None
            database.execute(f"COMMENT ON TABLE {quoted(name)} IS {text(facts[name].description)}")
            for column in facts[name].columns:
                database.execute(
                    f"COMMENT ON COLUMN {quoted(name)}.{quoted(column.name)} IS {text(column.description)}"
                )
    return [out]
