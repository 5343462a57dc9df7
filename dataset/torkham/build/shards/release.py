"""A release of many parts: every table that is coded in articles is a folder of Parquet files, the others are files.

`scan("spans")` reads `spans.parquet/` as one table, as do polars, pandas and Arrow; DuckDB reads
`spans.parquet/*.parquet`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from torkham.build.order import in_order
from torkham.build.publish import write_table
from torkham.build.shards.made import path_of
from torkham.build.shards.work import Parts
from torkham.build.storage import read_frame, same_file
from torkham.build.tabulate import as_declared
from torkham.release.content_hash import content_hash
from torkham.release.gate import with_changes
from torkham_schema.dictionary import tables


class Frames(Mapping[str, pl.DataFrame]):
    """All tables of a build in parts, each read when it is asked for, and not kept."""

    def __init__(self, parts: Parts):
        self._parts = parts

    def __getitem__(self, name: str) -> pl.DataFrame:
        if name in self._parts.divided:
            return pl.concat([read_frame(path_of(part.folder, name)) for part in self._parts.of(name)])
        table = tables()[name]
        frame = self._parts.known.get(name, pl.DataFrame(schema=table.schema))
        return in_order(name, as_declared(name, frame))

    def __iter__(self) -> Iterator[str]:
        return iter(tables())

    def __len__(self) -> int:
        return len(tables())


def write(parts: Parts, changes: pl.DataFrame, fresh: Path) -> dict[str, Any]:
    """Write all tables of a release into a folder; give what its manifest says of each."""
    frames = with_changes(Frames(parts), changes)
    facts = {}
    for name, table in tables().items():
        path = fresh / f"{name}.parquet"
        found = _linked(name, parts, path) if name in parts.divided else _written(name, frames[name], path)
        facts[name] = {"group": table.group, "description": table.description, **found}
    return facts


def content_of(parts: Parts, name: str) -> str:
    """The content hash of a table; that of one in many files is the hash of theirs, in their order."""
    if name not in parts.divided:
        return content_hash(Frames(parts)[name], tables()[name].key)
    return sha256("".join(f"{part.files[name].content_sha256}\n" for part in parts.of(name)).encode()).hexdigest()


def _linked(name: str, parts: Parts, folder: Path) -> dict[str, Any]:
    """A table of many files."""
    folder.mkdir()
    files = {}
    for number, part in enumerate(parts.of(name)):
        file = f"part-{number:05d}.parquet"
        same_file(path_of(part.folder, name), folder / file)
        files[file] = asdict(part.files[name])
    rows = sum(part.files[name].rows for part in parts.of(name))
    return {"rows": rows, "content_sha256": content_of(parts, name), "files": files}


def _written(name: str, frame: pl.DataFrame, path: Path) -> dict[str, Any]:
    """A table of one file."""
    data = BytesIO()
    write_table(tables()[name], frame, data)
    path.write_bytes(data.getbuffer())
    return {
        "rows": len(frame),
        "sha256": sha256(data.getbuffer()).hexdigest(),
        "content_sha256": content_hash(frame, tables()[name].key),
    }
