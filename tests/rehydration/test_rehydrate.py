"""A folder of files and a release: which file is which document, what has words, and what the command says."""

import json
from pathlib import Path
from random import Random

import polars as pl
import pytest
from typer.testing import CliRunner

import torkham
from benchmarks.copies import CHANGES, all_at_once
from benchmarks.news import News, news
from benchmarks.rates import write_copies, wrong_words
from benchmarks.releases import document_id, release_of
from tests.conftest import SAMPLE
from torkham.cli import app
from torkham.rehydration import rehydrate_to
from torkham.rehydration.anchor import NO_COPY
from torkham.rehydration.search import SPENT

ARTICLES = [news(seed) for seed in range(12)]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of twelve invented articles."""
    return release_of(ARTICLES, tmp_path_factory.mktemp("release"))


def statuses(found: pl.DataFrame) -> dict[int, str]:
    """Status by number of the document."""
    return {int(document[-6:]): status for document, status in found.select("document_id", "status").iter_rows()}


def test_every_span_of_the_sample_gets_its_words(released: Path) -> None:
    found = torkham.rehydrate(SAMPLE / "texts", release=released)
    assert set(found.documents["status"]) == {"exact"}
    spans = torkham.load("spans", release=released).join(found.spans, on=["span_id", "fragment"])
    texts = {"ar-courier0001": "courier.txt", "ar-herald00001": "herald.txt"}
    assert len(spans) == len(found.spans) > 0
    for article, start, end, words in spans.select("article_id", "char_start", "char_end", "words").iter_rows():
        assert words == (SAMPLE / "texts" / texts[article]).read_text("utf-8")[start:end]
    assert found.unused["file"].to_list() == [str(SAMPLE / "texts/pages.csv")]
    assert len(found.failing()) == 0


def test_files_are_matched_by_content_whatever_their_names(release: Path, tmp_path: Path) -> None:
    copies = {n: article.text for n, article in enumerate(ARTICLES[:10])}
    for number, change in zip(range(1, 10), CHANGES.values(), strict=True):
        copies[number] = change(copies[number], Random(number))
    write_copies(tmp_path / "texts", copies)
    (tmp_path / "texts/foreign.txt").write_text(news(999).text, "utf-8")
    (tmp_path / "texts/.hidden").write_text(ARTICLES[11].text, "utf-8")
    found = torkham.rehydrate(tmp_path / "texts", release=release)
    assert statuses(found.documents) == {
        **dict.fromkeys((0, 1), "exact"),
        **dict.fromkeys((2, 3, 4), "folded"),
        **dict.fromkeys((5, 6, 7, 8, 9), "partial"),
        **dict.fromkeys((10, 11), "absent"),
    }
    assert wrong_words(found.spans, ARTICLES) == []
    rows = {row["document_id"]: row for row in found.documents.iter_rows(named=True)}
    for number in range(12):
        row = rows[document_id(number)]
        assert row["n_spans"] == len(ARTICLES[number].spans)
        assert (row["n_anchored"] == row["n_spans"]) == (number <= 6)
        assert (row["n_anchored"] == 0) == (row["file"] is None) == (number > 9)
    absent = found.spans.filter(pl.col("document_id") == document_id(11))
    assert set(absent["reason"]) == {NO_COPY}
    assert absent["words"].null_count() == len(absent) > 0
    ((file, note),) = found.unused.rows()
    assert file == str(tmp_path / "texts/foreign.txt")
    assert note in ("it holds no block of any document", SPENT)


def test_the_best_copy_is_taken_and_the_others_are_listed(release: Path, tmp_path: Path) -> None:
    text = ARTICLES[3].text
    files = {
        "a.txt": CHANGES["a deleted paragraph"](text, Random(1)),
        "b.txt": CHANGES["three changed words"](text, Random(1)),
        "c.txt": text.upper(),
        "d.txt": text,
        "e.txt": text,
    }
    expected = {"e.txt": "exact", "d.txt": "exact", "c.txt": "folded", "b.txt": "partial", "a.txt": "partial"}
    for name, content in files.items():
        (tmp_path / name).write_text(content, "utf-8")
    for best in ("d.txt", "e.txt", "c.txt"):
        found = torkham.rehydrate(tmp_path, release=release, documents=[document_id(3)])
        assert found.documents.select("status", "file").row(0) == (expected[best], str(tmp_path / best))
        assert set(found.unused["file"]) == {str(path) for path in tmp_path.iterdir()} - {str(tmp_path / best)}
        (tmp_path / best).unlink()
    found = torkham.rehydrate(tmp_path, release=release, documents=[document_id(3)])
    assert found.documents.item(0, "status") == "partial"
    assert found.unused.item(0, "note") == f"another file holds more of {document_id(3)}"


def test_a_file_named_after_a_document_that_it_is_not_is_a_mismatch(release: Path, tmp_path: Path) -> None:
    (tmp_path / f"{document_id(5)}.txt").write_text(news(999).text, "utf-8")
    found = torkham.rehydrate(tmp_path, release=release)
    assert statuses(found.documents)[5] == "mismatch"
    assert set(found.spans["reason"]) == {NO_COPY}


def test_what_cannot_be_read_is_listed_and_stops_nothing(release: Path, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xe9t\xe9")
    (tmp_path / "nul").write_bytes(b"a\0b")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "large").write_bytes(b"x" * 1_000_001)
    (tmp_path / "right").write_text(ARTICLES[0].text, "utf-8")
    found = torkham.rehydrate(tmp_path, release=release)
    assert statuses(found.documents)[0] == "exact"
    notes = {Path(file).name: note for file, note in found.unused.iter_rows()}
    assert set(notes) == {"latin", "nul", "empty", "large"}
    assert "utf-8" in notes["latin"]
    assert "U+0000 at code point 1" in notes["nul"]
    assert "more than 1000000 bytes" in notes["large"]


def test_documents_without_hashes_are_absent_and_say_why(tmp_path: Path) -> None:
    short = News("Too short to be hashed.", (("cue", 0, 3),))
    release = release_of([short], tmp_path / "release")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / f"{document_id(0)}.txt").write_text(short.text, "utf-8")
    (row,) = torkham.rehydrate(tmp_path / "texts", release=release).documents.to_dicts()
    assert (row["n_anchored"], row["note"]) == (0, "it is too short to publish a hash of")


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_spans_written_as_they_are_found_are_the_same(release: Path, tmp_path: Path, suffix: str) -> None:
    write_copies(tmp_path / "texts", {n: all_at_once(a.text, Random(n)) for n, a in enumerate(ARTICLES)})
    told: list[tuple[str, int, int]] = []
    out = tmp_path / f"spans.{suffix}"
    streamed = rehydrate_to(out, tmp_path / "texts", release=release, progress=lambda *given: told.append(given))
    whole = torkham.rehydrate(tmp_path / "texts", release=release)
    read = pl.read_parquet(out) if suffix == "parquet" else pl.read_csv(out, schema=whole.spans.schema)
    assert read.equals(whole.spans)
    assert streamed.documents.equals(whole.documents)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([out.name, "texts"])
    assert {doing for doing, _, _ in told} == {"matching", "searching", "reading"}
    assert all(1 <= done <= total == 12 for _, done, total in told)


def test_documents_fail_unless_enough_of_them_has_words(release: Path, tmp_path: Path) -> None:
    write_copies(
        tmp_path / "texts", {0: ARTICLES[0].text, 1: CHANGES["three changed words"](ARTICLES[1].text, Random(1))}
    )
    found = torkham.rehydrate(tmp_path / "texts", release=release, documents=[document_id(0), document_id(1)])
    (share,) = (
        found.documents.filter(pl.col("status") == "partial").select(pl.col("n_anchored") / pl.col("n_spans")).row(0)
    )
    assert 0 < share < 1
    assert found.failing()["document_id"].to_list() == [document_id(1)]
    assert found.failing(share - 0.001).is_empty()
    assert found.failing(share + 0.001)["document_id"].to_list() == [document_id(1)]


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of the command."""
    ran = CliRunner().invoke(app, ["rehydrate", *map(str, arguments)])
    return ran.exit_code, ran.stdout, ran.stderr


