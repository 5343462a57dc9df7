"""A build refuses a version that says too little, a lost identifier, a change without a reason, a release made anew."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.conftest import Corpus, edited
from torkham.build.assemble import Assembled
from torkham.build.problems import BuildError, Problem
from torkham.build.run import build
from torkham.release import snapshot
from torkham.release.changes import REASONS, SCHEMA
from torkham.release.content_hash import content_hash
from torkham.release.gate import SHOWN, Past, passed
from torkham.release.record import Record
from torkham.release.version import Version
from torkham_schema.dictionary import tables

Frames = Mapping[str, pl.DataFrame]
RECODED = {"table": "reports", "row_id": "rp-courier0001-1", "column": "stance", "value": "hedges"}
DERIVED = {"table": "events", "row_id": "ev-raid000001", "column": "n_reports", "value": 9}
LOST = {"table": "figures", "row_id": "fg-courier0001-1", "drop": True}


def with_edit(frames: Frames, change: dict[str, Any]) -> Frames:
    return {**frames, change["table"]: edited(frames[change["table"]], change)}


def reasons(*lines: tuple[str | None, ...]) -> pl.DataFrame:
    return pl.DataFrame(lines, schema=dict.fromkeys(REASONS, pl.String), orient="row")


@pytest.fixture
def past(released: Path) -> Past:
    """The sample, released as 0.1.0."""
    return Past(snapshot.read(released))


@pytest.fixture
def gate(past: Past) -> Callable[..., tuple[Frames, list[Problem]]]:
    """The gate after that release."""

    def passing(frames: Frames, version: str, *lines: tuple[str | None, ...]) -> tuple[Frames, list[Problem]]:
        changes, problems = passed(frames, version, past, reasons(*lines))
        return {**frames, "changes": changes}, problems

    return passing


Gate = Callable[..., tuple[Frames, list[Problem]]]


def rules(problems: list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


def test_the_same_values_are_a_patch(sample: Assembled, gate: Gate) -> None:
    frames, problems = gate(sample.tables, "0.1.1")
    assert problems == []
    assert frames["changes"].is_empty()
    assert rules(gate(sample.tables, "0.1.0")[1]) == {"a_version_comes_after_the_earlier_release"}


def test_a_coded_value_that_differs_is_a_major_and_is_named(sample: Assembled, gate: Gate) -> None:
    frames = with_edit(sample.tables, RECODED)
    because = ("1.0.0", "reports", "rp-courier0001-1", "stance", "It hedges.")
    (problem,) = gate(frames, "0.2.0", because)[1]
    assert problem.rule == "a_version_says_how_much_changed"
    assert (problem.table, problem.row_id, problem.column) == ("reports", "rp-courier0001-1", "stance")
    assert problem.allowed.startswith("1.0.0 or later, after 0.1.0")
    complete, problems = gate(frames, "1.0.0", because)
    assert problems == []
    was = sample.tables["reports"].filter(pl.col("report_id") == "rp-courier0001-1").item(0, "stance")
    row = ("1.0.0", "reports", "rp-courier0001-1", "stance", "reclassified", was, "hedges", "It hedges.")
    assert complete["changes"].rows() == [row]
    assert complete["changes"].schema == tables()["changes"].schema


def test_a_coded_value_that_differs_needs_a_reason(sample: Assembled, gate: Gate) -> None:
    (problem,) = gate(with_edit(sample.tables, RECODED), "1.0.0")[1]
    assert problem.rule == "a_coded_change_has_its_reason"
    assert (problem.table, problem.row_id, problem.column) == ("reports", "rp-courier0001-1", "stance")


def test_a_derived_value_that_differs_is_a_minor_and_needs_no_reason(sample: Assembled, gate: Gate) -> None:
    frames = with_edit(sample.tables, DERIVED)
    assert rules(gate(frames, "0.1.1")[1]) == {"a_version_says_how_much_changed"}
    complete, problems = gate(frames, "0.2.0")
    assert problems == []
    assert complete["changes"].select("column_name", "change", "new", "reason").rows() == [
        ("n_reports", "corrected", "9", None)
    ]


def test_a_row_that_comes_is_a_minor(sample: Assembled, gate: Gate) -> None:
    actors = sample.tables["actors"]
    fresh = actors.head(1).with_columns(actor_id=pl.lit("ac-fresh00001"))
    frames = {**sample.tables, "actors": pl.concat([actors, fresh])}
    assert rules(gate(frames, "0.1.1")[1]) == {"a_version_says_how_much_changed"}
    complete, problems = gate(frames, "0.2.0")
    assert problems == []
    assert complete["changes"].select("row_key", "column_name", "change").rows() == [("ac-fresh00001", None, "added")]


def test_an_identifier_that_goes_must_be_retired(sample: Assembled, gate: Gate) -> None:
    frames = with_edit(sample.tables, LOST)
    _, problems = gate(frames, "1.0.0")
    assert rules(problems) == {"an_identifier_that_goes_is_retired", "a_coded_change_has_its_reason"}
    retired = frames["retired_ids"]
    fields = ("fg-courier0001-1", "fg-courier0001-2", "figures", "1.0.0", "duplicate", "Both were the dead.")
    line = pl.DataFrame([fields], schema=retired.schema, orient="row")
    complete, problems = gate({**frames, "retired_ids": pl.concat([retired, line])}, "1.0.0")
    assert problems == []
    gone = complete["changes"].filter(pl.col("table_name") == "figures")
    assert gone.select("row_key", "change", "reason").rows() == [("fg-courier0001-1", "merged", "Both were the dead.")]


def test_the_most_exact_reason_counts_and_none_is_left_over(sample: Assembled, gate: Gate) -> None:
    frames = with_edit(with_edit(sample.tables, RECODED), {**RECODED, "row_id": "rp-courier0001-2"})
    lines: list[tuple[str | None, ...]] = [
        ("1.0.0", "reports", None, None, "All were read again."),
        ("1.0.0", "reports", None, "stance", "The rule for stances is another."),
        ("1.0.0", "reports", "rp-courier0001-1", "stance", "It hedges."),
        ("1.0.0", "reports", "rp-courier0001-1", "realis", "Nothing changed here."),
    ]
    complete, problems = gate(frames, "1.0.0", *lines)
    assert complete["changes"].get_column("reason").to_list() == [
        "It hedges.",
        "The rule for stances is another.",
    ]
    assert [(p.rule, p.value) for p in problems] == [("a_reason_explains_a_change", "Nothing changed here.")]


def test_a_reason_given_twice_is_reported_and_adds_no_change(sample: Assembled, gate: Gate) -> None:
    line = ("1.0.0", "reports", "rp-courier0001-1", "stance", "It hedges.")
    complete, problems = gate(with_edit(sample.tables, RECODED), "1.0.0", line, (*line[:4], "Again."))
    assert len(complete["changes"]) == 1
    assert [(p.rule, p.value) for p in problems] == [("a_reason_explains_a_change", "Again.")]


def test_many_rows_are_counted_and_some_named(sample: Assembled, gate: Gate) -> None:
    spans = sample.tables["spans"]
    many = pl.concat([spans.with_columns(span_id=pl.format("{}{}00", "span_id", pl.lit(n + 1))) for n in range(5)])
    _, problems = gate({**sample.tables, "spans": pl.concat([spans, many])}, "0.1.1")
    assert len(problems) == SHOWN < len(many)
    assert sum(problem.count for problem in problems) == len(many)


def test_an_earlier_release_must_say_its_version(sample: Assembled, past: Past) -> None:
    assert past.earlier is not None
    with pytest.raises(ValueError, match="does not say which version it is"):
        passed(sample.tables, "1.0.0", Past(replace(past.earlier, version=None)), reasons())


@pytest.fixture
def record(sample: Assembled) -> Record:
    """What is kept of a release of the sample with one change."""
    row = ("0.2.0", "events", "ev-raid000001", "n_reports", "corrected", "1", "2", None)
    changes = pl.DataFrame([row], schema=SCHEMA, orient="row")
    frames = {**sample.tables, "changes": changes}
    content = {name: content_hash(frame, tables()[name].key) for name, frame in frames.items()}
    return Record(Version.read("0.2.0"), "2031-06-01", {n: len(f) for n, f in frames.items()}, content, changes)


def test_a_released_version_is_built_again_without_the_release_before(sample: Assembled, record: Record) -> None:
    changes, problems = passed(sample.tables, "0.2.0", Past(records={record.version: record}), reasons())
    assert problems == []
    assert changes.equals(record.changes)


def test_a_released_version_does_not_change(sample: Assembled, record: Record) -> None:
    _, problems = passed(with_edit(sample.tables, DERIVED), "0.2.0", Past(records={record.version: record}), reasons())
    assert [(p.rule, p.table) for p in problems] == [("a_release_does_not_change", "events")]


def test_a_build_after_a_release_fills_in_its_changes_or_writes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    first = build(corpus.inputs, tmp_path / "first", "1.0.0").folder
    corpus.edit({"file": "articles/courier.json", "path": "$.reports[0].stance", "value": "hedges"})
    past = Past(snapshot.read(first))
    with pytest.raises(BuildError, match="a version says how much changed") as refused:
        build(corpus.inputs, tmp_path / "second", "1.0.1", past=past)
    assert rules(refused.value.problems) == {"a_version_says_how_much_changed", "a_coded_change_has_its_reason"}
    assert not (tmp_path / "second").exists()
    lines = [",".join(REASONS), "2.0.0,reports,rp-courier0001-1,stance,It hedges."]
    (corpus.folder / "registry/changes.csv").write_text("\n".join(lines) + "\n", "utf-8")
    second = snapshot.read(build(corpus.inputs, tmp_path / "second", "2.0.0", past=past).folder)
    assert second.frame("changes").select("release", "row_key", "column_name", "reason").rows() == [
        ("2.0.0", "ev-visit00001", "corroboration", None),
        ("2.0.0", "rp-courier0001-1", "stance", "It hedges."),
    ]
    third = snapshot.read(build(corpus.inputs, tmp_path / "third", "2.0.1", past=Past(second)).folder)
    assert third.frame("changes").equals(second.frame("changes"))
