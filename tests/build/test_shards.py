"""A build in parts makes what a build at once makes: the same rows, and of wrong inputs the same problems."""

import json
import os
import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import torkham
from benchmarks import synthetic
from tests.conftest import Corpus
from tests.schema.test_rules import FIXTURES
from torkham.build.assemble import Inputs, assemble
from torkham.build.candidate import Scale
from torkham.build.order import in_order
from torkham.build.problems import BuildError, Problem
from torkham.build.run import build, check
from torkham.build.shards import catalogue
from torkham.engines import start
from torkham.opened import release_at
from torkham.release import snapshot
from torkham.release.difference import compare
from torkham.release.verification import verify
from torkham_schema.dictionary import tables

SMALL = synthetic.Sizes(mentions=2, reports=3, participants=1, statements=4, actors=6, places=3, events=9)
IN_PARTS = Scale(shard=1, engine="inline")
some = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
randoms = st.randoms(use_true_random=False)


ACROSS = [path for path in FIXTURES if "." not in path.stem and "table_edits" not in path.read_text("utf-8")]
"""Fixtures that break an input in what is not one table's affair: those are checked by the same function in parts."""


def inputs_of(folder: Path) -> Inputs:
    return Inputs((folder / "articles",), folder / "registry")


def told(problems: list[Problem]) -> set[tuple[Any, ...]]:
    """What of problems does not depend on which comes first."""
    return {(p.rule, p.file, p.path, p.table, p.row_id, p.column, str(p.value), p.count) for p in problems}


