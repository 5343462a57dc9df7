"""From annotations and registries to all tables, not yet validated."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from torkham.build import fingerprints, registry
from torkham.build.aggregate import aggregate
from torkham.build.order import in_order
from torkham.build.places import Places
from torkham.build.problems import Problem
from torkham.build.read import batches, no_collection, read_batch, twice
from torkham.build.rollup import rollup
from torkham.build.sources import Source, files_of
from torkham.build.tabulate import Tables, as_declared, levels, tabulate, together
from torkham_schema.dictionary import tables

Progress = Callable[[int, int], None]
"""Told, again and again, how many articles and problems there are so far."""


@dataclass(frozen=True)
class Inputs:
    """What a build is made from."""

    annotations: tuple[Path, ...]
    registry: Path
    documents: Path | None = None
    """Folder of fingerprints; None where no text was ever fingerprinted."""


@dataclass(frozen=True)
class Assembled:
    """All tables of a build, and what could not be read on the way."""

    tables: Tables
    problems: list[Problem]
    places: Places


def coded(
    annotations: Iterable[Path], progress: Progress | None = None
) -> tuple[Tables, dict[str, Source], list[Problem]]:
    """The coded tables of all annotations, batch by batch."""
    parts = [levels([])]
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for some in batches(files_of(annotations)):
        with no_collection():
            batch = read_batch(some)
            parts.append(levels(batch.articles))
            batch.articles.clear()
        for article in batch.sources.keys() & sources.keys():
            problems.append(twice(batch.sources[article], article, sources[article]))
        sources |= batch.sources
        problems += batch.problems
        if progress:
            progress(len(sources), len(problems))
    return tabulate(together(parts)), sources, problems


def known(registered: Mapping[str, pl.DataFrame]) -> Tables:
    """The tables that are the same for all articles: registries, what follows from them, and what the schema has."""
    rolled = as_declared("actor_rollup", rollup(registered["actors"], registered["actor_relations"]))
    return {**registered, **registry.shipped(), "actor_rollup": in_order("actor_rollup", rolled)}


def unnamed(labels: pl.DataFrame, events: pl.DataFrame) -> list[Problem]:
    """That a label is for an event that nobody reports."""
    unused = labels.join(events, on="event_id", how="anti").get_column("event_id")
    return [
        Problem(
            rule="a_label_names_an_event",
            allowed="an event that is reported",
            value=event,
            table="events",
            row_id=event,
            column="event_id",
        )
        for event in unused
    ]


def assemble(inputs: Inputs, rule: str = "representative", progress: Progress | None = None) -> Assembled:
    """All tables from the inputs, in their published order."""
    frames, sources, problems = coded(inputs.annotations, progress)
    registered, wrong = registry.read_registry(inputs.registry)
    prints, unread = fingerprints.read(inputs.documents) if inputs.documents else ([], [])
    everything = {**known(registered), **frames}
    everything["documents"] = fingerprints.documents(registered["documents"], prints)
    everything["blocks"] = fingerprints.blocks(prints)
    everything["spans"] = fingerprints.with_folded(frames["spans"], prints, frames["articles"])
    everything["events"] = aggregate(everything, registered["events"], rule)
    places = Places(sources, registered, inputs.registry)
    problems += [places.placed(problem) for problem in unnamed(registered["events"], everything["events"])]
    empty = {name: pl.DataFrame(schema=table.schema) for name, table in tables().items() if name not in everything}
    complete = {name: in_order(name, as_declared(name, {**everything, **empty}[name])) for name in tables()}
    return Assembled(complete, [*problems, *wrong, *unread], places)
