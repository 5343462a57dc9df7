"""The record of a release, written once when it is made and kept in the repository: `dataset/releases/X.Y.Z/`.

Notes for people, the hashes, what changed and why, and what it was made from; not the data, which the hashes prove.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from torkham.release.changes import SCHEMA
from torkham.release.version import Version

HASHES, CHANGES = "hashes.json", "changes.csv"


@dataclass(frozen=True)
class Record:
    """What is kept of a release."""

    version: Version
    date: str
    """Day of the release, `YYYY-MM-DD`."""
    rows: Mapping[str, int]
    """Rows of each table."""
    content: Mapping[str, str]
    """Content hash of each table."""
    changes: pl.DataFrame
    """Its own rows of the table `changes`."""


def write(record: Record, folder: Path) -> None:
    """Write the hashes and the changes of a record into its folder."""
    tables = {name: {"rows": rows, "content_sha256": record.content[name]} for name, rows in record.rows.items()}
    said = {"version": str(record.version), "date": record.date, "tables": tables}
    (folder / HASHES).write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    record.changes.write_csv(folder / CHANGES)


def read(folder: Path) -> Record:
    """The record in a folder."""
    said = json.loads((folder / HASHES).read_bytes())
    tables = said["tables"]
    return Record(
        Version.read(said["version"]),
        said["date"],
        {name: table["rows"] for name, table in tables.items()},
        {name: table["content_sha256"] for name, table in tables.items()},
        pl.read_csv(folder / CHANGES, schema=SCHEMA),
    )


def records(folder: Path) -> dict[Version, Record]:
    """All records under a folder, the earliest first."""
    found = [read(path.parent) for path in folder.glob(f"*/{HASHES}")]
    return {record.version: record for record in sorted(found, key=lambda record: record.version)}
