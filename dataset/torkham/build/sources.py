"""The files that annotations come from: found, read as bytes, split into one JSON text an article."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from torkham.build.problems import BuildError, Problem

SUFFIXES = (".json", ".jsonl")


@dataclass(frozen=True)
class Source:
    """One article's JSON text and where it stands."""

    file: str
    line: int | None
    """Line of a JSON Lines file, from 1; None for a file of its own."""
    data: bytes

    @property
    def root(self) -> str:
        """Beginning of the JSON paths into it."""
        return "$" if self.line is None else f"line {self.line} $"


def files_of(paths: Iterable[Path]) -> list[Path]:
    """All annotation files in the given files and folders, in order of name; BuildError if there are none."""
    found: set[Path] = set()
    problems = []
    for path in paths:
        inside = list(_inside(path)) if path.is_dir() else [path] if path.is_file() else []
        if not inside:
            allowed = f"a file or folder with {' or '.join(SUFFIXES)} files"
            problems.append(Problem(rule="annotations_are_found", allowed=allowed, value=str(path), file=str(path)))
        found.update(inside)
    if problems:
        raise BuildError(problems)
    return sorted(found)


def _inside(folder: Path) -> Iterator[Path]:
    """The annotation files under a folder; a walk is many times faster than a pattern where there are many."""
    if "://" in str(folder):
        yield from (path for path in folder.rglob("*") if path.suffix in SUFFIXES)
        return
    for here, _, names in os.walk(folder):
        yield from (Path(here, name) for name in names if name.endswith(SUFFIXES))


def sources_of(file: Path) -> Iterator[Source]:
    """The articles of one file; blank lines of a JSON Lines file are passed over."""
    if file.suffix != ".jsonl":
        yield Source(str(file), None, file.read_bytes())
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield Source(str(file), number, line.removesuffix(b"\n"))
