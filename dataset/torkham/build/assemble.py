"""From annotations and registries to all tables, not yet validated."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from torkham.build import fingerprints, registry
from torkham.build.aggregate import aggregate
from torkham.build.order import in_order
from torkham.build.places import Places
from torkham.build.problems import Problem
from torkham.build.read import batches, read_batch
from torkham.build.rollup import rollup
from torkham.build.sources import Source, files_of
from torkham.build.tabulate import Tables, as_declared, tabulate
from torkham_schema.dictionary import tables

Progress = Callable[[int, int], None]
"""Told, after each batch, how many articles and problems there are so far."""


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
    parts: list[Tables] = [tabulate(read_batch([]).articles)]
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for some in batches(files_of(annotations)):
        batch = read_batch(some)
        for article in batch.sources.keys() & sources.keys():
            again = batch.sources[article]
            problems.append(
                Problem(
                    rule="an_article_is_annotated_once",
                    allowed=f"an article once; it is also in {sources[article].file}",
                    value=article,
                    file=again.file,
                    path=again.root,
                )
            )
        parts.append(tabulate(batch.articles))
        sources |= batch.sources
        problems += batch.problems
        if progress:
            progress(len(sources), len(problems))
    return {name: pl.concat([part[name] for part in parts]) for name in parts[0]}, sources, problems


def assemble(inputs: Inputs, rule: str = "representative", progress: Progress | None = None) -> Assembled:
    """All tables from the inputs, in their published order."""
    frames, sources, problems = coded(inputs.annotations, progress)
    registered, wrong = registry.read_registry(inputs.registry)
    prints, unread = fingerprints.read(inputs.documents) if inputs.documents else ([], [])
    known = {**registered, **registry.shipped()}
    known["documents"] = fingerprints.documents(registered["documents"], prints)
    known["blocks"] = fingerprints.blocks(prints)
    known["actor_rollup"] = rollup(registered["actors"], registered["actor_relations"])
    frames["spans"] = fingerprints.with_folded(frames["spans"], prints)
    everything = {**known, **frames}
    everything["events"] = aggregate(everything, registered["events"], rule)
    places = Places(sources, registry.lines_of(registered, inputs.registry))
    unused = registered["events"].join(everything["events"], on="event_id", how="anti").get_column("event_id")
    for event in unused:
        file, path = places.of("events", event)
        what = {"table": "events", "row_id": event, "column": "event_id", "value": event}
        problems.append(
            Problem(rule="a_label_names_an_event", allowed="an event that is reported", file=file, path=path, **what)
        )
    empty = {name: pl.DataFrame(schema=table.schema) for name, table in tables().items() if name not in everything}
    complete = {name: in_order(name, as_declared(name, {**everything, **empty}[name])) for name in tables()}
    return Assembled(complete, [*problems, *wrong, *unread], places)
