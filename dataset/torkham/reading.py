"""Load tables, and list them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from torkham.names import TableName
from torkham.opened import Release, release_at

if TYPE_CHECKING:
    import polars as pl

Place = "str | os.PathLike[str] | None"


def _release(version: str | None, release: "str | os.PathLike[str] | None") -> Release:
    if version is not None and release is not None:
        raise ValueError("give a version or a release folder, not both")
    return release_at(version if release is None else release)


def version(*, release: "str | os.PathLike[str] | None" = None) -> str:
    """The version of the data, which is the version of the package."""
    return release_at(release).version


def tables(*, release: "str | os.PathLike[str] | None" = None) -> dict[str, tuple[str, ...]]:
    """The names of all tables by group, core first.

    >>> import torkham
    >>> torkham.tables()["core"]
    ('events', 'actors', 'statements')
    """
    groups: dict[str, tuple[str, ...]] = {}
    for name, facts in release_at(release).manifest["tables"].items():
        groups[facts["group"]] = (*groups.get(facts["group"], ()), name)
    return groups


def path(table: TableName, *, version: str | None = None, release: "str | os.PathLike[str] | None" = None) -> Path:
    """The Parquet file of a table, for any program that reads Parquet; a folder of files where it has many.

    UnknownNameError (a KeyError) for a name that is no table says which there are, nearest first.
    """
    return _release(version, release).path(table)


def load(
    table: TableName,
    *,
    categories: bool = False,
    version: str | None = None,
    release: "str | os.PathLike[str] | None" = None,
) -> "pl.DataFrame":
    """A table as a polars DataFrame.

    `categories=True` gives every coded column the type Enum, with all codes of its list in their order. `version`
    names another release than the one in the package (see `torkham.fetch`), `release` a folder that holds one.

    >>> import torkham
    >>> events = torkham.load("events")
    >>> events.columns[0]
    'event_id'
    """
    import polars as pl

    opened = _release(version, release)
    frame = pl.read_parquet(opened.path(table))
    return as_categories(frame, opened, table) if categories else frame


def scan(
    table: TableName, *, version: str | None = None, release: "str | os.PathLike[str] | None" = None
) -> "pl.LazyFrame":
    """A table as a polars LazyFrame, read only as far as a query needs."""
    import polars as pl

    return pl.scan_parquet(_release(version, release).path(table))


def as_categories(frame: "pl.DataFrame", opened: Release, table: str) -> "pl.DataFrame":
    """The frame with its coded columns as Enum, each with all codes of its list."""
    import polars as pl

    lists = opened["codes"].select("code_list", "code")
    types: dict[str, pl.DataType] = {}
    for column in opened.table_facts(table).columns:
        if column.codes:
            known = lists.filter(pl.col("code_list") == column.codes).get_column("code").unique(maintain_order=True)
            types[column.name] = pl.Enum(known)
    return frame.with_columns(pl.col(name).cast(dtype) for name, dtype in types.items())
