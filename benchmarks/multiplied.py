"""A release made many times as large: every article and event copied under new names, years apart."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from torkham.build.publish import publish
from torkham.build.tabulate import as_declared
from torkham_schema.dictionary import tables

COPIED = (
    "articles",
    "events",
    "reports",
    "participants",
    "figures",
    "event_places",
    "event_relations",
    "statements",
    "statement_chain",
    "statement_parties",
    "statement_events",
    "statement_relations",
)
"""Tables whose rows are copied; spans and registries stay as they are."""
OWN = r"^(ar|ev|rp|pt|fg|ep|er|st|ch|py|se|sr)-"
"""How identifiers of copied rows begin."""
YEARS = 12
"""Copies are spread over so many years."""
YEAR = r"\d{4}(?=-\d|\D|$)"
"""Of an EDTF text."""
UNNAMED = 3
"""Every so many copies have no labels, as a machine-coded corpus."""

Frames = Mapping[str, pl.DataFrame]


def multiplied(frames: Frames, events: int) -> dict[str, pl.DataFrame]:
    """The tables with so many copies that there are at least so many events; the first copy is the original."""
    copies = -(-events // len(frames["events"]))
    return {name: _copied(frame, copies) if name in COPIED else frame for name, frame in frames.items()}


def release_of(frames: Frames, events: int, out: Path) -> Path:
    """Publish the multiplied tables under `out`; give the folder of the release."""
    return publish({n: as_declared(n, f) for n, f in multiplied(frames, events).items()}, out, "0.0.0")


def read(release: Path) -> dict[str, pl.DataFrame]:
    """All tables of a release whose tables are one file each."""
    return {name: pl.read_parquet(release / f"{name}.parquet") for name in tables()}


def _copied(frame: pl.DataFrame, copies: int) -> pl.DataFrame:
    numbered = pl.DataFrame({"_copy": range(copies)}).join(frame, how="cross")
    columns = [_renamed(name, dtype) for name, dtype in frame.schema.items()]
    return numbered.select(columns).sort(pl.first())


def _renamed(name: str, dtype: pl.DataType) -> pl.Expr:
    column, copy = pl.col(name), pl.col("_copy")
    if dtype == pl.Date:
        return column.dt.offset_by(pl.format("{}y", copy % YEARS))
    if name.endswith("_edtf"):
        return pl.struct(column, copy % YEARS).map_elements(_later, return_dtype=pl.String).alias(name)
    if name == "label":
        named = pl.when(copy % UNNAMED != UNNAMED - 1).then(pl.format("{} (copy {})", column, copy))
        return pl.when(copy == 0).then(column).otherwise(named).alias(name)
    if dtype == pl.String:
        own = column.str.contains(OWN) & (copy > 0)
        return pl.when(own).then(pl.format("{}x{}", column, copy)).otherwise(column).alias(name)
    return column


def _later(row: dict[str, Any]) -> str | None:
    text, years = row.values()
    return re.sub(YEAR, lambda year: str(int(year[0]) + years), text) if text else None
