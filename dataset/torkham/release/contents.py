"""What a release carries beside its Parquet files, and what of it is kept as its record."""

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl

from torkham.export.formats import exporter
from torkham.release import record, sums
from torkham.release.descriptors import citation as citations
from torkham.release.descriptors.croissant import croissant
from torkham.release.descriptors.datapackage import datapackage
from torkham.release.descriptors.json_schema import json_schema
from torkham.release.difference import compare
from torkham.release.notes import notes
from torkham.release.record import Record
from torkham.release.snapshot import Snapshot, read
from torkham.release.version import Version
from torkham_schema.annotation import json_schema as annotation_schema

COPIED = ("CITATION.cff", "LICENSE-DATA")
NOTES, PROVENANCE = "RELEASE_NOTES.md", "provenance.json"
DIFFERENCE_SCHEMA = Path(__file__).parent / "difference.schema.json"
FORMATS = {"csv": "csv", "dta": "stata", "sqlite": "torkham.sqlite", "duckdb": "torkham.duckdb"}
"""The formats that the tables are in beside Parquet, and where."""


def fill(folder: Path, root: Path, made_from: dict[str, Any], earlier: Snapshot | None, recorded: Path) -> None:
    """Add to the Parquet files in a folder all else that a release carries.

    `root` is the checkout, `made_from` its provenance, `earlier` the release before. The notes are those of the
    record, where the release was made before and has one.
    """
    new = read(folder)
    citation = citations.read(root / "CITATION.cff")
    for name in COPIED:
        shutil.copyfile(root / name, folder / name)
    (folder / "CITATION.bib").write_text(citations.bibtex(citation), "utf-8")
    if recorded.exists():
        shutil.copyfile(recorded / NOTES, folder / NOTES)
    else:
        difference = compare(earlier, new) if earlier else None
        (folder / NOTES).write_text(notes(new, citation.date, difference, changes_of(new)), "utf-8")
    _write_json(folder / PROVENANCE, made_from)
    _describe(folder, new, citation)
    _export(folder, new)
    sums.write(folder)


def keep(folder: Path, kept: Path) -> None:
    """Write the record of the release in a folder."""
    new = read(folder)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    rows = {name: table["rows"] for name, table in manifest["tables"].items()}
    content = {name: table["content_sha256"] for name, table in manifest["tables"].items()}
    kept.mkdir()
    record.write(Record(Version.read(str(new.version)), manifest["released"], rows, content, changes_of(new)), kept)
    for name in (NOTES, PROVENANCE, sums.NAME):
        shutil.copyfile(folder / name, kept / name)


def changes_of(release: Snapshot) -> pl.DataFrame:
    """A release's own rows of its table `changes`, which has those of all releases before it too."""
    return release.frame("changes").filter(pl.col("release") == release.version)


def _describe(folder: Path, new: Snapshot, citation: citations.Citation) -> None:
    codes = new.frame("codes")
    hashes = {name: sums.hash_of(folder / f"{name}.parquet") for name in new.facts}
    _write_json(folder / "datapackage.json", datapackage(new.facts, codes, citation))
    _write_json(folder / "croissant.json", croissant(new.facts, hashes, citation))
    schemas = {name: json_schema(table, codes) for name, table in new.facts.items()}
    schemas |= {"annotation": annotation_schema(), "difference": json.loads(DIFFERENCE_SCHEMA.read_bytes())}
    (folder / "schemas").mkdir()
    for name, schema in schemas.items():
        _write_json(folder / "schemas" / f"{name}.schema.json", schema)


def _export(folder: Path, new: Snapshot) -> None:
    frames = {name: new.frame(name) for name in new.facts}
    for name, place in FORMATS.items():
        exporter(name).write(frames, new.facts, folder / place)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
