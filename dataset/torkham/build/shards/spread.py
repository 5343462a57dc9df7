"""Rows on disk in the order of their spread, so that whoever makes a shard reads its own and nobody holds all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import ipc

from torkham.build.shards.division import Division
from torkham.build.storage import at, is_here, written

SEEDS = (1, 2)
ROWS = 4096
"""Rows that are read together: about those of a shard, so that a slice costs little more memory than it holds."""


@dataclass(frozen=True)
class Slice:
    """Some rows of a file."""

    path: str
    start: int
    length: int


@dataclass(frozen=True)
class Own:
    """The rows of one shard in one file."""

    shard: int
    rows: Slice
    sums: tuple[int, ...]
    """A digest of them in whatever order: 128 bits, for accidents of edits."""


def write(path: Path, frame: pl.DataFrame) -> None:
    """Write rows with a column `spread`."""
    with written(path) as file:
        frame.sort("spread", maintain_order=True).write_ipc(file, record_batch_size=ROWS)


def scan(path: Path) -> pl.LazyFrame:
    """All rows of a file."""
    return pl.scan_ipc(path) if is_here(path) else pl.read_ipc(BytesIO(path.read_bytes())).lazy()


def read(slices: Sequence[Slice]) -> pl.DataFrame:
    """The rows of some slices, together; there must be at least one, which may have no rows."""
    return pl.concat([_rows(one) for one in slices]).drop("spread")


def _rows(one: Slice) -> pl.DataFrame:
    """The rows of a slice: of its file only the batches that have them are read, at an address by ranges."""
    with at(one.path).open("rb") as file:
        opened = ipc.open_file(file)
        batches = range(one.start // ROWS, min(-(-(one.start + one.length) // ROWS), opened.num_record_batches))
        table = pa.Table.from_batches([opened.get_batch(number) for number in batches], opened.schema)
    found = pl.DataFrame(pl.from_arrow(table))
    return found.slice(one.start - batches.start * ROWS, one.length)


def owned(path: Path, division: Division, digested: Sequence[str]) -> Iterator[Own]:
    """What every shard has in a file; `digested` are the columns by which a change is known."""
    rows = scan(path).select("spread", *digested).collect()
    name = str(path)
    sums = [rows.select(digested).hash_rows(seed).alias(str(seed)) for seed in SEEDS]
    shard = rows.select(shard=division.shard_of(pl.col("spread"))).hstack(sums)
    start = 0
    found = shard.group_by("shard", maintain_order=True).agg(pl.len(), *(pl.col(str(seed)).sum() for seed in SEEDS))
    for number, length, *digest in found.iter_rows():
        yield Own(number, Slice(name, start, length), tuple(digest))
        start += length