def test_the_command_shows_a_table_and_succeeds_when_all_is_there(released: Path, tmp_path: Path) -> None:
    out = tmp_path / "spans.csv"
    status, shown, told = run("--texts", SAMPLE / "texts", "--release", released, "--out", out)
    assert status == 0
    assert [line.split("\t")[:4] for line in shown.splitlines()] == [
        ["document", "status", "spans", "with words"],
        ["do-courier0001", "exact", "39", "39"],
        ["do-herald00001", "exact", "8", "8"],
    ]
    assert told == "2 exact; 47 of 47 spans have their words; 1 files unused.\n"
    assert len(pl.read_csv(out)) == 47


def test_the_command_fails_unless_partial_copies_are_allowed(release: Path, tmp_path: Path) -> None:
    copies = {n: a.text for n, a in enumerate(ARTICLES)} | {
        4: CHANGES["three changed words"](ARTICLES[4].text, Random(0))
    }
    write_copies(tmp_path / "texts", copies)
    given = ("--texts", tmp_path / "texts", "--release", release)
    status, shown, told = run(*given)
    assert status == 1
    assert shown.splitlines()[1].startswith(f"{document_id(4)}\tpartial")
    assert "1 of 12 documents fail." in told
    assert run(*given, "--allow-partial", "--min-anchored", "1")[0] == 1
    assert run(*given, "--allow-partial", "--min-anchored", "0.5")[0] == 0
    next((tmp_path / "texts").iterdir()).unlink()
    assert run(*given, "--allow-partial", "--min-anchored", "0")[0] == 1


def test_the_command_refuses_what_it_cannot_do(released: Path, tmp_path: Path) -> None:
    status, _, told = run("--texts", SAMPLE / "texts", "--release", released, "--out", tmp_path / "spans.txt")
    assert status == 2
    assert "neither a .parquet nor a .csv file" in told.replace("\n│ ", " ")
    assert run("--texts", tmp_path / "nowhere", "--release", released)[0] == 2
    assert run("--texts", SAMPLE / "texts", "--release", tmp_path)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_a_text_is_in_the_release(release: Path) -> None:
    published = [pl.read_parquet(path) for path in release.glob("*.parquet")]
    texts = {cell for frame in published for column in frame.select(pl.col(pl.String)) for cell in column if cell}
    assert texts
    words = {text[start:end] for text, (_, start, end) in ((a.text, span) for a in ARTICLES for span in a.spans)}
    assert not {word for word in words if len(word) > 3} & texts
    manifest = json.loads((release / "manifest.json").read_text("utf-8"))
    assert manifest["tables"]["spans"]["rows"] == sum(len(article.spans) for article in ARTICLES)
