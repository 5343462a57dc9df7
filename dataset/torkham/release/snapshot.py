"""A release as it is read back: what it declares of its tables, and their rows."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import polars as pl

from torkham.facts import Facts, TableFacts, of_dictionary
from torkham.release_folder import current


def identifier_of(table: TableFacts) -> str | None:
    """The column with a table's permanent identifiers; None for a table that has none."""
    first = table.columns[0]
    own = first.key and not first.references and re.match(r"\^[a-z]{2}-", first.pattern or "")
    return first.name if own else None


@dataclass(frozen=True)
class Snapshot:
    """A release."""

    place: str
    """Where it was read, for messages."""
    version: str | None
    """None where nothing says so."""
    facts: Facts
    frame: Callable[[str], pl.DataFrame]
    """Reads the rows of a table, by its name."""
    rule: str | None = None
    """Rule by which its reports became events; None where nothing says so."""
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of tables in many files, the hash of each file by its name."""
    some: Callable[[str, Sequence[str]], pl.DataFrame] | None = None
    """Reads the rows of a table that are in some of its files."""


def read(path: Path) -> Snapshot:
    """The release in a folder of Parquet files, in a folder with a pointer `CURRENT` to one, or in a zip archive.

    Raises FileNotFoundError, or ValueError for what is no release; both name the path.
    """
    if zipfile.is_zipfile(path):
        return _of_archive(path)
    if not path.is_dir():
        raise FileNotFoundError(f"{path} is neither a folder nor a zip archive with the Parquet files of a release")
    folder = current(path) if (path / "CURRENT").is_file() else path
    names = [file.relative_to(folder).as_posix() for file in folder.glob("*.parquet") if file.is_file()]
    names += [file.relative_to(folder).as_posix() for file in folder.glob("*.parquet/*.parquet")]
    return _read(str(path), sorted(names), lambda name: (folder / name).open("rb"), folder / "manifest.json")


def _of_archive(path: Path) -> Snapshot:
    archive = zipfile.ZipFile(path)
    inside = archive.namelist()
    names = sorted(name for name in inside if name.endswith(".parquet"))
    manifest = zipfile.Path(archive, "manifest.json")
    return _read(str(path), names, lambda name: io.BytesIO(archive.read(name)), manifest)


def _read(place: str, names: list[str], opened: Callable[[str], IO[bytes]], manifest: Path | zipfile.Path) -> Snapshot:
    dictionary: dict[str, Any] = {}
    files: dict[str, list[str]] = {}
    for name in names:
        if name.partition("/")[0] in files:
            files[name.partition("/")[0]].append(name)
            continue
        try:
            with opened(name) as file:
                table = json.loads(pl.read_parquet_metadata(file)["torkham"])
            dictionary[table["name"]] = table
            files[f"{table['name']}.parquet"] = [name]
        except (pl.exceptions.PolarsError, zipfile.BadZipFile, KeyError, ValueError) as error:
            raise ValueError(f"{place}: {name} is not a table of a torkham release: {error!r}") from None
    if not dictionary:
        raise ValueError(f"{place} has no Parquet files")

    def some(table: str, wanted: Sequence[str]) -> pl.DataFrame:
        frames = []
        for name in wanted or files[f"{table}.parquet"][:1]:
            with opened(name) as file:
                frames.append(pl.read_parquet(file))
        return pl.concat(frames) if wanted else frames[0].clear()

    said = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    known = said.get("tables", dictionary)
    order = [name for name in known if name in dictionary]
    facts = of_dictionary({name: dictionary[name] for name in order})
    parts = {
        name: {f"{name}.parquet/{part}": str(file["sha256"]) for part, file in known[name]["files"].items()}
        for name in order
        if "files" in known[name]
    }
    return Snapshot(
        place,
        said.get("version"),
        facts,
        lambda table: some(table, files[f"{table}.parquet"]),
        said.get("aggregation_rule"),
        parts,
        some,
    )
