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
    by_metonym, by_name = (
        sanctuary(host, "hill front", release=released) for host in ("Karst", "Government of Arland")
    )
    assert by_metonym.frame.equals(by_name.frame)
    assert by_metonym.frame.select("does", "counts_as").rows() == [
        ("claims", "Government of Borland"),
        ("denies", "Arland"),
    ]
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


def unnamed(sample: Assembled, **of_borland: str) -> dict[str, pl.DataFrame]:
    """The tables with every source after the article unnamed and of Borland, and Borland as given."""
    after = pl.col("position") > 0
    chain = sample.tables["statement_chain"].with_columns(
        source_kind=pl.when(after).then(pl.lit("unnamed_group")).otherwise("source_kind"),
        affiliation_id=pl.when(after).then(pl.lit("ac-borland0001")),
    )
    borland = pl.col("actor_id") == "ac-borland0001"
    actors = sample.tables["actors"].with_columns(
        pl.when(borland).then(pl.lit(value)).otherwise(name).alias(name) for name, value in of_borland.items()
    )
    return {**sample.tables, "statement_chain": chain, "actors": actors}


@pytest.mark.parametrize(
    ("of_borland", "security"),
    [
        ({"sector": "MIL"}, 1),
        ({"kind": "police"}, 1),
        ({"kind": "unnamed_source", "name": "A Security source"}, 1),
        ({"kind": "person", "name": "A Security source"}, 0),
        ({"sector": "GOV"}, 0),
    ],
)
def test_an_unnamed_source_is_a_security_source_by_trade_or_by_what_it_is_called(
    sample: Assembled, of_borland: dict[str, str], security: int
) -> None:
    frame = anonymous(release=unnamed(sample, **of_borland)).frame.sort("article_id")
    assert frame.select("article_id", "reports", "on_unnamed", "on_unnamed_security").rows() == [
        ("ar-courier0001", 2, 1, security),
        ("ar-herald00001", 1, 0, 0),
    ]


def test_a_named_source_is_not_anonymous(sample: Assembled) -> None:
    frame = anonymous(release=sample.tables).frame
    assert frame["on_unnamed"].sum() == 0
    assert frame["share_unnamed_security"].sum() == 0


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
