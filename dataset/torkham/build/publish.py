"""Publish: tables to Parquet, all or nothing.

A release is written into a new folder beside the old one, named by version and content; then one pointer file,
`CURRENT`, is replaced. Whoever reads sees the old release or the new one, never a part of either. The same tables are
the same bytes.
"""

import json
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
WAITING = ".new-"
"""How the name of everything begins that is not yet, or no more, part of a release."""
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


def _manifest(
    version: str, frames: Mapping[str, pl.DataFrame], folder: Path, rule: str, released: str | None
) -> dict[str, object]:
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
    said = {"name": "torkham", "version": version, "released": released, "aggregation_rule": rule}
    return {**{name: value for name, value in said.items() if value}, "polars": pl.__version__, "tables": found}


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
    out.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=WAITING, dir=out))
    try:
        for name, table in tables().items():
            write_table(table, frames[name], fresh / f"{name}.parquet")
        manifest = json.dumps(_manifest(version, frames, fresh, rule, released), indent=1, ensure_ascii=False) + "\n"
        (fresh / "manifest.json").write_text(manifest, "utf-8")
        dictionary = {name: table.facts() for name, table in tables().items()}
        (fresh / "dictionary.json").write_text(json.dumps(dictionary, indent=1, ensure_ascii=False) + "\n", "utf-8")
        sums.write(fresh)
        fresh.chmod(0o755)
        release = out / folder_name(version, manifest.encode())
        if release.exists() and sums.check(release):
            _remove(release)
        if not release.exists():
            fresh.rename(release)
        _point_at(release)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _clear(out, release)
    return release


def _point_at(release: Path) -> None:
    """Replace the pointer in one step."""
    waiting = release.parent / f"{WAITING}{POINTER}"
    waiting.write_text(release.name + "\n", "utf-8")
    waiting.replace(release.parent / POINTER)


def _remove(release: Path) -> None:
    """Remove a release that nobody points at; what a kill leaves of it is known by its name."""
    shutil.rmtree(release.rename(release.with_name(f"{WAITING}{release.name}")), ignore_errors=True)


def _clear(out: Path, release: Path) -> None:
    """Remove earlier releases, and what builds that were killed left; nothing else that lies in the folder."""
    for old in out.glob("*-????????/manifest.json"):
        if old.parent != release and old.with_name("dictionary.json").is_file():
            _remove(old.parent)
    for rest in out.glob(f"{WAITING}*"):
        shutil.rmtree(rest, ignore_errors=True) if rest.is_dir() else rest.unlink()
