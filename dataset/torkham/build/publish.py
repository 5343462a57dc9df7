"""Publish: tables to Parquet, all or nothing.

A release is written into a new folder beside the old one, named by version and content; then one pointer file,
`CURRENT`, is replaced. Whoever reads sees the old release or the new one, never a part of either. The same tables are
the same bytes.
"""

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
import pyarrow as pa

from torkham.release import sums
from torkham.release.content_hash import content_hash
from torkham_schema.dictionary import TableFacts, tables

POINTER = "CURRENT"
ROW_GROUP = 100_000
"""Rows a row group: fixed, so that the bytes do not depend on how the rows were computed."""


def write_table(table: TableFacts, frame: pl.DataFrame, path: Path) -> None:
    """Write one table as Parquet, with the codebook inside: descriptions a column, and all facts as one JSON text."""
    fields = [
        field.with_metadata({"description": column.description})
        for field, column in zip(frame.to_arrow().schema, table.columns, strict=True)
    ]
    frame.write_parquet(
        path,
        compression="zstd",
        row_group_size=ROW_GROUP,
        arrow_schema=pa.schema(fields),
        metadata={"torkham": json.dumps(table.facts(), ensure_ascii=False, sort_keys=True)},
    )


def _manifest(version: str, frames: Mapping[str, pl.DataFrame], folder: Path, rule: str) -> dict[str, object]:
    found = {
        name: {
            "group": table.group,
            "description": table.description,
            "rows": len(frames[name]),
            "sha256": sums.hash_of(folder / f"{name}.parquet"),
            "content_sha256": content_hash(frames[name], table.key),
        }
        for name, table in tables().items()
    }
    return {"name": "torkham", "version": version, "aggregation_rule": rule, "polars": pl.__version__, "tables": found}


def folder_name(version: str, manifest: bytes) -> str:
    """What the folder of a release is called, from its version and its manifest."""
    return f"{version}-{sha256(manifest).hexdigest()[:8]}"


def publish(frames: Mapping[str, pl.DataFrame], out: Path, version: str, rule: str = "representative") -> Path:
    """Write a release under `out` and point at it; give its folder. The frames must have been validated."""
    out.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=".new-", dir=out))
    try:
        for name, table in tables().items():
            write_table(table, frames[name], fresh / f"{name}.parquet")
        manifest = json.dumps(_manifest(version, frames, fresh, rule), indent=1, ensure_ascii=False) + "\n"
        (fresh / "manifest.json").write_text(manifest, "utf-8")
        dictionary = {name: table.facts() for name, table in tables().items()}
        (fresh / "dictionary.json").write_text(json.dumps(dictionary, indent=1, ensure_ascii=False) + "\n", "utf-8")
        sums.write(fresh)
        fresh.chmod(0o755)
        release = out / folder_name(version, manifest.encode())
        if release.exists() and sums.check(release):
            shutil.rmtree(release)
        if not release.exists():
            fresh.rename(release)
        _point_at(release)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for old in out.iterdir():
        if old.is_dir() and old != release:
            shutil.rmtree(old, ignore_errors=True)
    return release


def _point_at(release: Path) -> None:
    """Replace the pointer in one step."""
    waiting = release.parent / f".{POINTER}.{os.getpid()}"
    waiting.write_text(release.name + "\n", "utf-8")
    os.replace(waiting, release.parent / POINTER)
