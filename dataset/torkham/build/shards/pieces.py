"""Testimony on its way from shards to buckets: a Parquet file a kind, one row group a bucket.

A bucket reads of every shard's file only its own row group, which an object store can serve by range.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from torkham.build.shards.division import Division
from torkham.build.shards.made import digest
from torkham.build.storage import at, written

SEEDS = (1, 2)
PENDING = "pending"
"""The kind of references to events, beside those of the aggregation."""


def file_of(folder: str | Path, kind: str) -> Path:
    """The file of a kind of testimony in a shard's folder."""
    return at(folder) / f"of-{kind}.parquet"


def write(folder: Path, testimony: Mapping[str, pl.DataFrame], division: Division) -> tuple[str, ...]:
    """Write the testimony of a shard; for each bucket a digest of what there is for it."""
    buckets = division.buckets_of(frame.get_column("event_id") for frame in testimony.values())
    sums = [_written(file_of(folder, kind), frame, buckets, division.buckets) for kind, frame in testimony.items()]
    return tuple(digest(*found) for found in zip(*sums, strict=True))


def _written(path: Path, frame: pl.DataFrame, buckets: pl.DataFrame, count: int) -> list[tuple[int, ...]]:
    """Write one kind; for each bucket the number of its rows and a digest of them in whatever order."""
    rows = frame.join(buckets, on="event_id", how="left", maintain_order="left").sort("bucket", maintain_order=True)
    of_bucket, rows = rows.select("bucket"), rows.drop("bucket").rechunk()
    hashes = of_bucket.hstack([rows.hash_rows(seed).alias(str(seed)) for seed in SEEDS])
    found = hashes.group_by("bucket").agg(pl.len(), *(pl.col(str(seed)).sum() for seed in SEEDS))
    sums = {bucket: tuple(of) for bucket, *of in found.iter_rows()}
    table, start = rows.to_arrow(), 0
    with written(path) as file, pq.ParquetWriter(file, table.schema, compression="lz4") as writer:
        for bucket in range(count):
            length = sums[bucket][0] if bucket in sums else 0
            writer.write_table(table.slice(start, length), row_group_size=max(1, length))
            start += length
    return [sums.get(bucket, ()) for bucket in range(count)]


def read(kind: str, folders: Iterable[str], bucket: int) -> pl.DataFrame:
    """The testimony of one kind for a bucket in the given folders, of which there must be at least one."""
    frames = []
    for folder in folders:
        with file_of(folder, kind).open("rb") as file:
            found = pq.ParquetFile(file).read_row_group(bucket, use_threads=False)
        frames.append(pl.DataFrame(pl.from_arrow(found)))
    return pl.concat(frames)
