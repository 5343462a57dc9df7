"""torkham: relations between Pakistan, Afghanistan and the armed groups across their border, as coded events.

>>> import torkham
>>> events = torkham.load("events")
>>> torkham.tables()["core"]
('events', 'actors', 'statements')

The data are in the package: nothing is fetched, no key is needed. Tables come as polars data frames.
"""

from typing import TYPE_CHECKING

from torkham.names import TableName

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

__all__ = ["TableName", "load", "path", "scan", "tables", "version"]


def _manifest() -> dict[str, dict[str, dict[str, str]]]:
    import json

    from torkham.release_folder import current

    found: dict[str, dict[str, dict[str, str]]] = json.loads((current() / "manifest.json").read_bytes())
    return found


def version() -> str:
    """The version of the data, which is the version of the package."""
    return str(_manifest()["version"])


def tables() -> dict[str, tuple[str, ...]]:
    """The names of all tables by group, core first."""
    groups: dict[str, tuple[str, ...]] = {}
    for name, facts in _manifest()["tables"].items():
        groups[facts["group"]] = (*groups.get(facts["group"], ()), name)
    return groups


def path(table: TableName) -> "Path":
    """The Parquet file of a table; KeyError for a name that is no table says which there are."""
    from torkham.release_folder import current

    known = [name for group in tables().values() for name in group]
    if table not in known:
        from difflib import get_close_matches

        near = [*get_close_matches(table, known, n=3), *known]
        raise KeyError(f"there is no table {table!r}; there are {', '.join(dict.fromkeys(near))}")
    return current() / f"{table}.parquet"


def load(table: TableName) -> "pl.DataFrame":
    """A table as a polars DataFrame."""
    import polars as pl

    return pl.read_parquet(path(table))


def scan(table: TableName) -> "pl.LazyFrame":
    """A table as a polars LazyFrame, read only as far as a query needs."""
    import polars as pl

    return pl.scan_parquet(path(table))
