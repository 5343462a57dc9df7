"""Small releases in memory, random edits of them, and what a difference must say of each, in plain Python."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from operator import ne
from typing import Any

import polars as pl
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from torkham.facts import ColumnFacts, TableFacts
from torkham.release.snapshot import Snapshot
from torkham_schema.dictionary import POLARS_TYPES

some = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(some, max_examples=25)

Row = dict[str, Any]
Rows = dict[tuple[Any, ...], Row]
"""The rows of a table by the values of their key."""


def column(name: str, kind: str = "string", **facts: Any) -> ColumnFacts:
    return ColumnFacts(name=name, type=kind, description=f"What {name} says.", **facts)


REPORTS = TableFacts(
    "reports",
    "coded",
    "Coded rows with identifiers, and one derived column.",
    (
        column("report_id", key=True, pattern="^rp-[0-9]+"),
        column("event_mode", codes="event_mode"),
        column("n", "integer"),
        column("value", "number"),
        column("real", "boolean"),
        column("day", "date", derived=True),
    ),
)
EVENTS = TableFacts(
    "events",
    "core",
    "Derived rows.",
    (column("event_id", key=True, pattern="^ev-[0-9]+", derived=True), column("mode", derived=True)),
)
CODES = TableFacts(
    "codes",
    "registry",
    "Coded rows without identifiers, whose key has nulls.",
    (column("code", key=True), column("parent", key=True), column("label")),
)
AGREEMENT = TableFacts(
    "agreement",
    "release",
    "Rows that tell of the release.",
    (column("measure", key=True), column("value", "number")),
)
RETIRED = TableFacts(
    "retired_ids",
    "release",
    "Identifiers that are gone.",
    (
        *(column("retired_id", key=True), column("replaced_by", key=True), column("table_name")),
        *(column("retired_in"), column("reason"), column("note")),
    ),
)
EDITED = (REPORTS, EVENTS, CODES, AGREEMENT)

TEXTS = st.text("ab \\N", max_size=3)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.none() | TEXTS,
    "integer": st.none() | st.integers(-5, 5),
    "number": st.none() | st.sampled_from([0.0, 0.5, -1.0, 1e16, 1e-7]),
    "boolean": st.none() | st.booleans(),
    "date": st.none() | st.dates(),
}
KEYS: dict[str, st.SearchStrategy[tuple[Any, ...]]] = {
    "reports": st.tuples(st.integers(0, 30).map("rp-{}".format)),
    "events": st.tuples(st.integers(0, 30).map("ev-{}".format)),
    "codes": st.tuples(TEXTS, st.none() | TEXTS),
    "agreement": st.tuples(TEXTS),
}


@dataclass
class Release:
    """The rows of every table by key, and the tables' facts: easy to edit."""

    facts: dict[str, TableFacts] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)

    def snapshot(self, version: str = "1.0.0") -> Snapshot:
        return Snapshot(f"release {version}", version, self.facts, frames_of(self).__getitem__)


def frames_of(release: Release) -> dict[str, pl.DataFrame]:
    found = {}
    for name, table in release.facts.items():
        schema = {c.name: POLARS_TYPES[c.type] for c in table.columns}
        found[name] = pl.DataFrame(list(release.rows[name].values()), schema=schema, orient="row")
    return found


@dataclass
class Edits:
    """What was done to a release, and so what a difference has to report."""

    added: dict[str, set[tuple[Any, ...]]] = field(default_factory=dict)
    removed: dict[str, set[tuple[Any, ...]]] = field(default_factory=dict)
    cells: dict[str, dict[tuple[tuple[Any, ...], str], tuple[Any, Any]]] = field(default_factory=dict)
    new_columns: dict[str, set[str]] = field(default_factory=dict)
    lost_columns: dict[str, set[str]] = field(default_factory=dict)


Draw = Callable[[st.SearchStrategy[Any]], Any]


def row_of(draw: Draw, table: TableFacts, key: tuple[Any, ...]) -> Row:
    values = dict(zip(table.key, key, strict=True))
    return {c.name: values[c.name] if c.key else draw(VALUES[c.type]) for c in table.columns}


@st.composite
def edited(draw: Draw) -> tuple[Release, Release, Edits]:
    """A release, the same after random edits, and the edits."""
    old, new, edits = Release(), Release(), Edits()
    for table in EDITED:
        _edit(draw, table, old, new, edits)
    gone = [(key[0], name) for name in ("reports", "events") for key in sorted(edits.removed[name])]
    retired = [pair for pair in gone if draw(st.booleans())]
    for release, pairs in ((old, []), (new, retired)):
        release.facts["retired_ids"] = RETIRED
        rest = {"replaced_by": None, "retired_in": "1.1.0", "reason": "withdrawn", "note": "It went."}
        release.rows["retired_ids"] = {
            (lost, None): {"retired_id": lost, "table_name": name, **rest} for lost, name in pairs
        }
    edits.added["retired_ids"] = {(lost, None) for lost, _ in retired}
    return old, new, edits


def _edit(draw: Draw, table: TableFacts, old: Release, new: Release, edits: Edits) -> None:
    name = table.name
    keys = draw(st.lists(KEYS[name], max_size=8, unique=True))
    split = draw(st.integers(0, len(keys)))
    before = {key: row_of(draw, table, key) for key in keys[:split]}
    lost_keys = {key for key in before if draw(st.sampled_from([True, False, False, False]))}
    others = [c.name for c in table.columns if not c.key]
    lost = {column for column in others if draw(st.sampled_from([True, *[False] * 30]))}
    came = {"fresh"} if draw(st.sampled_from([True, *[False] * 10])) else set()
    columns = tuple(c for c in table.columns if c.name not in lost)
    after_facts = replace(table, columns=columns + tuple(column(c) for c in sorted(came)))
    old.facts[name], old.rows[name] = table, before
    cells: dict[tuple[tuple[Any, ...], str], tuple[Any, Any]] = {}
    after: Rows = {}
    for key, row in before.items():
        if key in lost_keys:
            continue
        after[key] = {c: row[c] for c in row if c not in lost} | {c: draw(VALUES["string"]) for c in came}
        for c in columns:
            if not c.key and draw(st.sampled_from([True, False, False, False, False])):
                value = draw(VALUES[c.type].filter(partial(ne, row[c.name])))
                after[key][c.name] = value
                cells[key, c.name] = (row[c.name], value)
    for key in keys[split:]:
        after[key] = row_of(draw, after_facts, key)
    order = draw(st.permutations(list(after)))
    new.facts[name], new.rows[name] = after_facts, {key: after[key] for key in order}
    edits.added[name], edits.removed[name], edits.cells[name] = set(keys[split:]), lost_keys, cells
    edits.new_columns[name], edits.lost_columns[name] = came, lost
