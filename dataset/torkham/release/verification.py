"""Whether a release is what it says it is: files, contents, schema, relations."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from torkham.facts import Facts, of_dictionary
from torkham.release import databases, declared, sums
from torkham.release.column_hash import column_hash
from torkham.release.content_hash import content_hash
from torkham.release.sums import Finding

MOST = 5_000_000
"""Rows of a table in many files up to which its schema and relations are checked again: all must be at hand."""
EXIT = {0: "it is", 1: "something is not as it should be", 2: "there is no release"}
"""What the exit status of `torkham verify` says."""


@dataclass
class Verification:
    """What was looked at in a release, and what is wrong with it."""

    folder: Path
    checked: list[str] = field(default_factory=list)
    """What was checked, in words."""
    skipped: list[str] = field(default_factory=list)
    """What could not be checked, and why."""
    findings: list[Finding] = field(default_factory=list)

    def damaged(self, file: str) -> bool:
        """Whether something was found in that file."""
        return any(finding.file == file for finding in self.findings)


def verify(place: Path) -> Verification:
    """Look at the release in a folder, or in the one that its `CURRENT` points at.

    FileNotFoundError where there is none.
    """
    folder, findings = _pointed_at(place)
    found = Verification(folder, findings=findings)
    found.findings += sums.check(folder)
    found.checked.append(f"{len(sums.files_in(folder))} files by their hashes")
    manifest, dictionary = _descriptions(found)
    if manifest is None or dictionary is None:
        found.skipped.append("contents, schema and relations: the files that describe them are damaged")
        return found
    facts = of_dictionary(dictionary)
    frames = _contents(found, manifest, facts)
    _databases(found, manifest, facts)
    _schema(found, facts, frames)
    _relations(found, dictionary, frames)
    return found


def _pointed_at(place: Path) -> tuple[Path, list[Finding]]:
    """The folder of the release, and whether the pointer to it is damaged."""
    pointer = place / "CURRENT"
    if (place / sums.NAME).is_file() or not pointer.is_file():
        if not (place / "manifest.json").is_file() and not (place / sums.NAME).is_file():
            raise FileNotFoundError(f"there is no release in {place}: no CURRENT, no {sums.NAME}, no manifest.json")
        return place, []
    there = sorted(path.parent.name for path in place.glob(f"[!.]*/{sums.NAME}"))
    said = pointer.read_bytes()
    if said in [f"{name}\n".encode() for name in there]:
        return place / said.decode().strip(), []
    if not there:
        raise FileNotFoundError(f"{pointer} points at {said.decode(errors='replace').strip()!r}, which is no release")
    expected = " or ".join(repr(f"{name}\n") for name in there)
    return place / there[-1], [Finding("CURRENT", "the pointer", expected, repr(said.decode(errors="replace")))]


def _descriptions(found: Verification) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Manifest and dictionary, where they are whole."""
    files = []
    for name in ("manifest.json", "dictionary.json"):
        path = found.folder / name
        if found.damaged(name) or not path.is_file():
            return None, None
        try:
            files.append(json.loads(path.read_bytes()))
        except ValueError as error:
            found.findings.append(Finding(name, "its form", "JSON", str(error)))
            return None, None
    return files[0], files[1]


def _contents(found: Verification, manifest: dict[str, Any], facts: Facts) -> dict[str, pl.DataFrame]:
    """Compare every table with the rows and the content hash that the manifest has; give those that can be read."""
    frames: dict[str, pl.DataFrame] = {}
    for name, expected in manifest["tables"].items():
        file = f"{name}.parquet"
        if found.damaged(file):
            continue
        try:
            if "files" in expected:
                _parts(found, file, expected)
                if expected["rows"] > MOST:
                    found.skipped.append(f"schema and relations of {name}: {expected['rows']} rows, more than {MOST}")
                    continue
            frames[name] = pl.read_parquet(found.folder / file)
            if "files" in expected:
                continue
            _compare(found, file, frames[name], expected, facts[name].key)
            if (digest := sums.hash_of(found.folder / file)) != expected["sha256"]:
                found.findings.append(Finding(file, "SHA-256 in manifest.json", expected["sha256"], digest))
        except (OSError, KeyError, ValueError, pl.exceptions.PolarsError) as error:
            found.findings.append(Finding(file, "its form", "a table in Parquet", str(error)))
    found.checked.append(f"{len(frames)} tables by their contents")
    return frames


