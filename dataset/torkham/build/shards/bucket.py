"""The second map: the testimony on some events to those events."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from torkham.build.aggregate import KINDS, events
from torkham.build.assemble import unnamed
from torkham.build.order import in_order
from torkham.build.problems import Problem
from torkham.build.shards import context, made, pieces
from torkham.build.storage import at
from torkham.build.tabulate import as_declared
from torkham.build.validate import broken, check_table
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS


@dataclass(frozen=True)
class Task:
    """One bucket."""

    name: str
    number: int
    context: str
    folder: str
    """Where its file goes."""
    shards: tuple[str, ...]
    """Folders of all shards."""


def make(task: Task) -> made.Made:
    """Aggregate and check the events of a bucket; write their file if nothing is wrong with them."""
    shared = context.read(task.context)
    found = {kind: pieces.read(kind, task.shards, task.number) for kind in (*KINDS, pieces.PENDING)}
    labels = shared.known[context.LABELS]
    own = shared.division.buckets_of([labels.get_column("event_id")]).filter(pl.col("bucket") == task.number)
    labels = labels.join(own, on="event_id", how="semi", maintain_order="left")
    frame = in_order("events", as_declared("events", events(found, labels, shared.rule)))
    problems = [*unnamed(labels, frame), *check_table(tables()["events"], frame)]
    problems += _broken(shared, {"events": frame, "reports": found["reports"]}, found["pending"])
    files = {} if problems else made.write_tables(at(task.folder), {"events": frame})
    return made.keep(made.Made(task.folder, files, problems=tuple(problems)))


def _broken(shared: context.Context, here: Mapping[str, pl.DataFrame], pending: pl.DataFrame) -> list[Problem]:
    """The rules across tables that events and what names them break."""
    everything = {"places": shared.known["places"], "retired_ids": shared.known["retired_ids"], **here}
    problems: list[Problem] = []
    for rule in RELATIONS:
        if "event" in rule.scopes:
            found = rule.find(everything).filter(pl.col("table") == "events")
            if rule.name == "every_reference_exists":
                dangling = pending.join(here["events"], on="event_id", how="anti")
                found = pl.concat([found, dangling.select(found.columns)])
            problems += broken(rule, found)
    return problems
