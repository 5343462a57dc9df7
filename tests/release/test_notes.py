"""The notes of a release count what changed, under fixed headings."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tests.release.examples import CODES, EVENTS, REPORTS, Release, column
from torkham.facts import TableFacts
from torkham.release import snapshot
from torkham.release.changes import REASONS, SCHEMA, changes
from torkham.release.difference import compare
from torkham.release.notes import HEADINGS, notes


def sections(text: str) -> dict[str, list[str]]:
    """The lines under each heading."""
    parts = text.split("\n## ")[1:]
    return {part.partition("\n")[0]: [line for line in part.split("\n")[1:] if line] for part in parts}


@pytest.fixture
def told() -> str:
    """The notes after one edit of each kind."""
    old, new = Release(), Release()
    documented = tuple(replace(c, description="Said otherwise.") if c.name == "n" else c for c in REPORTS.columns)
    reports = replace(REPORTS, columns=(*documented, column("fresh")))
    common = {"n": 1, "value": None, "real": None, "day": None}
    first = {"report_id": "rp-1", "event_mode": "visit", **common}
    gone = {"report_id": "rp-2", "event_mode": None, **common}
    old.facts = {"reports": REPORTS, "events": EVENTS, "codes": CODES}
    old.rows = {
        "reports": {("rp-1",): first, ("rp-2",): gone},
        "events": {("ev-1",): {"event_id": "ev-1", "mode": "visit"}},
        "codes": {},
    }
    new.facts = {**old.facts, "reports": reports}
    new.rows = {
        "reports": {("rp-1",): {**first, "event_mode": "phone", "fresh": "a"}},
        "events": {("ev-1",): {"event_id": "ev-1", "mode": "phone"}},
        "codes": {("visit", None): {"code": "visit", "parent": None, "label": "Visit"}},
    }
    fields = {"retired_id": "rp-2", "replaced_by": "rp-1", "table_name": "reports", "retired_in": "2.0.0"}
    retired = pl.DataFrame([{**fields, "reason": "merged", "note": "Both were one."}])
    why = [("2.0.0", "reports", "rp-1", "event_mode", "The meeting was by telephone.")]
    difference = compare(old.snapshot("1.0.0"), new.snapshot("2.0.0"))
    reasons = pl.DataFrame(why, schema=dict.fromkeys(REASONS, pl.String), orient="row")
    rows, problems = changes(difference, retired, reasons)
    assert problems == []
    return notes(difference.new, "2031-06-01", difference, rows)


def test_every_kind_of_change_stands_under_its_heading(told: str) -> None:
    assert told.startswith("# torkham 2.0.0\n\n2031-06-01\n\nAfter 1.0.0. The differences ask for a MAJOR version")
    assert sections(told) == {
        "Added": ["- codes: 1 row"],
        "Changed": ["- events.mode: 1 value"],
        "Corrected": ["- reports.event_mode: 1 value reclassified. The meeting was by telephone."],
        "Retired": ["- reports: 1 row merged (Both were one.): `rp-2`"],
        "Schema": ["- the column reports.fresh was added"],
        "Documentation": ["- reports.n: description"],
    }


def test_the_first_release_and_one_without_changes_have_the_same_headings(released: Path) -> None:
    first = snapshot.read(released)
    nothing = pl.DataFrame(schema=SCHEMA)
    told = sections(notes(first, "2031-06-01", None, nothing))
    assert tuple(told) == HEADINGS
    assert f"- events: {len(first.frame('events'))} rows" in told["Added"]
    same = sections(notes(first, "2031-06-01", compare(first, first), nothing))
    assert same == {heading: ["Nothing."] for heading in HEADINGS}


def test_a_table_that_came_is_told_under_schema() -> None:
    old, new = Release({"events": EVENTS}, {"events": {}}), Release({"events": EVENTS}, {"events": {}})
    fresh: TableFacts = replace(EVENTS, name="fresh")
    new.facts["fresh"], new.rows["fresh"] = fresh, {}
    difference = compare(old.snapshot(), new.snapshot("1.1.0"))
    told = notes(difference.new, "2031-06-01", difference, pl.DataFrame(schema=SCHEMA))
    assert sections(told)["Schema"] == ["- the table fresh was added"]
