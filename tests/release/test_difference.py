"""A difference reports exactly the edits that were made, and the least version is right for each."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import polars as pl
import pytest
from hypothesis import given

from tests.release.examples import AGREEMENT, CODES, EVENTS, REPORTS, Edits, Release, column, edited, few, some
from torkham.facts import TableFacts
from torkham.release.contents import DIFFERENCE_SCHEMA
from torkham.release.difference import Difference, compare
from torkham.release.force import forces, least_level
from torkham.release.report import report
from torkham.release.retirement import unretired
from torkham.release.version import Level

SCHEMA = jsonschema.Draft202012Validator(json.loads(DIFFERENCE_SCHEMA.read_bytes()))
SOME = ("rp-1", "visit", 1, 0.5, True, date(2024, 5, 26))


def named(key: Iterable[Any]) -> str:
    """The key of a row as text, by the rule that the documentation gives."""
    values = [r"\N" if value is None else str(value).replace("\\", "\\\\").replace(" ", "\\ ") for value in key]
    return " ".join(values)


def same(value: Any, kind: str) -> Any:
    """A value, or the text that it was reported as, in a form in which the two can be compared."""
    if value is None:
        return None
    return float(value) if kind == "number" else str(value).lower() if kind == "boolean" else str(value)


def release(rows: dict[TableFacts, list[tuple[Any, ...]]]) -> Release:
    """A release with exactly these tables and rows."""
    found = Release()
    for table, values in rows.items():
        names = [c.name for c in table.columns]
        keyed = {tuple(row[: len(table.key)]): dict(zip(names, row, strict=True)) for row in values}
        found.facts[table.name], found.rows[table.name] = table, keyed
    return found


def difference(old: Release, new: Release) -> Difference:
    return compare(old.snapshot("1.0.0"), new.snapshot("2.0.0"))


def level(old: Release, new: Release) -> Level:
    return least_level(forces(difference(old, new)))


@some
@given(edited())
def test_a_difference_is_exactly_the_edits(made: tuple[Release, Release, Edits]) -> None:
    old, new, edits = made
    found = difference(old, new)
    for name in new.facts:
        table = found.tables.get(name)
        cells = edits.cells.get(name, {})
        columns = {(c, "added") for c in edits.new_columns.get(name, ())}
        columns |= {(c, "removed") for c in edits.lost_columns.get(name, ())}
        if not (edits.added[name] or edits.removed.get(name) or cells or columns):
            assert table is None
            continue
        assert table is not None
        assert sorted(table.added) == sorted(map(named, edits.added[name]))
        assert sorted(table.removed) == sorted(map(named, edits.removed.get(name, ())))
        assert {(c.column, c.change) for c in table.columns} == columns
        reported = {(row, c): (was, now) for row, c, was, now in table.cells.iter_rows()}
        assert len(reported) == len(table.cells)
        types = {c.name: c.type for c in new.facts[name].columns}
        assert {place: tuple(same(v, types[place[1]]) for v in values) for place, values in reported.items()} == {
            (named(key), c): tuple(same(v, types[c]) for v in values) for (key, c), values in cells.items()
        }
        assert table.changed_rows == len({key for key, _ in cells})


def least(edits: Edits) -> Level:
    """The least level, from the words of the issue: what is derived or of the release may change, what is coded not."""
    if any(edits.lost_columns.values()) or edits.removed["reports"] or edits.removed["codes"] or edits.cells["codes"]:
        return Level.MAJOR
    if any(c != "day" for _, c in edits.cells["reports"]):
        return Level.MAJOR
    touched = [*edits.added.values(), *edits.removed.values(), *edits.cells.values(), *edits.new_columns.values()]
    return Level.MINOR if any(touched) else Level.PATCH


@some
@given(edited())
def test_the_least_version_is_right_for_every_edit(made: tuple[Release, Release, Edits]) -> None:
    old, new, edits = made
    assert level(old, new) == least(edits)


@some
@given(edited())
def test_what_vanished_without_being_retired_is_reported(made: tuple[Release, Release, Edits]) -> None:
    old, new, edits = made
    retired = {key[0] for key in edits.added["retired_ids"]}
    gone = {(name, key[0]) for name in ("reports", "events") for key in edits.removed[name] if key[0] not in retired}
    found = unretired(old.snapshot(), new.snapshot())
    assert sorted(found.iter_rows()) == sorted(gone)


@few
@given(edited())
def test_a_difference_for_programs_follows_its_schema(made: tuple[Release, Release, Edits]) -> None:
    old, new, _ = made
    for most in (None, 0, 2):
        written = json.loads(json.dumps(report(difference(old, new), most)))
        SCHEMA.validate(written)
        for table in written["tables"]:
            assert len(table["cells"]) == (
                table["cells_changed"] if most is None else min(most, table["cells_changed"])
            )


@few
@given(edited())
def test_a_release_is_the_same_as_itself(made: tuple[Release, Release, Edits]) -> None:
    old, _, _ = made
    assert report(difference(old, old))["same"]


def _with(table: TableFacts, name: str, **facts: Any) -> TableFacts:
    return replace(table, columns=tuple(replace(c, **facts) if c.name == name else c for c in table.columns))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (REPORTS, Level.PATCH),
        (_with(REPORTS, "n", description="Said otherwise."), Level.PATCH),
        (_with(REPORTS, "n", type="number"), Level.MAJOR),
        (_with(REPORTS, "event_mode", codes="other"), Level.MAJOR),
        (_with(REPORTS, "event_mode", key=True), Level.MAJOR),
        (_with(REPORTS, "n", minimum=0), Level.MINOR),
        (_with(REPORTS, "n", nullable=False), Level.MINOR),
        (replace(REPORTS, columns=(*REPORTS.columns, column("fresh"))), Level.MINOR),
        (replace(REPORTS, columns=REPORTS.columns[:-1]), Level.MAJOR),
    ],
)
def test_what_is_declared_forces_its_level(new: TableFacts, expected: Level) -> None:
    row = SOME[: len(new.columns)] + (None,) * (len(new.columns) - len(SOME))
    assert level(release({REPORTS: [SOME]}), release({new: [row]})) == expected


def test_a_table_that_came_is_minor_and_one_that_went_is_major() -> None:
    one, two = release({EVENTS: [("ev-1", "a")]}), release({EVENTS: [("ev-1", "a")], AGREEMENT: [("alpha", 1.0)]})
    assert (level(one, two), level(two, one)) == (Level.MINOR, Level.MAJOR)
    assert difference(one, two).tables["agreement"].change == "added"
    assert difference(two, one).tables["agreement"].removed.to_list() == ["alpha"]


def test_what_is_coded_is_what_the_earlier_release_declares_so() -> None:
    derived, coded = REPORTS, _with(REPORTS, "day", derived=False)
    rows = [SOME], [(*SOME[:5], date(2024, 5, 27))]
    assert level(release({derived: rows[0]}), release({coded: rows[1]})) == Level.MINOR
    assert level(release({coded: rows[0]}), release({derived: rows[1]})) == Level.MAJOR


def test_rows_are_compared_by_key_in_whatever_order() -> None:
    rows: list[tuple[Any, ...]] = [("a", None, "x"), ("a", "a", "y"), ("b", None, None)]
    assert difference(release({CODES: rows}), release({CODES: rows[::-1]})).tables == {}


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    twice = release({EVENTS: []}).snapshot()
    frame = pl.DataFrame({"event_id": ["ev-1", "ev-1"], "mode": ["a", "b"]})
    twice = replace(twice, frame=lambda _: frame)
    with pytest.raises(ValueError, match="in the table events the key event_id = ev-1 stands twice"):
        compare(twice, twice)
