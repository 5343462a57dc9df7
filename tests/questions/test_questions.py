"""The six questions, asked of the sample: answers, and what they cannot answer."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from torkham.build.assemble import Assembled
from torkham.nearest import UnknownNameError
from torkham.pages import front
from torkham.pages.questions import ASKED, MOST, blocks, shown
from torkham.questions.anonymous import anonymous
from torkham.questions.answer import Answer
from torkham.questions.blame import blame
from torkham.questions.cooperation import cooperation
from torkham.questions.deaths import deaths
from torkham.questions.sanctuary import sanctuary
from torkham.questions.two_sides import two_sides

PAGE = Path(__file__).parent.parent.parent / "docs/questions.md"


def test_cooperation_is_by_month_and_principal(released: Path) -> None:
    answer = cooperation(release=released)
    assert answer.frame.select("period", "verbal_cooperation", "verbal_conflict").rows() == [
        (date(2031, 5, 1), 1, 1),
        (date(2031, 5, 1), 0, 1),
    ]
    assert "3 dated acts in 1 month" in answer.limits[1]


def test_sanctuary_takes_any_name_of_either_and_names_who_denies(released: Path) -> None:
    by_metonym, by_name = (sanctuary(host, "hill front", release=released) for host in ("Karst", "Government of Arland"))
    assert by_metonym.frame.equals(by_name.frame)
    assert by_metonym.frame.select("does", "counts_as").rows() == [("claims", "Government of Borland"), ("denies", "Arland")]
    assert by_metonym.limits[1] == "1 claiming statement, 1 denial, by Arland."
    assert len(sanctuary("Government of Borland", "Hill Front", release=released).frame) == 0
    with pytest.raises(UnknownNameError, match="nearest: Karst"):
        sanctuary("Carst", release=released)


def test_deaths_are_low_and_high_by_claimant(released: Path) -> None:
    rows = deaths(release=released).frame.select("side", "claimant", "low", "high").rows()
    claim = "Government of Borland"
    assert rows == [("B", claim, 54, 54), (None, claim, 54, 54), (None, "the article, or nobody known", 24, None)]


def test_blame_counts_accusations_and_denials(released: Path) -> None:
    answer = blame(release=released)
    assert answer.frame.rows() == [
        ("Government of Borland", "Arland", 1, 1),
        ("Government of Borland", "Hill Front", 1, 0),
    ]
    assert "2 accusations, of which 1 are met by a denial" in answer.limits[1]


def test_only_unnamed_holders_of_a_security_force_count_as_anonymous_security_sources(sample: Assembled) -> None:
    assert anonymous(release=sample.tables).frame["on_anonymous_security_sources"].sum() == 0
    chain = sample.tables["statement_chain"].with_columns(
        source_kind=pl.when(pl.col("position") > 0).then(pl.lit("unnamed_group")).otherwise("source_kind"),
        affiliation_id=pl.when(pl.col("position") > 0).then(pl.lit("ac-borland0001")),
    )
    actors = sample.tables["actors"].with_columns(
        sector=pl.when(pl.col("actor_id") == "ac-borland0001").then(pl.lit("MIL")).otherwise("sector")
    )
    answer = anonymous(release={**sample.tables, "statement_chain": chain, "actors": actors})
    assert answer.frame.select("article_id", "reports", "on_anonymous_security_sources", "share").rows() == [
        ("ar-courier0001", 2, 1, 0.5),
        ("ar-herald00001", 1, 0, 0.0),
    ]


def test_two_sides_are_side_by_side_and_silence_is_a_word(released: Path) -> None:
    answer = two_sides(date(2031, 4, 12), release=released)
    raid = answer.frame.row(0, named=True)
    assert raid["Government of Borland"] == "The group did the raid. (attributes_responsibility)"
    assert raid["Arland"] == "no gloss (will_not_comment)"
    empty = two_sides(date(2031, 4, 13), release=released)
    assert len(empty.frame) == 0
    assert "the articles do not date any to that day" in empty.limits[1]


@pytest.mark.parametrize("name", ASKED)
def test_every_answer_is_a_block_of_the_page_and_says_what_it_does_not_say(name: str, sample: Assembled) -> None:
    made = blocks(sample.tables)
    assert f"<!-- generated: answer_{name} -->" in PAGE.read_text("utf-8")
    assert made[f"answer_{name}"] in front.filled(PAGE.read_text("utf-8"), made)
    if name == "sanctuary":
        assert made["answer_sanctuary"] == "The data do not answer this: there is no actor called 'Kabul'."
    else:
        assert "- It rests on 2 articles, taken as they came" in made[f"answer_{name}"]


@pytest.mark.parametrize("name", ["cooperation", "deaths", "blame", "anonymous", "two_sides"])
def test_an_empty_corpus_gives_an_empty_answer_that_says_so(name: str, sample: Assembled) -> None:
    kept = {"codes", "crosswalk"}
    empty = {table: frame if table in kept else frame.clear() for table, frame in sample.tables.items()}
    answer = ASKED[name](release=empty)
    assert len(answer.frame) == 0
    assert answer.limits[0].startswith("It rests on 0 articles")
    assert shown(answer).startswith("No rows.")


def test_a_long_answer_is_cut_and_counted() -> None:
    page = shown(Answer("?", pl.DataFrame({"n": range(MOST + 3)}), ("a limit",)))
    assert "… and 3 more rows." in page
    assert page.endswith("- a limit")
