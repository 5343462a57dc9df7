"""`torkham diff` and `torkham verify`: what they print and how they exit."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest
from typer.testing import CliRunner, Result

from tests.conftest import Corpus, edited
from torkham.build.assemble import Assembled
from torkham.build.publish import publish
from torkham.cli import app
from torkham.release import sums
from torkham.release.contents import DIFFERENCE_SCHEMA


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def other(sample: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with other labels, a reclassified report and a figure that is gone without being retired."""
    changes: list[dict[str, Any]] = [
        {"table": "reports", "row_id": "rp-courier0001-1", "column": "stance", "value": "hedges"},
        {"table": "figures", "row_id": "fg-courier0001-1", "drop": True},
    ]
    frames = dict(sample.tables)
    for change in changes:
        frames[change["table"]] = edited(frames[change["table"]], change)
    frames["spans"] = frames["spans"].with_columns(pl.col("char_end") + 1)
    folder = tmp_path_factory.mktemp("other")
    publish(frames, folder, "0.2.0")
    return folder


def test_the_same_release_is_the_same(released: Path) -> None:
    ran = run("diff", released, released)
    assert (ran.exit_code, ran.output) == (0, "0.1.0 and 0.1.0 are the same.\n")


def test_a_difference_is_one_line_a_table_and_a_few_rows(released: Path, other: Path, sample: Assembled) -> None:
    ran = run("diff", released, other)
    assert ran.exit_code == 2
    lines = ran.stdout.splitlines()
    spans = len(sample.tables["spans"])
    assert lines[:4] == [
        "table\tcolumns +\t-\t~\trows +\t-\t~\tcells ~",
        "reports\t0\t0\t0\t0\t0\t1\t1",
        "figures\t0\t0\t0\t0\t1\t0\t0",
        f"spans\t0\t0\t0\t0\t0\t{spans}\t{spans}",
    ]
    assert "reports ~ rp-courier0001-1 stance: asserts → hedges" in lines
    assert "figures - fg-courier0001-1" in lines
    assert sum(line.startswith("spans ~") for line in lines) == 3
    assert "This asks for a MAJOR version at least:" in lines
    assert "  reports.stance: values differ (1)" in lines
    assert ran.stderr == "figures: fg-courier0001-1 is gone and not in retired_ids\n"


def test_all_cells_are_named_on_demand(released: Path, other: Path, sample: Assembled) -> None:
    lines = run("diff", released, other, "--cells").stdout.splitlines()
    assert sum(line.startswith("spans ~") for line in lines) == len(sample.tables["spans"])


def test_a_difference_without_lost_identifiers_exits_with_one(
    released: Path, sample: Assembled, tmp_path: Path
) -> None:
    events = sample.tables["events"].with_columns(n_reports=pl.col("n_reports") + 1)
    publish({**sample.tables, "events": events}, tmp_path, "0.2.0")
    ran = run("diff", released, tmp_path)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert "This asks for a MINOR version at least:" in ran.stdout


def test_json_is_of_the_published_schema(released: Path, other: Path) -> None:
    ran = run("diff", released, other, "--json")
    found = json.loads(ran.stdout)
    jsonschema.Draft202012Validator(json.loads(DIFFERENCE_SCHEMA.read_bytes())).validate(found)
    assert (ran.exit_code, found["least_level"], found["same"]) == (2, "MAJOR", False)
    assert found["unretired"] == [{"table_name": "figures", "row_id": "fg-courier0001-1"}]


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_what_cannot_be_compared_exits_with_two(
    place: str, released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("diff", released, place)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{place} ")


def test_verify_says_what_it_checked_and_that_all_is_well(released: Path) -> None:
    ran = run("verify", released)
    assert ran.exit_code == 0
    assert "checked: 33 files by their hashes\n" in ran.stdout
    assert ran.stdout.endswith(" is as released.\n")


def test_verify_names_the_file_what_was_expected_and_what_was_found(released: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(released, tmp_path / "copy"))
    (path,) = copy.glob("*/events.parquet")
    expected = sums.hash_of(path)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    ran = run("verify", copy)
    assert ran.exit_code == 1
    assert ran.stderr.splitlines()[:3] == [
        "events.parquet: SHA-256 of the file",
        f"  expected {expected}",
        f"  found    {sums.hash_of(path)}",
    ]
    found = json.loads(run("verify", copy, "--json").stdout)
    assert [finding["file"] for finding in found["findings"]] == ["events.parquet"]


def test_verify_without_a_release_exits_with_two(tmp_path: Path) -> None:
    ran = run("verify", tmp_path)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "there is no release in" in ran.stderr


def test_a_build_after_an_earlier_release_is_held_to_its_version(
    corpus: Corpus, released: Path, tmp_path: Path
) -> None:
    corpus.edit({"file": "registry/events.csv", "line": 2, "column": "label", "value": "Another label"})
    arguments: list[str | Path] = [
        corpus.folder / "articles",
        "--registry",
        corpus.folder / "registry",
        "--out",
        tmp_path / "out",
    ]
    arguments += ["--documents", corpus.folder / "documents", "--earlier", released]
    ran = run("build", *arguments, "--version", "0.1.1")
    assert ran.exit_code == 1
    assert "a version says how much changed" in ran.stderr
    assert not (tmp_path / "out").exists()
    assert run("build", *arguments, "--version", "0.2.0").exit_code == 0
    assert run("build", *arguments, "--version", "new").exit_code == 2