def _parts(found: Verification, table: str, expected: dict[str, Any]) -> None:
    """Compare the files of a table that has many, one after the other."""
    for part, facts in expected["files"].items():
        file = f"{table}/{part}"
        if not found.damaged(file):
            frame = pl.read_parquet(found.folder / file)
            if (digest := column_hash(frame)) != facts["content_sha256"]:
                found.findings.append(Finding(file, "content hash", facts["content_sha256"], digest))
            if (digest := sums.hash_of(found.folder / file)) != facts["sha256"]:
                found.findings.append(Finding(file, "SHA-256 in manifest.json", facts["sha256"], digest))
    lines = "".join(f"{facts['content_sha256']}\n" for facts in expected["files"].values())
    if (digest := sha256(lines.encode()).hexdigest()) != expected["content_sha256"]:
        found.findings.append(Finding(table, "content hash", expected["content_sha256"], digest))
    if (rows := sum(facts["rows"] for facts in expected["files"].values())) != expected["rows"]:
        found.findings.append(Finding(table, "number of rows", str(expected["rows"]), str(rows)))


def _databases(found: Verification, manifest: dict[str, Any], facts: Facts) -> None:
    """Compare the tables in the database files, where there are any, with the same content hashes."""
    for file in databases.FILES:
        path = found.folder / file
        if not path.is_file() or found.damaged(file):
            continue
        try:
            for name, frame in databases.read(path, facts).items():
                _compare(found, file, frame, manifest["tables"][name], facts[name].key)
            found.checked.append(f"{len(manifest['tables'])} tables in {file} by their contents")
        except databases.UnreadError as error:
            found.skipped.append(f"the tables in {file}: {error}")


def _compare(
    found: Verification, file: str, frame: pl.DataFrame, expected: dict[str, Any], key: tuple[str, ...]
) -> None:
    digest = content_hash(frame, key)
    if len(frame) != expected["rows"]:
        found.findings.append(Finding(file, "number of rows", str(expected["rows"]), str(len(frame))))
    if digest != expected["content_sha256"]:
        found.findings.append(Finding(file, "content hash", expected["content_sha256"], digest))


def _schema(found: Verification, facts: Facts, frames: dict[str, pl.DataFrame]) -> None:
    for name in frames:
        found.findings += declared.check(facts[name], frames)
    found.checked.append(f"{len(frames)} tables by the schema that they carry")


def _relations(found: Verification, dictionary: dict[str, Any], frames: dict[str, pl.DataFrame]) -> None:
    """All rules, within and across tables; they are those of the schema that is installed."""
    rest = "the rules within and across tables: "
    if not (find_spec("pandera") and find_spec("pyarrow")):
        found.skipped.append(f"{rest}they need torkham[build]")
        return
    from torkham.build.validate import validate
    from torkham_schema.dictionary import tables
    from torkham_schema.relations import RELATIONS

    today = json.loads(json.dumps({name: table.facts() for name, table in tables().items()}))
    if dictionary != today:
        found.skipped.append(f"{rest}the release has another schema than the one that is installed")
        return
    if set(frames) != set(today):
        found.skipped.append(f"{rest}some tables are damaged")
        return
    found.findings += [
        Finding(f"{p.table}.parquet", f"{p.rule} {p.row_id or ''} {p.column or ''}".rstrip(), p.allowed, str(p.value))
        for p in validate(frames)
    ]
    found.checked.append(f"{len(RELATIONS)} rules across tables, and those within each")
