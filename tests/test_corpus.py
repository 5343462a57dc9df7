"""The corpus: what is committed is a fresh build of what was coded, and every span lies where the pages say."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from build_dataset import INPUTS, OUT, version
from polars.testing import assert_frame_equal

from tests.conftest import ROOT, SHARED
from torkham.agreement.compare import Comparison, as_frame
from torkham.agreement.passes import read_coding
from torkham.build import fingerprints
from torkham.build.assemble import Assembled, Inputs, assemble
from torkham.build.fingerprint_texts import read_pages
from torkham.build.publish import publish
from torkham.build.validate import validate
from torkham.pages import generate
from torkham.release_folder import current
from torkham_schema.dictionary import tables

PAGES = ROOT / "dataset/documents/pages.csv"
TEXTS = SHARED / "articles"
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[’”'\"]?|\n|$)")
UNREAD = ("teaser", "boilerplate")
texts_at_hand = pytest.mark.skipif(
    not TEXTS.is_dir() and os.environ.get("CI") != "true", reason="the captured pages (../shared/articles) are not here"
)


@pytest.fixture(scope="session")
def corpus_tables() -> Assembled:
    return assemble(INPUTS)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return read_pages(TEXTS, PAGES)


def test_the_corpus_breaks_no_rule(corpus_tables: Assembled) -> None:
    assert corpus_tables.problems == []
    assert validate(corpus_tables.tables, corpus_tables.places) == []


@pytest.mark.parametrize("coding", ["first", "second"])
def test_both_passes_are_kept_whole(coding: str) -> None:
    folder = ROOT / "dataset/articles" / coding
    found = assemble(Inputs((folder,), folder / "registry"))
    assert found.problems == []
    released = set(pl.read_parquet(current(OUT) / "articles.parquet")["article_id"])
    assert set(found.tables["articles"]["article_id"]) == released


def test_the_committed_data_are_a_fresh_build(corpus_tables: Assembled, tmp_path: Path) -> None:
    fresh = publish(corpus_tables.tables, tmp_path, version())
    kept = current(OUT)
    assert {path.name for path in kept.glob("*.parquet")} == {path.name for path in fresh.glob("*.parquet")}
    for path in sorted(fresh.glob("*.parquet")):
        assert (kept / path.name).read_bytes() == path.read_bytes(), path.name


def test_what_is_generated_from_the_data_is_fresh(corpus_tables: Assembled) -> None:
    for name, text in generate.of_data(ROOT, corpus_tables.tables).items():
        assert (ROOT / name).read_text("utf-8") == text, name


@texts_at_hand
def test_every_span_lies_on_words_of_its_page(corpus_tables: Assembled, texts: dict[str, str]) -> None:
    documents = dict(corpus_tables.tables["articles"].select("article_id", "document_id").iter_rows())
    spans = corpus_tables.tables["spans"].select("article_id", "char_start", "char_end")
    assert len(spans) > 0
    for article, start, end in spans.iter_rows():
        words = texts[documents[article]][start:end]
        assert words
        assert words == words.strip()


@texts_at_hand
def test_every_sentence_outside_boilerplate_has_evidence(corpus_tables: Assembled, texts: dict[str, str]) -> None:
    bare = list(_bare_sentences(corpus_tables, texts))
    assert bare == []


def _bare_sentences(corpus: Assembled, texts: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    documents = dict(corpus.tables["articles"].select("article_id", "document_id").iter_rows())
    coded = corpus.tables["spans"].filter(pl.col("part") != "mention")
    for article, kind, start, end in (
        corpus.tables["segments"].select("article_id", "kind", "char_start", "char_end").iter_rows()
    ):
        if kind in UNREAD:
            continue
        here = coded.filter(pl.col("article_id") == article).select("char_start", "char_end").rows()
        for found in SENTENCE.finditer(texts[documents[article]][start:end]):
            first, last = start + found.start(), start + found.end()
            if len(found.group().strip()) >= 25 and not any(a < last and b > first for a, b in here):
                yield article, first, last


@texts_at_hand
def test_the_fingerprints_are_those_of_the_pages(corpus_tables: Assembled, texts: dict[str, str]) -> None:
    documents = corpus_tables.tables["articles"].select("article_id", "document_id")
    spans = corpus_tables.tables["spans"].join(documents, on="article_id")
    kept = {found["document_id"]: found for found in fingerprints.read(ROOT / "dataset/documents")[0]}
    assert set(kept) == set(texts)
    for document, text in texts.items():
        fresh = fingerprints.fingerprint(document, text, spans.filter(pl.col("document_id") == document))
        assert {**fresh, "unicode_version": None} == {**kept[document], "unicode_version": None}


@texts_at_hand
def test_the_published_agreement_is_that_of_the_two_passes(texts: dict[str, str]) -> None:
    first, second = (read_coding(ROOT / "dataset/articles" / name, texts) for name in ("first", "second"))
    compared = Comparison(first, second)
    fresh = as_frame(compared.rows())
    kept = pl.read_csv(ROOT / "dataset/registry/agreement.csv", schema=tables()["agreement"].schema)
    assert_frame_equal(fresh, kept)
    assert_frame_equal(
        compared.confusions(),
        pl.read_csv(
            ROOT / "dataset/agreement/confusion.csv",
            schema_overrides={"first_code": pl.String, "second_code": pl.String},
        ),
    )


def test_no_event_rests_on_the_date_of_publication(corpus_tables: Assembled) -> None:
    reports, spans = corpus_tables.tables["reports"], corpus_tables.tables["spans"]
    marked = set(spans.filter(pl.col("part") == "date")["row_id"])
    stated = reports.filter(pl.col("date_basis").is_in(["stated_absolute", "stated_relative_resolved"]))
    assert len(stated) > 0
    assert set(stated["report_id"]) <= marked


def test_coded_sets_say_that_no_person_checked_them(corpus_tables: Assembled) -> None:
    sets = corpus_tables.tables["annotation_sets"]
    assert set(sets["coding_pass"]) == {"first", "second", "adjudicated"}
    assert set(sets["coder_kind"]) == {"language_model"}
    assert not sets["checked_by_person"].any()
