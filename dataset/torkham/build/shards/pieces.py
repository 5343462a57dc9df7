"""Testimony on its way from shards to buckets: a Parquet file a kind, one row group a bucket.

A bucket reads of every shard's file only its own row group, which an object store can serve by range.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from torkham.build.shards.division import Division
from torkham.build.storage import at, written

SEEDS = (1, 2)


def file_of(folder: str | Path, kind: str) -> Path:
    """The file of a kind of testimony in a shard's folder."""
    return at(folder) / f"of-{kind}.parquet"


def write(
    folder: Path, testimony: Mapping[str, pl.DataFrame], division: Division
) -> dict[str, dict[int, tuple[int, str]]]:
    """Write the testimony of a shard; for each kind and bucket, the row group and a digest of its rows."""
    return {kind: _written(file_of(folder, kind), division.with_bucket(frame)) for kind, frame in testimony.items()}


def _written(path: Path, frame: pl.DataFrame) -> dict[int, tuple[int, str]]:
    found = {}
    schema = frame.drop("bucket").to_arrow().schema
    with written(path) as file, pq.ParquetWriter(file, schema, compression="lz4") as writer:
        parts = frame.sort("bucket", maintain_order=True).partition_by("bucket", maintain_order=True, as_dict=True)
        for group, ((bucket,), part) in enumerate(parts.items()):
            rows = part.drop("bucket")
            writer.write_table(rows.to_arrow(), row_group_size=len(rows))
            found[int(bucket)] = group, _digest(rows)
    return found


def _digest(rows: pl.DataFrame) -> str:
    """A digest of rows in whatever order: 128 bits that change by accident of an edit only."""
    return "".join(f"{rows.hash_rows(seed).sum() or 0:016x}" for seed in SEEDS) + f"-{len(rows)}"


def read(kind: str, places: Iterable[tuple[str, int]], like: str) -> pl.DataFrame:
    """The testimony of one kind in the given row groups of the given folders; no rows of the kind in `like` if none."""
    frames = []
    for folder, group in [*places, (like, None)]:
        with file_of(folder, kind).open("rb") as file:
            opened = pq.ParquetFile(file)
            read = (
                opened.schema_arrow.empty_table() if group is None else opened.read_row_group(group, use_threads=False)
            )
            frames.append(pl.DataFrame(pl.from_arrow(read)))
    return pl.concat(frames)
