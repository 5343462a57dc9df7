"""What a part of a build made: files, and what is told of them without reading them again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import polars as pl

from torkham.build.problems import Problem
from torkham.build.publish import write_table
from torkham.build.storage import at, is_here, written
from torkham.release.column_hash import column_hash
from torkham_schema.dictionary import tables

RESULT = "made.json"


@dataclass(frozen=True)
class File:
    """One Parquet file with some rows of a table."""

    rows: int
    sha256: str
    content_sha256: str


@dataclass(frozen=True)
class Made:
    """What was made of one part."""

    folder: str
    files: Mapping[str, File]
    """By table; none where there are problems."""
    pieces: tuple[str, ...] = ()
    """A digest of the testimony for each bucket."""
    articles: int = 0
    pending: int = 0
    """References that only other parts can resolve."""
    problems: tuple[Problem, ...] = ()


def path_of(folder: str | Path, table: str) -> Path:
    """The file of a table in a part's folder."""
    return at(folder) / f"{table}.parquet"


def write_tables(folder: Path, frames: Mapping[str, pl.DataFrame]) -> dict[str, File]:
    """Write the rows of a part, a file a table."""
    return {name: _written(folder, name, frame) for name, frame in frames.items()}


def _written(folder: Path, name: str, frame: pl.DataFrame) -> File:
    table = tables()[name]
    data = BytesIO()
    write_table(table, frame, data)
    path = path_of(folder, name)
    with written(path) as file:
        file.write(data.getbuffer())
    if is_here(path):
        # A release links to it, and the next build takes it as it is: nobody may write into it.
        path.chmod(0o444)
    return File(len(frame), sha256(data.getbuffer()).hexdigest(), column_hash(frame))


def keep(made: Made) -> Made:
    """Note down what was made, last of all: what has no note was not finished."""
    if not made.problems:
        with written(at(made.folder) / RESULT) as file:
            file.write(json.dumps({**asdict(made), "problems": []}).encode())
    return made


def kept(folder: Path) -> Made | None:
    """What was made in a folder before, if it was finished and is all there."""
    try:
        said = json.loads((folder / RESULT).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    files = {name: File(**facts) for name, facts in said["files"].items()}
    if is_here(folder) and not all(path_of(folder, name).is_file() for name in files):
        return None
    return Made(str(folder), files, tuple(said["pieces"]), said["articles"], said["pending"])


def digest(*facts: object) -> str:
    """What a part is named after, of all that it is made from."""
    return sha256(json.dumps(facts, default=str).encode()).hexdigest()[:32]
