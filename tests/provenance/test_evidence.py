"""The chain around every row of the sample, with and without its words."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

import torkham
from tests.conftest import SAMPLE
from torkham.cli import app
from torkham.opened import release_at
from torkham.provenance import Evidence
from torkham.provenance.chain import ABOVE, BELOW, prefixes
from torkham.rehydration.anchor import NO_COPY
from torkham_schema.dictionary import table_of_prefix, tables

TEXTS = SAMPLE / "texts"
WORDS = {"do-courier0001": "courier.txt", "do-herald00001": "herald.txt"}


def outline(found: Evidence) -> list[tuple[int, str]]:
    """Depth and identifier of each step."""
    return [(step.depth, step.row_id) for step in found.steps]


def test_the_chain_of_an_event_leads_down_to_statements(released: Path) -> None:
    found = torkham.evidence("ev-raid000001", release=released)
    assert outline(found)[:3] == [(0, "ev-raid000001"), (1, "rp-courier0001-2"), (2, "pt-courier0001-3")]
    assert (3, "st-courier0001-1") in outline(found)
    assert (4, "ch-courier0001-1-1") in outline(found)
    assert {"rp-courier0001-2", "rp-herald00001-1", "se-courier0001-4"} <= {q[1] for q in outline(found) if q[0] == 1}


def test_the_chain_of_a_part_leads_up_to_the_event(released: Path) -> None:
    found = torkham.evidence("fg-courier0001-1", release=released)
    assert outline(found)[:4] == [
        (0, "ev-raid000001"),
        (1, "rp-courier0001-2"),
        (2, "fg-courier0001-1"),
        (3, "st-courier0001-1"),
    ]
    (asked,) = (step for step in found.steps if step.asked)
    assert asked.row_id == "fg-courier0001-1"
    assert ("minimum", "54") in asked.facts


def test_the_chain_of_a_link_leads_through_its_statement(released: Path) -> None:
    found = torkham.evidence("ch-courier0001-1-1", release=released)
    assert outline(found) == [
        (0, "ev-raid000001"),
        (1, "rp-courier0001-2"),
        (2, "st-courier0001-1"),
        (3, "ch-courier0001-1-1"),
    ]


def test_every_row_has_its_chain_once_and_its_own_spans(released: Path) -> None:
    opened = release_at(released)
    known = prefixes(opened)
    assert known == table_of_prefix()
    spans = opened["spans"]
    asked = 0
    for name in known.values():
        for row_id in opened[name].get_column(opened[name].columns[0]).unique():
            found = torkham.evidence(row_id, release=released)
            steps = [step.row_id for step in found.steps]
            assert len(steps) == len(set(steps))
            resting = spans.filter((pl.col("row_id") == row_id) | (pl.col("span_id") == row_id))
            own = {(quote.span_id, quote.fragment) for quote in found.quotes if quote.own}
            if len(resting):
                assert own == set(resting.select("span_id", "fragment").iter_rows())
            assert sum(step.asked for step in found.steps) == 1
            asked += 1
    assert asked > 100


def test_the_tables_of_the_chain_are_linked_as_the_schema_says() -> None:
    for table, (upper, column) in ABOVE.items():
        assert (tables()[table].column(column).references or "").partition(".")[0] == upper
    for upper, lower in BELOW.items():
        for table, column in lower:
            assert (tables()[table].column(column).references or "").partition(".")[0] == upper


def test_words_are_given_where_a_text_proves_them(released: Path, tmp_path: Path) -> None:
    found = torkham.evidence("ev-raid000001", release=released, texts=TEXTS)
    assert {source.status for source in found.sources} == {"exact"}
    assert len(found.quotes) > 10
    for quote in found.quotes:
        text = (TEXTS / WORDS[quote.document_id]).read_text("utf-8")
        assert quote.words == text[quote.start : quote.end]
        assert (quote.found_start, quote.found_end, quote.reason) == (quote.start, quote.end, None)
    (tmp_path / "only.txt").write_bytes((TEXTS / "herald.txt").read_bytes().replace(b"\n", b"\r\n"))
    partly = torkham.evidence("ev-raid000001", release=released, texts=tmp_path)
    assert {source.document_id: source.status for source in partly.sources} == {
        "do-courier0001": "absent",
        "do-herald00001": "exact",
    }
    assert {quote.reason for quote in partly.quotes} == {None, NO_COPY}


def test_evidence_reads_as_text(released: Path) -> None:
    shown = str(torkham.evidence("pt-courier0001-3", release=released, texts=TEXTS)).splitlines()
    text = (TEXTS / "courier.txt").read_text("utf-8")
    assert shown[0].startswith("- events ev-raid000001: Raid on the post")
    assert "    > participants pt-courier0001-3" in shown
    assert f"      * role: “{' '.join(text[130:141].split())}”" in shown
    assert any("actor_id Hill Front (ac-hillfront01)" in line for line in shown)
    without = str(torkham.evidence("pt-courier0001-3", release=released)).splitlines()
    assert "      * role: do-courier0001 130-141" in without
    assert len(without) == len(shown)


def test_a_zero_is_a_fact_and_a_false_flag_is_not(released: Path) -> None:
    found = {step.row_id: dict(step.facts) for step in torkham.evidence("st-herald00001-1", release=released).steps}
    assert found["py-herald00001-1"]["stance"] == "0"
    assert "named" not in found["py-herald00001-1"]
    assert found["ch-herald00001-1-0"]["position"] == "0"


@pytest.mark.parametrize(
    ("row_id", "says"),
    [
        ("ev-gone000001", "ev-gone000001 was retired (merged); ev-raid000001 replaces it"),
        ("ev-raid00001", "nearest: ev-raid000001"),
        ("xx-raid000001", "there is no kind of identifier 'xx-raid000001'"),
    ],
)
def test_an_unknown_identifier_is_answered(row_id: str, says: str, released: Path) -> None:
    with pytest.raises(LookupError) as unknown:
        torkham.evidence(row_id, release=released)
    assert says in str(unknown.value)
    ran = CliRunner().invoke(app, ["evidence", row_id, "--release", str(released)])
    assert ran.exit_code == 2


def test_the_command_prints_the_chain_and_writes_the_page(released: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    given = ["evidence", "rp-courier0001-2", "--texts", str(TEXTS), "--release", str(released), "--html", str(page)]
    ran = CliRunner().invoke(app, given)
    assert ran.exit_code == 0
    assert ran.stdout.strip() == str(torkham.evidence("rp-courier0001-2", texts=TEXTS, release=released))
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
