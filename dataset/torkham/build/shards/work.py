"""The build in parts as a whole: index, shards, buckets, and what only all together can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from torkham.build import registry
from torkham.build.assemble import Inputs, Progress, known
from torkham.build.clock import Clock
from torkham.build.places import Places
from torkham.build.problems import Problem, fewest
from torkham.build.registry import EDITED
from torkham.build.shards import bucket, catalogue, context, links, made, shard, spread
from torkham.build.shards.catalogue import Catalogue
from torkham.build.shards.division import Division
from torkham.build.shards.division import spread as spread_of
from torkham.build.shards.stored import Registered, Stored
from torkham.build.storage import at, removed
from torkham.engines import Engine

Task = TypeVar("Task", shard.Task, bucket.Task)
DOCUMENTS = "documents.arrow"
"""The registry of documents, in the folder of the parts."""


@dataclass(frozen=True)
class Parts:
    """All parts of a build."""

    known: Mapping[str, pl.DataFrame]
    """Registries, and what follows from them."""
    shards: Sequence[made.Made]
    buckets: Sequence[made.Made]
    problems: list[Problem] = field(default_factory=list)
    phases: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each step took."""

    @property
    def divided(self) -> tuple[str, ...]:
        """The tables of which every part has some rows."""
        return tuple(sorted({name for part in (*self.shards, *self.buckets) for name in part.files}))

    def of(self, table: str) -> list[made.Made]:
        """The parts that have rows of a table, in their order."""
        return [part for part in (*self.shards, *self.buckets) if table in part.files]


def work(
    inputs: Inputs,
    listed: Catalogue,
    division: Division,
    folder: Path,
    engine: Engine,
    rule: str,
    progress: Progress,
) -> Parts:
    """Make every part that is not in `folder` from an earlier build, and check all together."""
    clock = Clock()
    again, repeated = listed.again()
    tables, problems = _registries(inputs, folder)
    problems += repeated
    home = context.write(context.Context(tables, division, rule), folder)
    clock.passed("registries")
    shards = _made(engine, shard, _shards(inputs, listed, again, division, home, folder), progress)
    clock.passed("shards")
    later = _buckets(shards, division, home, folder)
    buckets = _made(engine, bucket, later, lambda _, found: progress(listed.count, found))
    clock.passed("buckets")
    edited = {name: tables[name] for name in registry.FILES if name != "documents"}
    registered = Registered(edited, lambda: registry.read_one(inputs.registry, "documents"))
    places = Places(Stored(lambda article: listed.those(pl.col("article_id") == article)), registered, inputs.registry)
    across = [*links.of_registries(tables, listed), *links.of_chains(shards), *links.of_pending(shards, listed)]
    found = [*across, *(problem for part in (*shards, *buckets) for problem in part.problems)]
    problems += [problem if problem.file else places.placed(problem) for problem in fewest(found)]
    _clear(folder, {at(home).name, *(at(part.folder).name for part in (*shards, *buckets))})
    clock.passed("links")
    return Parts(tables, shards, buckets, fewest(problems), clock.phases)


def _registries(inputs: Inputs, folder: Path) -> tuple[dict[str, pl.DataFrame], list[Problem]]:
    """The tables that are the same for all articles, and what could not be read; the documents go to the disk."""
    registered, problems = registry.read_registry(inputs.registry)
    documents = registered.pop("documents")
    names = documents.get_column("document_id").fill_null("").to_list()
    spread.write(folder / DOCUMENTS, documents.with_columns(spread=pl.Series(map(spread_of, names), dtype=pl.Int64)))
    return known(registered), problems


def _shards(
    inputs: Inputs, listed: Catalogue, again: pl.DataFrame, division: Division, home: str, folder: Path
) -> list[shard.Task]:
    """The task of every shard; its folder is named after all that it is made from."""
    numbers = range(division.shards)
    entries: list[list[spread.Own]] = [[] for _ in numbers]
    for part in listed.parts:
        for own in spread.owned(part, division, ["digest"]):
            entries[own.shard].append(own)
    documents = {own.shard: own for own in spread.owned(folder / DOCUMENTS, division, list(EDITED["documents"]))}
    prints = catalogue.prints(inputs.documents).with_columns(shard=division.shard_of(pl.col("spread")))
    passed_over = again.with_columns(shard=division.shard_of(pl.col("spread")))
    tasks = []
    for number in numbers:
        sums = [sum(each) % 2**64 for each in zip(*(own.sums for own in entries[number]), strict=True)]
        registered = [documents[number]] if number in documents else []
        files = prints.filter(shard=number)
        repeated = passed_over.filter(shard=number).select("file", "start").rows()
        named = made.digest(at(home).name, number, sums, [own.sums for own in registered], files.rows(), repeated)
        tasks.append(
            shard.Task(
                name=f"shard {number} of {division.shards}",
                context=home,
                folder=str(folder / f"shard-{number:05d}-{named}"),
                entries=_slices(entries[number], listed.parts[0]),
                documents=_slices(registered, folder / DOCUMENTS),
                prints=tuple(files.get_column("file")),
                passed_over=tuple(repeated),
            )
        )
    return tasks


def _slices(owned: Sequence[spread.Own], path: Path) -> tuple[spread.Slice, ...]:
    """The rows of a shard; if it has none, no rows of a file."""
    return tuple(own.rows for own in owned) or (spread.Slice(str(path), 0, 0),)


def _buckets(shards: Sequence[made.Made], division: Division, home: str, folder: Path) -> list[bucket.Task]:
    """The task of every bucket, from what the shards wrote."""
    folders = tuple(part.folder for part in shards)
    tasks = []
    for number in range(division.buckets):
        named = made.digest(at(home).name, number, [part.pieces[number] for part in shards])
        tasks.append(
            bucket.Task(
                name=f"bucket {number} of {division.buckets}",
                number=number,
                context=home,
                folder=str(folder / f"bucket-{number:05d}-{named}"),
                shards=folders,
            )
        )
    return tasks


def _made(engine: Engine, room: Any, tasks: Sequence[Task], progress: Progress) -> list[made.Made]:
    """What is made of every task, now or by an earlier build."""
    done: dict[int, made.Made] = {}
    for number, task in enumerate(tasks):
        if before := made.kept(at(task.folder)):
            done[number] = before
    waiting = [number for number in range(len(tasks)) if number not in done]
    for place, result in engine.map(room.make, [tasks[number] for number in waiting]):
        done[waiting[place]] = result
        progress(sum(part.articles for part in done.values()), sum(p.count for m in done.values() for p in m.problems))
    return [done[number] for number in range(len(tasks))]


def _clear(folder: Path, used: set[str]) -> None:
    """Remove parts of earlier builds that nothing uses any more."""
    for path in folder.iterdir():
        if path.name not in used and path.name.startswith(("shard-", "bucket-", "context-")):
            removed(path)
