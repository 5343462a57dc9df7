"""A release opened for reading: its tables, read when first asked for, and what is known of them."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torkham.facts import ColumnFacts, TableFacts, of_dictionary
from torkham.nearest import UnknownNameError
from torkham.release_folder import DATA, current, found

if TYPE_CHECKING:
    import polars as pl

Where = "str | os.PathLike[str] | Mapping[str, pl.DataFrame] | None"
"""Which release: None is the one in the package, `1.0.0` a version, anything else a folder or tables at hand."""

DEFAULT = "TORKHAM_RELEASE"
"""Environment variable with the release to read where none is named: a version or a folder."""

VERSION = re.compile(r"\d+\.\d+\.\d+(rc\d+)?")


class Release(Mapping[str, "pl.DataFrame"]):
    """The tables of one release by name, each a polars DataFrame, read once."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._read: dict[str, pl.DataFrame] = {}

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Version, rule and, by table, group, rows and hash."""
        loaded: dict[str, Any] = json.loads((self.folder / "manifest.json").read_bytes())
        return loaded

    @cached_property
    def facts(self) -> dict[str, TableFacts]:
        """What is known of each table and its columns."""
        return of_dictionary(json.loads((self.folder / "dictionary.json").read_bytes()))

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.manifest["version"])

    def path(self, table: str) -> Path:
        """The Parquet file of a table, or the folder of its files where it has many.

        UnknownNameError (a KeyError) for a name that is no table.
        """
        if table not in self.manifest["tables"]:
            raise UnknownNameError("table", table, self.manifest["tables"])
        return self.folder / f"{table}.parquet"

    def table_facts(self, table: str) -> TableFacts:
        """What is known of one table."""
        if table not in self.facts:
            raise UnknownNameError("table", table, self.facts)
        return self.facts[table]

    def column_facts(self, table: str, column: str) -> ColumnFacts:
        """What is known of one column."""
        columns = {c.name: c for c in self.table_facts(table).columns}
        if column not in columns:
            raise UnknownNameError(f"column of {table}", column, columns)
        return columns[column]

    def __getitem__(self, table: str) -> "pl.DataFrame":
        if table not in self._read:
            import polars as pl

            self._read[table] = pl.read_parquet(self.path(table))
        return self._read[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.manifest["tables"])

    def __len__(self) -> int:
        return len(self.manifest["tables"])

    def __repr__(self) -> str:
        return f"<torkham release {self.version}, {len(self)} tables>"


def release_at(where: "str | os.PathLike[str] | None" = None) -> Release:
    """The release of a version, or in a folder; None is the one that TORKHAM_RELEASE names, else the package's.

    FileNotFoundError where there is none; `torkham.remote` says what can go wrong with another version.
    """
    where = where if where is not None else os.environ.get(DEFAULT)
    if where is None:
        return Release(current())
    given = os.fspath(where)
    if not VERSION.fullmatch(given) or Path(given).exists():
        return Release(found(Path(given)))
    if (DATA / "CURRENT").is_file():
        shipped = Release(current())
        if shipped.version == given:
            return shipped
    from torkham.cli.downloading import downloading
    from torkham.remote.fetch import fetch

    with downloading(given) as progress:
        return Release(fetch(given, progress=progress))


def tables_at(where: Any = None) -> "Mapping[str, pl.DataFrame]":
    """The tables of a release, or those given."""
    return where if isinstance(where, Mapping) else release_at(where)
