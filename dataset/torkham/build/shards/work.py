"""The build in parts as a whole: index, shards, buckets, and what only all together can tell."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from torkham.build import registry
from torkham.build.assemble import Inputs, Progress, known
from torkham.build.clock import Clock
from torkham.build.places import Places
from torkham.build.problems import Problem, fewest
from torkham.build.shards import bucket, catalogue, context, links, made, shard
from torkham.build.shards.division import Division
from torkham.build.storage import at, removed
from torkham.engines import Engine

Task = TypeVar("Task", shard.Task, bucket.Task)


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
    entries: pl.DataFrame,
    division: Division,
    folder: Path,
    engine: Engine,
    rule: str,
    progress: Progress,
) -> Parts:
    """Make every part that is not in `folder` from an earlier build, and check all together."""
    clock = Clock()
    entries, again = catalogue.once(entries)
    registered, problems = registry.read_registry(inputs.registry)
    problems += again
    tables = known(registered)
    shared = {name: frame for name, frame in tables.items() if name != "documents"}
    home = context.write(context.Context(shared, division, rule), folder)
    clock.passed("registries")
    tasks = _shards(inputs, entries, registered["documents"], division, home, folder)
    shards = _made(engine, shard, tasks, progress)
    clock.passed("shards")
    later = _buckets(shards, division, home, folder)
    buckets = _made(engine, bucket, later, lambda _, found: progress(len(entries), found))
    clock.passed("buckets")
    articles = entries.get_column("article_id").drop_nulls()
    places = Places(shard.Stored(entries), registered, inputs.registry)
    across = [*links.of_registries(shared, articles), *links.of_chains(shards), *links.of_pending(shards, articles)]
    found = [*across, *(problem for part in (*shards, *buckets) for problem in part.problems)]
    problems += [problem if problem.file else places.placed(problem) for problem in fewest(found)]
    _clear(folder, {at(home).name, *(at(part.folder).name for part in (*shards, *buckets))})
    clock.passed("links")
    return Parts(tables, shards, buckets, fewest(problems), clock.phases)


def _shards(
    inputs: Inputs, entries: pl.DataFrame, documents: pl.DataFrame, division: Division, home: str, folder: Path
) -> list[shard.Task]:
    """The task of every shard; its folder is named after all that it is made from."""
    prints = catalogue.prints(inputs.documents)
    of_entry = [
        division.shard(document or file) for document, file in entries.select("document_id", "file").iter_rows()
    ]
    of_document = [division.shard(document) for document in documents.get_column("document_id").fill_null("")]
    of_print = prints.get_column("document_id").map_elements(division.shard, pl.Int64)
    tasks = []
    for number in range(division.shards):
        own = entries.filter(pl.Series(of_entry, dtype=pl.Int64) == number).sort("article_id", "file", "start")
        registered = documents.filter(pl.Series(of_document, dtype=pl.Int64) == number)
        files = prints.filter(of_print == number)
        digest = _digest(at(home).name, number, own.get_column("digest").to_list(), registered.rows(), files.rows())
        tasks.append(
            shard.Task(
                name=f"shard {number} of {division.shards}",
                context=home,
                folder=str(folder / f"shard-{number:05d}-{digest}"),
                entries=own,
                documents=registered,
                prints=tuple(files.get_column("file")),
            )
        )
    return tasks


def _buckets(shards: Sequence[made.Made], division: Division, home: str, folder: Path) -> list[bucket.Task]:
    """The task of every bucket, from what the shards wrote."""
    tasks = []
    for number in range(division.buckets):
        places, digests = {}, []
        for kind in shards[0].pieces:
            there = [(part.folder, part.pieces[kind][number]) for part in shards if number in part.pieces[kind]]
            places[kind] = tuple((folder, group) for folder, (group, _) in there)
            digests += [(kind, digest) for _, (_, digest) in there]
        tasks.append(
            bucket.Task(
                name=f"bucket {number} of {division.buckets}",
                number=number,
                context=home,
                folder=str(folder / f"bucket-{number:05d}-{_digest(at(home).name, number, digests)}"),
                places=places,
                like=shards[0].folder,
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


def _digest(*facts: object) -> str:
    return sha256(json.dumps(facts, default=str).encode()).hexdigest()[:32]


def _clear(folder: Path, used: set[str]) -> None:
    """Remove parts of earlier builds that nothing uses any more."""
    for path in folder.iterdir():
        if path.name not in used and path.name.startswith(("shard-", "bucket-", "context-")):
            removed(path)
