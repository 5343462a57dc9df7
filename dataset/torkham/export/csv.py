"""Comma-separated values, one file a table: UTF-8, RFC 4180 quoting, null as nothing, true and false in words."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "csv"


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:  # noqa: ARG001
    """Write `<table>.csv` for every table into the folder `out`; give the files.

    An empty string is written as "" and a null as nothing, so that the two can be told apart.
    """
    files = []
    for name, frame in frames.items():
        files.append(out / f"{name}.csv")
        with whole(files[-1]) as waiting:
            frame.write_csv(waiting, include_header=True, line_terminator="\n", null_value="", quote_style="necessary")
    return files