def bytes_of(release: Path) -> dict[str, bytes]:
    return {str(path.relative_to(release)): path.read_bytes() for path in release.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", ACROSS, ids=lambda path: path.stem)
def test_a_wrong_input_has_the_same_problems_in_parts(path: Path, corpus: Corpus) -> None:
    fixture: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for change in fixture["edits"]:
        corpus.edit(change)
    assert told(check(corpus.inputs, scale=IN_PARTS).problems) == told(corpus.problems())


@some
@given(randoms, st.integers(3, 9), st.integers(2, 4))
def test_the_rows_are_those_of_a_build_at_once(random: Random, count: int, shard: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        synthetic.write(folder / "corpus", random, count, SMALL)
        whole = assemble(inputs_of(folder / "corpus")).tables
        built = build(inputs_of(folder / "corpus"), folder / "out", "0.1.0", scale=Scale(shard, "inline"))
        for name in tables():
            assert_frame_equal(in_order(name, built.tables[name]), whole[name])
        assert {table: rows for _, table, rows in built.rows} == {name: len(whole[name]) for name in whole}


@some
@given(randoms, st.integers(3, 6))
def test_the_bytes_do_not_depend_on_how_articles_lie_in_files(random: Random, count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        state = random.getstate()
        synthetic.write(folder / "files", random, count, SMALL)
        random.setstate(state)
        synthetic.write(folder / "lines", random, count, SMALL, lines=True)
        halves = Scale(shard=2, engine="inline")
        made = [
            bytes_of(build(inputs_of(folder / kind), folder / f"{kind}-out", "0.1.0", scale=halves).folder)
            for kind in ("files", "lines")
        ]
        assert made[0] == made[1]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A synthetic corpus of nine articles: sixteen shards, two buckets."""
    synthetic.write(tmp_path / "corpus", Random(7), 9, SMALL)
    return tmp_path / "corpus"


def edited(folder: Path, realis: str = "planned") -> str:
    """Change one report of the last article; give its event."""
    path = sorted((folder / "articles").rglob("*.json"))[-1]
    article = json.loads(path.read_text("utf-8"))
    assert article["reports"][-1]["realis"] != realis
    article["reports"][-1]["realis"] = realis
    path.write_text(json.dumps(article), "utf-8")
    return str(article["reports"][-1]["event_id"])


def parts_of(out: Path) -> dict[str, int]:
    """The parts that a build keeps for the next, and when each was made."""
    return {path.parent.name: path.stat().st_mtime_ns for path in out.glob(".parts/*/made.json")}


def test_after_an_edit_only_its_parts_are_made_again_and_the_bytes_are_those_of_a_full_build(corpora: Path) -> None:
    out = corpora.parent / "out"
    build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS)
    before = parts_of(out)
    edited(corpora)
    again = build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder
    after = parts_of(out)
    assert len(before) == len(after) == 18
    made = [name for name, when in after.items() if before.get(name) != when]
    assert sorted(name.split("-")[0] for name in made) == ["bucket", "shard"]
    full = build(inputs_of(corpora), corpora.parent / "full", "0.1.0", scale=IN_PARTS).folder
    assert bytes_of(again) == bytes_of(full)


def test_nothing_is_made_again_where_nothing_changed(corpora: Path) -> None:
    out = corpora.parent / "out"
    first = build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder
    before = parts_of(out)
    assert build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder == first
    assert parts_of(out) == before


def test_a_part_that_was_not_finished_is_made_again(corpora: Path) -> None:
    out = corpora.parent / "out"
    first = bytes_of(build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder)
    shard, bucket = (next(out.glob(f".parts/{kind}-*")) for kind in ("shard", "bucket"))
    (shard / "made.json").unlink()
    (bucket / "events.parquet").unlink()
    shutil.rmtree(next(path for path in out.iterdir() if path.name.startswith("0.1.0-")))
    assert bytes_of(build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder) == first


def test_problems_stay_until_they_are_mended_and_the_last_release_with_them(corpora: Path) -> None:
    out = corpora.parent / "out"
    first = build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder
    path = sorted((corpora / "articles").rglob("*.json"))[0]
    text = path.read_text("utf-8")
    path.write_text(text.replace('"genre"', '"gender"'), "utf-8")
    for _ in range(2):
        with pytest.raises(BuildError, match="an annotation has the format") as error:
            build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS)
        assert {p.file for p in error.value.problems if p.rule == "an_annotation_has_the_format"} == {str(path)}
    assert release_at(out).folder == first
    path.write_text(text, "utf-8")
    assert build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder == first


def test_an_article_that_stands_twice_is_told_with_both_files(corpora: Path) -> None:
    first, *_ = sorted((corpora / "articles").rglob("*.json"))
    again = corpora / "articles" / "zz-again.json"
    shutil.copyfile(first, again)
    (problem,) = check(inputs_of(corpora), scale=IN_PARTS).problems
    assert (problem.rule, problem.file) == ("an_article_is_annotated_once", str(again))
    assert str(first) in problem.allowed


def test_an_article_that_stands_twice_is_told_though_its_documents_lie_in_different_shards(corpora: Path) -> None:
    first, *others = sorted((corpora / "articles").rglob("*.json"))
    article = json.loads(first.read_bytes())
    for number, other in enumerate(others):
        document = json.loads(other.read_bytes())["document_id"]
        (corpora / "articles" / f"zz-{number}.json").write_text(
            json.dumps({**article, "document_id": document}), "utf-8"
        )
    problems = check(inputs_of(corpora), scale=IN_PARTS).problems
    assert {problem.rule for problem in problems} == {"an_article_is_annotated_once"}
    assert sorted(Path(problem.file or "").name for problem in problems) == [f"zz-{n}.json" for n in range(len(others))]
    assert all(str(first) in problem.allowed for problem in problems)


def test_a_wrong_document_is_told_at_its_line(corpora: Path) -> None:
    path = corpora / "registry/documents.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    for place in (0, len(lines) // 2, len(lines) - 1):
        document, _, rest = lines[place].partition(",")
        wrong = [*lines[:place], f"{document},handbill,{rest.partition(',')[2]}", *lines[place + 1 :]]
        path.write_text("\n".join([header, *wrong]) + "\n", "utf-8")
        (problem,) = check(inputs_of(corpora), scale=IN_PARTS).problems
        assert (problem.file, problem.path, problem.value) == (str(path), f"line {place + 2}", "handbill")


def test_what_is_derived_from_a_registry_is_not_said_to_stand_in_a_file(corpora: Path) -> None:
    path = corpora / "registry/actor_relations.csv"
    header, *lines = path.read_text("utf-8").splitlines()
    unknown = lines[0].replace(lines[0].split(",")[3], "ac-nowhere000")
    path.write_text("\n".join([header, unknown, *lines[1:]]) + "\n", "utf-8")
    at_once, in_parts = (told(check(inputs_of(corpora), scale=scale).problems) for scale in (Scale(), IN_PARTS))
    assert at_once == in_parts != set()


def test_one_more_file_is_indexed_and_the_others_are_not_read_again(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "corpus", Random(7), 30, SMALL)
    files = sorted((tmp_path / "corpus/articles").rglob("*.json"))
    for file in files:
        os.utime(file, (1, 1))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(catalogue, "FILES", 2)
        before = catalogue.catalogued(files[1:], tmp_path, start("inline"))
        assert before.count == 29
        made = {part: part.stat().st_mtime_ns for part in before.parts}
        after = catalogue.catalogued(files, tmp_path, start("inline"))
    fresh = [part for part in after.parts if made.get(part) != part.stat().st_mtime_ns]
    assert (after.count, len(fresh)) == (30, 1)
    assert len(after.parts) > 8
    ids = after.those(pl.lit(value=True)).get_column("article_id")
    assert sorted(after.articles(pl.concat([ids, pl.Series(["ar-nowhere000"])]))) == sorted(ids)


def test_a_release_in_parts_is_read_verified_and_compared_as_one(corpora: Path) -> None:
    out = corpora.parent / "out"
    first = build(inputs_of(corpora), out, "0.1.0", scale=IN_PARTS).folder
    whole = assemble(inputs_of(corpora)).tables
    assert (first / "spans.parquet").is_dir()
    assert len(torkham.load("spans", release=first)) == len(whole["spans"])
    assert torkham.scan("events", release=first).select(pl.len()).collect().item() == len(whole["events"])
    with torkham.connect(views=False, release=first) as database:
        assert database.sql("SELECT count(*) FROM spans").fetchall() == [(len(whole["spans"]),)]
    assert verify(first).findings == []
    kept = corpora.parent / "kept"
    shutil.copytree(first, kept)
    event = edited(corpora)
    second = build(inputs_of(corpora), out, "0.2.0", scale=IN_PARTS).folder
    found = compare(snapshot.read(kept), snapshot.read(second)).tables
    assert set(found) >= {"reports"}
    assert found["reports"].cells.select("column_name", "new").rows() == [("realis", "planned")]
    assert set(found.get("events", found["reports"]).cells.get_column("row_key")) <= {
        event,
        *found["reports"].cells.get_column("row_key"),
    }


def test_damage_to_one_file_of_a_table_is_found(corpora: Path) -> None:
    release = build(inputs_of(corpora), corpora.parent / "out", "0.1.0", scale=IN_PARTS).folder
    part = release / "reports.parquet/part-00001.parquet"
    data = part.read_bytes()
    part.unlink()  # It is a link to what the next build uses again.
    part.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert "reports.parquet/part-00001.parquet" in {finding.file for finding in verify(release).findings}
