"""What a build has made and not yet published: all tables, and what is wrong with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from torkham.build.assemble import Inputs, Progress, assemble
from torkham.build.clock import Clock
from torkham.build.problems import Problem
from torkham.build.publish import write_frames
from torkham.build.shards import catalogue, release, work
from torkham.build.shards.division import SHARD, division
from torkham.build.sources import files_of
from torkham.build.validate import validate
from torkham.engines import Engine, start
from torkham.release.gate import Content, in_frames
from torkham_schema.dictionary import tables

Write = Callable[[pl.DataFrame, Path], dict[str, Any]]


@dataclass(frozen=True)
class Scale:
    """On what a build is done, once there are more articles than go into one table."""

    shard: int = SHARD
    """Most articles, about, of a shard; up to so many, every table is one file."""
    engine: str | Engine = "processes"
    """One of `torkham.engines.ENGINES`, or one that was started already and goes on."""
    address: str | None = None
    """Of a cluster that runs already."""
    workers: int | None = None
    """Tasks at a time; as many as there are cores, unless told."""


def scaled(shard: int | None, engine: str, address: str | None, workers: int | None) -> Scale:
    """The scale that was asked for; what was not said is as usual."""
    return Scale(shard or SHARD, engine, address, workers)


@dataclass(frozen=True)
class Candidate:
    """Tables that may be published, if nothing is wrong with them."""

    frames: Mapping[str, pl.DataFrame]
    rows: Mapping[str, int]
    problems: list[Problem]
    write: Write
    """Writes all tables into a folder, with the given `changes`; gives what the manifest says of them."""
    content: Content = field(default=in_frames)
    """The content hash of a table."""
    phases: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each step took."""


def candidate(
    inputs: Inputs, room: Path | None, rule: str, scale: Scale, progress: Progress = lambda *_: None
) -> Candidate:
    """All tables of the inputs, checked. What a later build may use again stays in `room`, if one is given."""
    files = files_of(inputs.annotations)
    if not _many(files, scale.shard):
        return _whole(inputs, rule, progress)
    if room is not None:
        return _in_parts(inputs, files, room, rule, scale, progress)
    with TemporaryDirectory(prefix="torkham-") as folder:
        return _in_parts(inputs, files, Path(folder), rule, scale, progress)


def _many(files: list[Path], most: int) -> bool:
    """Whether the files hold more articles than that; counts no further."""
    found = 0
    for file in files:
        if file.suffix == ".jsonl":
            with file.open("rb") as lines:
                for line in lines:
                    found += bool(line.strip())
                    if found > most:
                        return True
        else:
            found += 1
    return found > most


def _whole(inputs: Inputs, rule: str, progress: Progress) -> Candidate:
    clock = Clock()
    made = assemble(inputs, rule, progress)
    clock.passed("assemble")
    problems = [*made.problems, *validate(made.tables, made.places)]
    clock.passed("validate")

    def write(changes: pl.DataFrame, folder: Path) -> dict[str, Any]:
        return write_frames({**made.tables, "changes": changes}, folder)

    rows = {name: len(frame) for name, frame in made.tables.items()}
    return Candidate(made.tables, rows, problems, write, phases=clock.phases)


def _in_parts(inputs: Inputs, files: list[Path], room: Path, rule: str, scale: Scale, progress: Progress) -> Candidate:
    room.mkdir(parents=True, exist_ok=True)
    clock = Clock()
    given = scale.engine
    engine = start(given, scale.address, scale.workers) if isinstance(given, str) else given
    try:
        listed = catalogue.catalogued(files, room, engine)
        clock.passed("index")
        parts = work.work(inputs, listed, division(listed.count, scale.shard), room, engine, rule, progress)
    finally:
        if isinstance(given, str):
            engine.close()
    rows = {name: sum(part.files[name].rows for part in parts.of(name)) for name in parts.divided}
    frames = release.Frames(parts)
    return Candidate(
        frames,
        {name: rows[name] if name in rows else len(frames[name]) for name in tables()},
        parts.problems,
        partial(release.write, parts),
        lambda _, name: release.content_of(parts, name),
        {**clock.phases, **parts.phases},
    )
