"""The leak gate: 25 letters and digits of an article in a row are found wherever they stand, and 24 are not."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.at_hand import PAGES, TEXTS, texts_at_hand
from tests.conftest import SAMPLE, Corpus
from torkham.build.assemble import Inputs, assemble
from torkham.build.fingerprint_texts import fingerprint_texts, names_of_pages, read_pages
from torkham.build.leak import MOST, leaks
from torkham.build.problems import BuildError
from torkham.build.tabulate import as_declared
from torkham.cli import app
from torkham.release_folder import current
from torkham.text import fold_text

ARTICLE = "The envoy, who came “by road”,\nsaid on Monday that talks — the third — would go on in the valley."
LETTERS = "".join(part for part in fold_text(ARTICLE) if part.isalnum())


def statements(*glosses: str) -> dict[str, pl.DataFrame]:
    """A table of statements with those glosses."""
    rows = {"statement_id": [f"st-leak000001-{n}" for n, _ in enumerate(glosses, 1)], "gloss": list(glosses)}
    return {"statements": as_declared("statements", pl.DataFrame(rows))}


def test_a_cell_that_repeats_an_article_is_named_and_not_quoted() -> None:
    (found,) = leaks(
        statements("He spoke.", "It is said ON MONDAY that  'talks' the third would be held."), [("do-a", ARTICLE)]
    )
    assert (found.table, found.row_id, found.column) == ("statements", "st-leak000001-2", "gloss")
    assert found.value == "34 of do-a, from code point 31"
    assert "monday" not in str(found).casefold()


def test_columns_that_hold_names_are_passed_over() -> None:
    rows = {"article_id": ["ar-leak000001"], "headline": [ARTICLE], "byline": [ARTICLE]}
    assert leaks({"articles": as_declared("articles", pl.DataFrame(rows))}, [("do-a", ARTICLE)]) == []


@settings(deadline=None)
@given(
    st.integers(0, len(LETTERS) - MOST - 1),
    st.integers(1, 60),
    st.text("xyz ", max_size=40),
    st.text("qwv", max_size=40),
)
def test_every_run_that_is_too_long_is_found_and_no_other(start: int, length: int, before: str, after: str) -> None:
    copied = LETTERS[start : start + length]
    found = leaks(statements(f"{before}7{copied.upper()}7{after}"), [("do-other", "nothing"), ("do-a", ARTICLE)])
    assert [int(problem.value.split()[0]) for problem in found] == ([len(copied)] if len(copied) > MOST else [])


def test_fingerprint_writes_nothing_when_a_gloss_repeats_its_article(corpus: Corpus, tmp_path: Path) -> None:
    words = (corpus.folder / "texts/courier.txt").read_text("utf-8")[200:240]
    corpus.edit({"file": "articles/courier.json", "path": "$.reports[0].gloss", "value": f"There: {words}"})
    texts, out = corpus.folder / "texts", tmp_path / "out"
    with pytest.raises(BuildError, match="no article text is published") as broken:
        fingerprint_texts([corpus.folder / "articles"], texts, texts / "pages.csv", out)
    (problem,) = broken.value.problems
    assert (problem.table, problem.row_id, problem.column) == ("reports", "rp-courier0001-1", "gloss")
    assert not out.exists()


def test_fingerprint_checks_the_registries_too(corpus: Corpus, tmp_path: Path) -> None:
    words = (corpus.folder / "texts/herald.txt").read_text("utf-8")[100:140].replace("\n", " ")
    corpus.edit({"file": "registry/events.csv", "line": 2, "column": "label", "value": words})
    given = ["fingerprint", corpus.folder / "articles", "--texts", corpus.folder / "texts", "--out", tmp_path / "out"]
    given += ["--pages", corpus.folder / "texts/pages.csv"]
    ran = CliRunner().invoke(app, [*map(str, given), "--registry", str(corpus.folder / "registry")])
    assert ran.exit_code == 1
    assert "events ev-raid000001 label" in ran.stderr
    assert words not in ran.stderr
    assert CliRunner().invoke(app, list(map(str, given))).exit_code == 0


def test_the_sample_publishes_nothing_of_its_texts() -> None:
    found = assemble(Inputs((SAMPLE / "articles",), SAMPLE / "registry", SAMPLE / "documents"))
    assert leaks(found.tables, read_pages(SAMPLE / "texts", SAMPLE / "texts/pages.csv").items()) == []


@texts_at_hand
def test_the_release_publishes_nothing_of_the_captured_pages() -> None:
    tables = {path.stem: pl.read_parquet(path) for path in current().glob("*.parquet")}
    assert leaks(tables, read_pages(TEXTS, PAGES).items()) == []


def test_pages_that_are_not_there_are_all_reported(corpus: Corpus, tmp_path: Path) -> None:
    texts = corpus.folder / "texts"
    (texts / "courier.txt").unlink()
    (texts / "herald.txt").write_bytes(b"\xff")
    with pytest.raises(BuildError) as broken:
        fingerprint_texts([corpus.folder / "articles"], texts, texts / "pages.csv", tmp_path / "out")
    assert [problem.row_id for problem in broken.value.problems] == ["do-courier0001", "do-herald00001"]
    (texts / "pages.csv").write_text("document,file\n", "utf-8")
    with pytest.raises(BuildError, match="document_id, file_name"):
        names_of_pages(texts / "pages.csv")


def test_a_span_that_ends_after_its_page_is_reported(corpus: Corpus, tmp_path: Path) -> None:
    texts = corpus.folder / "texts"
    (texts / "herald.txt").write_text("x" * 99, "utf-8")
    with pytest.raises(BuildError) as broken:
        fingerprint_texts([corpus.folder / "articles"], texts, texts / "pages.csv", tmp_path / "out")
    assert {(p.rule, p.row_id) for p in broken.value.problems} == {
        ("every_span_lies_in_its_page", "sp-herald00001-5"),
        ("every_span_lies_in_its_page", "sp-herald00001-7"),
    }


def test_the_samples_fingerprints_are_fresh(tmp_path: Path) -> None:
    fingerprint_texts([SAMPLE / "articles"], SAMPLE / "texts", SAMPLE / "texts/pages.csv", tmp_path)
    kept = SAMPLE / "documents"
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in kept.iterdir()}
    for path in tmp_path.iterdir():
        fresh, old = path.read_text("utf-8").splitlines(), (kept / path.name).read_text("utf-8").splitlines()
        assert [a for a in fresh if "unicode_version" not in a] == [b for b in old if "unicode_version" not in b]
