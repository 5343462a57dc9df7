"""The formats by name."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol, cast

import polars as pl

from torkham.facts import Facts
from torkham.nearest import UnknownNameError

Format = Literal["csv", "dta", "sqlite", "duckdb", "xlsx", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = ("csv", "dta", "sqlite", "duckdb", "xlsx", "jsonl", "parquet")
ONE_FILE: tuple[Format, ...] = ("sqlite", "duckdb", "xlsx")
"""Formats of one file for all tables; the others make one file a table."""


class Exporter(Protocol):
    """What a module of a format has."""

    def write(self, frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
        """Write the frames to `out`; give the files that were written."""
        ...


def exporter(name: str) -> Exporter:
    """The module that writes a format; UnknownNameError for a format that is none says which there are."""
    if name not in FORMATS:
        raise UnknownNameError("format", name, FORMATS)
    return cast("Exporter", import_module(f"torkham.export.{name}"))
