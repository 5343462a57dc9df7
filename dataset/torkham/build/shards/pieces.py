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
    buckets = division.buckets_of(frame.get_column("event_id") for frame in testimony.values())
    return {kind: _written(file_of(folder, kind), frame, buckets) for kind, frame in testimony.items()}


def _written(path: Path, frame: pl.DataFrame, buckets: pl.DataFrame) -> dict[int, tuple[int, str]]:
    rows = frame.join(buckets, on="event_id", how="left", maintain_order="left").sort("bucket", maintain_order=True)
    groups = _digests(rows.select("bucket"), rows.drop("bucket"))
    found, start = {}, 0
    table = rows.drop("bucket").rechunk().to_arrow()
    with written(path) as file, pq.ParquetWriter(file, table.schema, compression="lz4") as writer:
        for group, (bucket, length, *sums) in enumerate(groups.iter_rows()):
            writer.write_table(table.slice(start, length), row_group_size=length)
            found[int(bucket)] = group, "".join(f"{value or 0:016x}" for value in sums) + f"-{length}"
            start += length
    return found


def _digests(buckets: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """For each bucket its number of rows and a digest of them in whatever order: 128 bits, for accidents of edits."""
    hashes = [rows.hash_rows(seed).alias(str(seed)) for seed in SEEDS]
    grouped = buckets.hstack(hashes).group_by("bucket", maintain_order=True)
    return grouped.agg(pl.len(), *(pl.col(str(seed)).sum() for seed in SEEDS))


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
