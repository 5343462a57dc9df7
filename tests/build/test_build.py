"""The build as a whole: what it writes, what it refuses, and that nothing is lost."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import Corpus
from torkham.build.assemble import Inputs
from torkham.build.problems import BuildError
from torkham.build.run import build
from torkham.release_folder import current
from torkham_schema.dictionary import tables

CLI = [sys.executable, "-m", "torkham"]


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(current(folder).iterdir())}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CLI, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_building_twice_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    build(corpus.inputs, tmp_path / "a", "1.0.0")
    articles = sorted((corpus.folder / "articles").glob("*.json"))
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    for number, path in enumerate(reversed(articles)):
        (renamed / f"{number}.json").write_bytes(path.read_bytes())
    build(Inputs((renamed,), corpus.inputs.registry, corpus.inputs.documents), tmp_path / "b", "1.0.0")
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_json_lines_give_the_same_bytes_as_files(corpus: Corpus, tmp_path: Path) -> None:
    build(corpus.inputs, tmp_path / "a", "1.0.0")
    lines = [json.dumps(json.loads(p.read_bytes())) for p in sorted((corpus.folder / "articles").glob("*.json"))]
    (tmp_path / "all.jsonl").write_text("\n".join(lines) + "\n\n", "utf-8")
    build(Inputs((tmp_path / "all.jsonl",), corpus.inputs.registry, corpus.inputs.documents), tmp_path / "b", "1.0.0")
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_every_table_is_written_with_the_codebook_inside(corpus: Corpus, tmp_path: Path) -> None:
    folder = build(corpus.inputs, tmp_path / "out", "1.0.0").folder
    for name, facts in tables().items():
        path = folder / f"{name}.parquet"
        assert pl.read_parquet_schema(path) == facts.schema
        inside = json.loads(pl.read_parquet_metadata(path)["torkham"])
        assert [column["description"] for column in inside["columns"]] == [c.description for c in facts.columns]


def test_a_wrong_input_leaves_the_last_release_where_it_is(corpus: Corpus, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(corpus.inputs, out, "1.0.0")
    before = hashes(out)
    corpus.edit({"file": "articles/courier.json", "path": "$.reports[0].event_type", "value": "WAR"})
    with pytest.raises(BuildError):
        build(corpus.inputs, out, "1.0.1")
    assert hashes(out) == before
    assert sorted(path.name for path in out.iterdir()) == sorted(["CURRENT", current(out).name])


def test_a_new_release_replaces_the_old_one_and_leaves_nothing_behind(corpus: Corpus, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(corpus.inputs, out, "1.0.0").folder
    second = build(corpus.inputs, out, "1.0.1").folder
    assert current(out) == second != first
    assert sorted(path.name for path in out.iterdir()) == sorted(["CURRENT", second.name])


def test_all_problems_come_at_once_in_text_and_in_the_report(corpus: Corpus, tmp_path: Path) -> None:
    corpus.edit({"file": "articles/courier.json", "path": "$.reports[0].event_mode", "value": "firearms"})
    corpus.edit({"file": "articles/courier.json", "path": "$.reports[1].figures[1].subset_of", "value": 9})
    corpus.edit({"file": "articles/herald.json", "path": "$.genre", "value": "poem"})
    corpus.edit({"file": "articles/herald.json", "path": "$.surplus", "value": 1})
    corpus.edit({"file": "registry/places.csv", "line": 3, "column": "latitude", "value": "north"})
    report = tmp_path / "problems.jsonl"
    inputs = (corpus.folder / "articles", "--registry", corpus.inputs.registry, "--report", report)
    ran = run("check", *inputs)
    problems = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert ran.returncode == 1
    assert ran.stdout == ""
    found = {(p["rule"], Path(p["file"]).name if p["file"] else None, p["path"], p["column"]) for p in problems}
    assert {
        ("a_mode_belongs_to_its_type", "courier.json", "$.reports[0]", "event_type, event_mode"),
        ("every_reference_exists", "courier.json", "$.reports[1].figures[1]", "subset_of"),
        ("an_annotation_has_the_format", "herald.json", "$.genre", None),
        ("an_annotation_has_the_format", "herald.json", "$", None),
        ("a_cell_has_its_type", "places.csv", "line 3", "latitude"),
    } <= found
    for problem in problems:
        assert problem["rule"].replace("_", " ") in ran.stderr
        assert problem["allowed"] in ran.stderr


def test_check_says_what_there_is_and_writes_nothing(corpus: Corpus) -> None:
    before = sorted(corpus.folder.rglob("*"))
    ran = run("check", corpus.folder / "articles", "--registry", corpus.inputs.registry)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("2 articles, ")
    assert sorted(corpus.folder.rglob("*")) == before


def test_the_build_prints_a_plain_summary_when_it_is_piped(corpus: Corpus, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("build", corpus.folder / "articles", "--registry", corpus.inputs.registry, "--out", out)
    rows = [line.split("\t") for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert ["core", "events", "3"] in rows
    assert "\x1b" not in ran.stdout


def test_a_folder_without_annotations_is_an_error_that_names_it(corpus: Corpus, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = run("build", empty, "--registry", corpus.inputs.registry, "--out", tmp_path / "out")
    assert ran.returncode == 1
    assert str(empty) in ran.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_rule_says_which_there_are(corpus: Corpus, tmp_path: Path) -> None:
    arguments = (corpus.folder / "articles", "--registry", corpus.inputs.registry, "--out", tmp_path / "out")
    ran = run("build", *arguments, "--rule", "wishful")
    assert ran.returncode == 2
    assert "wishful" in ran.stderr
    assert "conservative" in ran.stderr


def test_new_ids_are_of_the_right_form_and_never_the_same() -> None:
    made = run("new-id", "ev", "--count", "200").stdout.split()
    pattern = pl.Series(made).str.contains("^ev-[0-9a-z]{12}$")
    assert pattern.all()
    assert len(set(made)) == 200


def test_a_registry_of_events_is_optional(corpus: Corpus, tmp_path: Path) -> None:
    (corpus.folder / "registry/events.csv").unlink()
    folder = build(corpus.inputs, tmp_path / "out", "1.0.0").folder
    assert pl.read_parquet(folder / "events.parquet")["label"].null_count() == 3


def test_build_dataset_without_the_packages_says_make_build(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent.parent
    isolated = [sys.executable, "-S", "-E", str(root / "build_dataset.py")]
    path = {"PATH": os.environ["PATH"]}
    ran = subprocess.run(isolated, capture_output=True, text=True, check=False, env=path, cwd=tmp_path)
    assert ran.returncode == 1
    assert "make build" in ran.stderr
