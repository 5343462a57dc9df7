"""Parquet, one file a table, with all that is known of the table in the file's metadata."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import polars as pl

from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "parquet"
ROW_GROUP = 100_000
"""Rows a row group: fixed, so that the bytes do not depend on how the rows were computed."""


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
    """Write `<table>.parquet` for every table into the folder `out`; give the files."""
    files = []
    for name, frame in frames.items():
        files.append(out / f"{name}.parquet")
        known = json.dumps(asdict(facts[name]), ensure_ascii=False, sort_keys=True)
        with whole(files[-1]) as waiting:
            frame.write_parquet(waiting, compression="zstd", row_group_size=ROW_GROUP, metadata={"torkham": known})
    return files
