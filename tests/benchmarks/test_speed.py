"""The suite: who is measured when, what is kept, and that corpora are given back as they were."""

import json
from pathlib import Path

import pytest

from benchmarks.measuring.run import Limits, Run
from benchmarks.speed import turns
from benchmarks.speed.cases import Case
from benchmarks.speed.programs import BUILDERS, Command
from benchmarks.speed.record import Record
from torkham.build.assemble import Inputs
from torkham.build.run import check


@pytest.fixture
def suite(tmp_path: Path) -> turns.Suite:
    record = Record.begun(tmp_path / "speed.json", Limits())
    return turns.Suite(record, Limits(), tmp_path / "facts.json", processes=1)


def ends(status: str) -> Run:
    return Run(status, seconds=2.0, cpu_seconds=3.0, peak_mb=4.0)


def order(suite: turns.Suite) -> list[tuple[int, str, str]]:
    return [(run["articles"], run["tool"], run["status"]) for run in suite.record.found["runs"]]


def test_tools_take_turns_and_begin_in_another_order_each_time(
    suite: turns.Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "run", lambda *_: ends("done"))
    suite.builds(Case(4, "lines", tmp_path).made(1), runs=2)
    assert [tool for _, tool, _ in order(suite)] == [*BUILDERS, *BUILDERS[1:], BUILDERS[0]]


def test_a_tool_that_is_over_a_limit_is_tried_at_half_until_it_is_done(
    suite: turns.Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(command: Command, _: Limits) -> Run:
        small = "lines-2" in str(command)
        return ends("done" if small or "fair.py" not in str(command) else "out_of_memory")

    monkeypatch.setattr(turns, "run", run)
    suite.builds(Case(8, "lines", tmp_path).made(1), runs=2, tools=("floor", "fair"))
    over, done = "out_of_memory", "done"
    assert order(suite) == [
        (8, "floor", done),
        (8, "fair", over),
        (4, "fair", over),
        (2, "fair", done),
        (2, "torkham", done),
        (8, "floor", done),
    ]


def test_a_tool_that_holds_everything_is_not_tried_where_it_cannot_be_done(
    suite: turns.Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "run", lambda *_: ends("done"))
    monkeypatch.setattr(turns, "IN_MEMORY", {"fair": 4})
    suite.builds(Case(8, "lines", tmp_path).made(1), runs=2, tools=("floor", "fair"))
    assert order(suite) == [(8, "floor", "done"), (4, "fair", "done"), (4, "torkham", "done"), (8, "floor", "done")]


def test_a_tool_that_fails_is_kept_in_the_record_and_not_tried_again(
    suite: turns.Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "run", lambda *_: ends("failed"))
    suite.builds(Case(4, "lines", tmp_path).made(1), runs=3)
    assert order(suite) == [(4, tool, "failed") for tool in BUILDERS]
    assert json.loads(suite.record.path.read_text("utf-8"))["runs"] == suite.record.found["runs"]


@pytest.mark.parametrize("form", ["lines", "files"])
def test_an_edited_corpus_differs_in_one_article_is_valid_and_comes_back(tmp_path: Path, form: str) -> None:
    case = Case(6, form, tmp_path).made(1)
    before = {path: path.read_bytes() for path in case.files()}
    with case.edited():
        lines = {path: path.read_bytes().splitlines() for path in case.files()}
        changed = [
            (old, new)
            for path, data in before.items()
            for old, new in zip(data.splitlines(), lines[path], strict=True)
            if old != new
        ]
        assert len(changed) == 1
        assert check(Inputs((case.annotations,), case.registry)).problems == []
    assert {path: path.read_bytes() for path in case.files()} == before


def test_a_corpus_is_described_by_its_files_and_bytes(tmp_path: Path) -> None:
    case = Case(3, "files", tmp_path).made(1)
    size = sum(path.stat().st_size for path in case.files())
    assert case.facts() == {"articles": 3, "form": "files", "files": 3, "bytes": size}
