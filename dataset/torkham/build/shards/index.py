"""The index: which article stands where, so that every part can be read by itself and an edit be found again.

Columns of an index: `file`; `line` (from 1; null for a file of its own), `start` and `length` in bytes; `article_id`
and `document_id`, null where a text does not say them; `digest`, the SHA-256 of the text; `spread`, of the document,
or else of the file.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from torkham.build.shards import spread as spreads
from torkham.build.shards.division import spread
from torkham.build.sources import Source
from torkham.build.storage import at

SCHEMA = {
    "file": pl.String,
    "line": pl.Int64,
    "start": pl.Int64,
    "length": pl.Int64,
    "article_id": pl.String,
    "document_id": pl.String,
    "digest": pl.Binary,
    "spread": pl.Int64,
}
FILES = {"file": pl.String, "size": pl.Int64, "changed": pl.Float64}
SETTLED = 2.0
"""Seconds after which a file that has the same size and time is taken for the same file."""


class Names(msgspec.Struct):
    """What an article is called, everything else passed over."""

    article_id: str | None = None
    document_id: str | None = None


DECODER = msgspec.json.Decoder(Names)


def names(text: bytes) -> tuple[str | None, str | None]:
    """The identifiers of an article and its document; nulls for a text that does not say them."""
    try:
        read = DECODER.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None, None
    return read.article_id, read.document_id


def index_of(files: Iterable[str]) -> pl.DataFrame:
    """The index of some files: a pure function of what is in them."""
    rows = [(*row, spread(row[5] or row[0])) for file in files for row in _rows(file)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@dataclass(frozen=True)
class Task:
    """Some files to index, and where to write their index."""

    name: str
    files: tuple[str, ...]
    path: str


def make(task: Task) -> int:
    """Index some files; how many articles they have."""
    found = index_of(task.files)
    spreads.write(at(task.path), found)
    return len(found)


def _rows(file: str) -> Iterator[tuple[Any, ...]]:
    if not file.endswith(".jsonl"):
        text = at(file).read_bytes()
        yield (file, None, 0, len(text), *names(text), sha256(text).digest())
        return
    start = 0
    with at(file).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            text = line.removesuffix(b"\n")
            if text.strip():
                yield (file, number, start, len(text), *names(text), sha256(text).digest())
            start += len(line)


def files_as_they_are(files: Iterable[Path]) -> pl.DataFrame:
    """Size and time of change of each file."""
    stats = [(str(file), file.stat()) for file in files]
    return pl.DataFrame([(name, s.st_size, s.st_mtime) for name, s in stats], schema=FILES, orient="row")


def now() -> float:
    """Seconds after the epoch."""
    return time.time()


def sources_at(entries: pl.DataFrame) -> list[Source]:
    """The articles of some rows of an index, in the order of the rows; each file is read once, from start to end."""
    found: dict[int, Source] = {}
    numbered = entries.with_row_index("row").sort("file", "start")
    for (file,), rows in numbered.group_by("file", maintain_order=True):
        name = str(file)
        with at(name).open("rb") as opened:
            for row, line, start, length in rows.select("row", "line", "start", "length").iter_rows():
                opened.seek(start)
                found[row] = Source(name, line, opened.read(length))
    return [found[row] for row in range(len(entries))]
