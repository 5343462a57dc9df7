"""JSON Lines, one file a table: one object a row, nulls included, dates as ISO 8601 text."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "jsonl"


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:  # noqa: ARG001
    """Write `<table>.jsonl` for every table into the folder `out`; give the files."""
    files = []
    for name, frame in frames.items():
        files.append(out / f"{name}.jsonl")
        with whole(files[-1]) as waiting:
            frame.write_ndjson(waiting)
    return files
