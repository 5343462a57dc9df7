"""Publish: tables to Parquet, all or nothing.

A release is written into a new folder beside the old one, named by version and content; then one pointer file,
`CURRENT`, is replaced. Whoever reads sees the old release or the new one, never a part of either. The same tables are
the same bytes.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any
from uuid import uuid4

import polars as pl
import pyarrow as pa

from torkham.build.storage import is_here, moved, removed, replaced
from torkham.release import sums
from torkham.release.content_hash import content_hash
from torkham_schema.dictionary import TableFacts, tables

POINTER, MANIFEST, DICTIONARY = "CURRENT", "manifest.json", "dictionary.json"
WAITING = ".new-"
"""How the name of everything begins that is not yet, or no more, part of a release."""
ROW_GROUP = 100_000
"""Rows a row group: fixed, so that the bytes do not depend on how the rows were computed."""


def write_table(table: TableFacts, frame: pl.DataFrame, file: IO[bytes]) -> None:
    """Write one table as Parquet, with the codebook inside: descriptions a column, and all facts as one JSON text."""
    fields = [
        field.with_metadata({"description": column.description})
        for field, column in zip(frame.clear().to_arrow().schema, table.columns, strict=True)
    ]
    frame.write_parquet(
        file,
        compression="zstd",
        row_group_size=ROW_GROUP,
        arrow_schema=pa.schema(fields),
        metadata={"torkham": json.dumps(table.facts(), ensure_ascii=False, sort_keys=True)},
    )


def write_frames(frames: Mapping[str, pl.DataFrame], folder: Path) -> dict[str, Any]:
    """Write all tables, a file each; give what the manifest says of them."""
    facts = {}
    for name, table in tables().items():
        path = folder / f"{name}.parquet"
        with path.open("wb") as file:
            write_table(table, frames[name], file)
        facts[name] = {
            "group": table.group,
            "description": table.description,
            "rows": len(frames[name]),
            "sha256": sums.hash_of(path),
            "content_sha256": content_hash(frames[name], table.key),
        }
    return facts


def folder_name(version: str, manifest: bytes) -> str:
    """What the folder of a release is called, from its version and its manifest."""
    return f"{version}-{sha256(manifest).hexdigest()[:8]}"


def publish(
    frames: Mapping[str, pl.DataFrame],
    out: Path,
    version: str,
    rule: str = "representative",
    released: str | None = None,
) -> Path:
    """Write a release under `out` and point at it; give its folder. The frames must have been validated.

    `released` is the day of the release, `YYYY-MM-DD`, if it is to have one.
    """
    return published(partial(write_frames, frames), out, version, rule, released)


def published(
    write: Callable[[Path], dict[str, Any]], out: Path, version: str, rule: str, released: str | None
) -> Path:
    """The folder of a release under `out`, whose tables `write` puts into a folder; it gives what to say of each."""
    out.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=WAITING, dir=out)) if is_here(out) else out / f"{WAITING}{uuid4().hex}"
    fresh.mkdir(exist_ok=True)
    try:
        facts = write(fresh)
        said = {"name": "torkham", "version": version, "released": released, "aggregation_rule": rule}
        head = {name: value for name, value in said.items() if value}
        manifest = json.dumps({**head, "polars": pl.__version__, "tables": facts}, indent=1, ensure_ascii=False) + "\n"
        (fresh / MANIFEST).write_text(manifest, "utf-8")
        dictionary = {name: table.facts() for name, table in tables().items()}
        (fresh / DICTIONARY).write_text(json.dumps(dictionary, indent=1, ensure_ascii=False) + "\n", "utf-8")
        sums.write(fresh, known=_hashes(facts))
        if is_here(fresh):
            fresh.chmod(0o755)
        release = out / folder_name(version, manifest.encode())
        if release.exists() and sums.check(release):
            _remove(release)
        if not release.exists():
            moved(fresh, release)
        _point_at(release)
    finally:
        removed(fresh)
    _clear(out, release)
    return release


def _hashes(facts: Mapping[str, Any]) -> dict[str, str]:
    """The hash of every file that the manifest knows, by its path in the release."""
    found: dict[str, str] = {}
    for name, table in facts.items():
        parts = {f"{name}.parquet/{part}": file for part, file in table.get("files", {}).items()}
        found |= {path: file["sha256"] for path, file in (parts or {f"{name}.parquet": table}).items()}
    return found


def _point_at(release: Path) -> None:
    """Replace the pointer in one step."""
    replaced(release.parent / POINTER, release.name + "\n", f"{WAITING}{POINTER}")


def _remove(release: Path) -> None:
    """Remove a release that nobody points at; what a kill leaves of it is known by its name."""
    waiting = release.with_name(f"{WAITING}{release.name}")
    moved(release, waiting)
    removed(waiting)


def _clear(out: Path, release: Path) -> None:
    """Remove earlier releases, and what builds that were killed left; nothing else that lies in the folder."""
    for old in out.glob(f"*-????????/{MANIFEST}"):
        if old.parent != release and old.with_name(DICTIONARY).is_file():
            _remove(old.parent)
    for rest in out.glob(f"{WAITING}*"):
        removed(rest) if rest.is_dir() else rest.unlink()
