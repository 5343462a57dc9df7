"""Pairs of rows of two codings that stand for the same thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from torkham.agreement.match import Pairs, matched
from torkham.agreement.passes import Coding

OF_REPORT = {
    "participants": ("actor_id", "role"),
    "event_places": ("place_id", "role"),
    "figures": ("measure", "category"),
}
OF_STATEMENT = {"statement_parties": ("actor_id", "role"), "statement_chain": ("position",)}
"""Rows that belong to a report or statement, and what says that two of them are the same."""


@dataclass(frozen=True)
class Paired:
    """The matched rows of one article."""

    article: str
    pairs: dict[str, Pairs]
    """By table, pairs of identifiers: first coding, second coding."""
    sizes: dict[str, tuple[int, int]]
    """By table, how many rows each coding has."""


def _rows(frame: pl.DataFrame, parent: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row[parent], []).append(row)
    return found


def _inner(first: Coding, second: Coding, table: str, parents: Pairs, parent: str, actors: dict[str, str]) -> Pairs:
    """Pairs of the rows below paired parents that have the same identity, the second coding's actors translated."""
    fields = {**OF_REPORT, **OF_STATEMENT}[table]
    key = first.tables[table].columns[0]
    one, other = _rows(first.tables[table], parent), _rows(second.tables[table], parent)

    def identity(translate: Callable[[Any], Any], row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(translate(row[field]) if field == "actor_id" else row[field] for field in fields)

    pairs: Pairs = []
    for a, b in parents:
        left = list(other.get(b, []))
        for row in one.get(a, []):
            wanted = identity(lambda actor: actor, row)
            same = next((r for r in left if identity(lambda actor: actors.get(actor, actor), r) == wanted), None)
            if same:
                left.remove(same)
                pairs.append((row[key], same[key]))
    return pairs


def paired(first: Coding, second: Coding, article: str, actors: dict[str, str], rule: str = "jaccard_0.5") -> Paired:
    """Match the rows of one article: reports and statements by their words, what belongs to them by identity."""
    pairs = {
        "reports": matched(first.reports(article), second.reports(article), rule),
        "statements": matched(first.statements(article), second.statements(article), rule),
    }
    for table in OF_REPORT:
        pairs[table] = _inner(first, second, table, pairs["reports"], "report_id", actors)
    for table in OF_STATEMENT:
        pairs[table] = _inner(first, second, table, pairs["statements"], "statement_id", actors)
    sizes = {table: (_size(first, table, article), _size(second, table, article)) for table in pairs}
    return Paired(article, pairs, sizes)


def _size(coding: Coding, table: str, article: str) -> int:
    token = article.partition("-")[2]
    frame = coding.tables[table]
    return len(frame.filter(pl.col(frame.columns[0]).str.contains(f"-{token}-", literal=True)))
