"""The first map: some documents with their articles to validated files, and to testimony on events."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

import polars as pl

from torkham.build import fingerprints
from torkham.build.aggregate import testimony
from torkham.build.order import in_order
from torkham.build.places import Places
from torkham.build.problems import Problem, fewest
from torkham.build.read import BATCH, no_collection, read_batch
from torkham.build.shards import context, index, links, made, pieces, spread
from torkham.build.shards.spread import Slice
from torkham.build.shards.stored import Stored
from torkham.build.storage import at
from torkham.build.tabulate import Tables, as_declared, levels, tabulate, together
from torkham.build.validate import broken, check_table
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS

ELSEWHERE = ("events", "articles", "statements")
"""Tables with rows to which another shard's rows may refer."""
DIAGNOSED = 20
"""Broken articles of a shard that are looked through; of the others the first error is told."""


@dataclass(frozen=True)
class Task:
    """One shard."""

    name: str
    context: str
    folder: str
    """Where its files go."""
    entries: tuple[Slice, ...]
    """Rows of the index: its articles."""
    documents: tuple[Slice, ...]
    """Its rows of the registry of documents."""
    prints: tuple[str, ...] = ()
    """Its files of fingerprints."""
    passed_over: tuple[tuple[str, int], ...] = ()
    """File and first byte of articles that were annotated before."""


def make(task: Task) -> made.Made:
    """Read, tabulate and check a shard; write its files if nothing is wrong with it, its testimony in any case."""
    shared = context.read(task.context)
    entries = _entries(task)
    frames, problems = _read(task, entries)
    reported = frames["reports"].select("event_id").unique()
    everything: Tables = {**shared.known, **frames, "events": reported}
    wrong, pending = _checked(everything, tuple(frames))
    places = Places(Stored(lambda article: entries.filter(pl.col("article_id") == article)), {}, at(""))
    problems = [*fewest(problems), *(p if p.table == "documents" else places.placed(p) for p in wrong)]
    folder = at(task.folder)
    of_events = pending.filter(pl.col("target") == "events").with_columns(event_id="value")
    found = pieces.write(folder, {**testimony(everything), pieces.PENDING: of_events}, shared.division)
    others = pending.filter(pl.col("target") != "events")
    links.write(folder, frames, others)
    files = {} if problems else made.write_tables(folder, frames)
    return made.keep(made.Made(task.folder, files, found, len(frames["articles"]), len(others), tuple(problems)))


def _entries(task: Task) -> pl.DataFrame:
    """The rows of the index, in the order of the articles."""
    passed_over = pl.DataFrame(task.passed_over, schema={"file": pl.String, "start": pl.Int64}, orient="row")
    rows = spread.read(task.entries).join(passed_over, on=["file", "start"], how="anti")
    return rows.sort("article_id", "file", "start")


def _read(task: Task, entries: pl.DataFrame) -> tuple[Tables, list[Problem]]:
    """The tables of which the shard has rows, in their published order."""
    frames, problems = _coded(entries)
    prints: list[dict[str, Any]] = []
    for file in task.prints:
        found, unread = fingerprints.read_file(at(file))
        prints += found
        problems += unread
    frames["spans"] = fingerprints.with_folded(frames["spans"], prints, frames["articles"])
    documents = spread.read(task.documents)
    others = {"documents": fingerprints.documents(documents, prints), "blocks": fingerprints.blocks(prints)}
    return {**frames, **{name: in_order(name, as_declared(name, frame)) for name, frame in others.items()}}, problems


def _coded(entries: pl.DataFrame) -> tuple[Tables, list[Problem]]:
    """The tables that are coded in the articles, and what could not be read."""
    parts, problems, broken_articles = [levels([])], [], 0
    sources = iter(index.sources_at(entries))
    with no_collection():
        while some := list(islice(sources, BATCH)):
            batch = read_batch(some, max(0, DIAGNOSED - broken_articles))
            parts.append(levels(batch.articles))
            problems += batch.problems
            broken_articles += len(some) - len(batch.articles)
            del batch
        whole = together(parts)
        parts.clear()
    return tabulate(whole), problems


def _checked(everything: Tables, asked: tuple[str, ...]) -> tuple[list[Problem], pl.DataFrame]:
    """What is wrong with the asked tables, and references that may be right for all that is known here."""
    problems = [problem for name in asked for problem in check_table(tables()[name], everything[name])]
    pending = pl.DataFrame(
        schema={**dict.fromkeys(("table", "row_id", "column", "value"), pl.String), "target": pl.String}
    )
    for rule in RELATIONS:
        if "article" not in rule.scopes:
            continue
        found = rule.find(everything).filter(pl.col("table").is_in(asked))
        if rule.name == "every_reference_exists":
            targets = found.with_columns(target=_target())
            pending = targets.filter(pl.col("target").is_in(ELSEWHERE))
            found = targets.filter(~pl.col("target").is_in(ELSEWHERE)).drop("target")
        problems += broken(rule, found)
    return problems, pending


def _target() -> pl.Expr:
    """The table that a violation's column points at."""
    known = {
        f"{name} {column.name}": column.references.partition(".")[0]
        for name, facts in tables().items()
        for column in facts.columns
        if column.references
    }
    return pl.concat_str("table", "column", separator=" ").replace_strict(known)
