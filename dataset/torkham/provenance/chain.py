"""Chain: which rows stand around a row, from the event down to what its reports and statements say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from torkham.opened import Release

ABOVE = {
    "reports": ("events", "event_id"),
    "participants": ("reports", "report_id"),
    "figures": ("reports", "report_id"),
    "event_places": ("reports", "report_id"),
    "statement_chain": ("statements", "statement_id"),
    "statement_parties": ("statements", "statement_id"),
    "statement_events": ("statements", "statement_id"),
    "statement_relations": ("statements", "statement_id"),
    "event_relations": ("events", "event_id"),
    "segments": ("articles", "article_id"),
}
"""A table to the one that its rows belong to, and the column that says to which."""

BELOW = {
    "events": (
        ("reports", "event_id"),
        ("statement_events", "event_id"),
        ("event_relations", "event_id"),
        ("event_relations", "to_event_id"),
    ),
    "reports": (("participants", "report_id"), ("figures", "report_id"), ("event_places", "report_id")),
    "statements": (
        ("statement_chain", "statement_id"),
        ("statement_parties", "statement_id"),
        ("statement_events", "statement_id"),
        ("statement_relations", "statement_id"),
    ),
    "actors": (("participants", "actor_id"), ("statement_chain", "actor_id"), ("statement_parties", "actor_id")),
    "actor_names": (("participants", "designation_id"), ("statement_parties", "designation_id")),
    "places": (("event_places", "place_id"), ("statements", "venue_id")),
    "utterances": (("statements", "utterance_id"),),
    "documents": (("articles", "document_id"),),
    "articles": (("reports", "article_id"), ("statements", "article_id")),
}
"""A table to those whose rows are shown under its rows, and the column that links them."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row of a chain."""

    depth: int
    table: str
    row: dict[str, Any]
    asked: bool
    """It is the row that was asked for."""


def prefixes(release: Release) -> dict[str, str]:
    """Which table an identifier belongs to, by its first two letters: `ev` to `events`."""
    firsts = {table.name: table.columns[0] for table in release.facts.values()}
    owned = {name: c.pattern[1:4] for name, c in firsts.items() if c.key and c.pattern and not c.references}
    return {start[:2]: name for name, start in owned.items() if start[:2].isalpha() and start[2] == "-"}


def chain(release: Release, table: str, row_id: str) -> list[Link]:
    """The rows around a row, in the order of reading; each row once.

    First what it belongs to, from the event down; then the row and everything under it. A row that stands on
    somebody's word is followed by the statement.
    """
    return list(_Walk(release, row_id).around(table))


class _Walk:
    """One walk through the tables of a release, from one row."""

    def __init__(self, release: Release, asked: str):
        self._release = release
        self._asked = asked
        self._shown: set[str] = set()

    def around(self, table: str) -> Iterator[Link]:
        """What the row belongs to, the row, and what is under it."""
        row = self._row(table, self._asked)
        before = self._before(table, row)
        yield from before
        yield from self._under(table, row, _depth_after(before))

    def _before(self, table: str, row: dict[str, Any]) -> list[Link]:
        """What a row belongs to, the widest first."""
        if table == "statements":
            return list(self._events_of(row["statement_id"]))
        if table not in ABOVE:
            return []
        upper, column = ABOVE[table]
        owner = self._row(upper, row[column])
        before = self._before(upper, owner)
        return [*before, self._link(_depth_after(before), upper, owner)]

    def _events_of(self, statement_id: str) -> Iterator[Link]:
        """The events that a statement speaks of, each with the reports that stand on the statement."""
        reports = self._rows("reports", "statement_id", statement_id)
        linked = self._rows("statement_events", "statement_id", statement_id)
        for event in dict.fromkeys(row["event_id"] for row in (*linked, *reports)):
            yield self._link(0, "events", self._row("events", event))
            yield from (self._link(1, "reports", report) for report in reports if report["event_id"] == event)

    def _under(self, table: str, row: dict[str, Any], depth: int) -> Iterator[Link]:
        """A row, what is under it, and the statement that it stands on or links; nothing that was shown before."""
        if _key(row) in self._shown:
            return
        yield self._link(depth, table, row)
        for lower, column in BELOW.get(table, ()):
            for child in self._rows(lower, column, _key(row)):
                yield from self._under(lower, child, depth + 1)
        if table != "statements" and row.get("statement_id"):
            yield from self._under("statements", self._row("statements", row["statement_id"]), depth + 1)

    def _rows(self, table: str, column: str, value: str) -> list[dict[str, Any]]:
        return self._release[table].filter(pl.col(column) == value).to_dicts()

    def _row(self, table: str, row_id: str) -> dict[str, Any]:
        (row,) = self._rows(table, self._release[table].columns[0], row_id)
        return row

    def _link(self, depth: int, table: str, row: dict[str, Any]) -> Link:
        self._shown.add(_key(row))
        return Link(depth, table, row, _key(row) == self._asked)


def _key(row: dict[str, Any]) -> str:
    return str(next(iter(row.values())))


def _depth_after(before: list[Link]) -> int:
    return 1 + max((link.depth for link in before), default=-1)
