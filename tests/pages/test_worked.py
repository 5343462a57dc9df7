"""The worked examples are counted as the tables are."""

from datetime import date

import polars as pl
import pytest

import torkham
from torkham.opened import tables_at
from torkham.pages import timeline, worked_event, worked_statement
from torkham.pages.place_map import sides
from torkham.pages.voices import voices

Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def corpus() -> Tables:
    return {name: torkham.load(name) for name in tables_at(None)}  # type: ignore[arg-type]


def test_voices_give_the_principals_and_the_contested_events_of_the_table(corpus: Tables) -> None:
    heard = voices(corpus)
    supporting = heard.filter(pl.col("effect") == "supports").group_by("event_id")
    counted = supporting.agg(found=pl.col("principal_id").drop_nulls().n_unique())
    events = corpus["events"].join(counted, on="event_id", how="left").with_columns(pl.col("found").fill_null(0))
    assert events.filter(pl.col("found") != pl.col("n_principals")).is_empty()
    denied = set(heard.filter(pl.col("effect") == "denies")["event_id"])
    assert denied == set(events.filter(pl.col("corroboration") == "contested")["event_id"])
    assert denied


def test_the_event_shown_is_one_of_which_the_rules_make_different_events(corpus: Tables) -> None:
    shown = worked_event.blocks(corpus)
    dates = {line.split(" | ")[1] for line in shown["by_rule"].splitlines()[2:]}
    assert len(dates) > 1
    chosen = shown["reports_of_it"].partition("`")[2].partition("`")[0]
    row = corpus["events"].filter(pl.col("event_id") == chosen).row(0, named=True)
    assert f"| `date_edtf` | {row['date_edtf']} |" in shown["event_of_it"]
    assert shown["reports_of_it"].count("`rp-") == row["n_reports"]


def test_reports_that_are_torn_on_realis_give_null_and_a_flag(corpus: Tables) -> None:
    assert worked_event.blocks(corpus)["torn"].endswith("Its row has `realis` — and `realis_conflict` true.")


def test_the_chains_shown_are_the_deepest_about_an_event_that_is_denied(corpus: Tables) -> None:
    shown = worked_statement.blocks(corpus)
    assert "| 2 |" in shown["chains"]
    assert "rendering `direct`" in shown["chains"]
    assert "rendering `indirect`" in shown["chains"]
    assert "| denies |" in shown["voices"]
    assert "`contested`" in shown["principals"]


def test_a_corpus_without_disagreement_says_so(corpus: Tables) -> None:
    calm = corpus | {
        "reports": corpus["reports"].unique("event_id", maintain_order=True),
        "events": corpus["events"].with_columns(realis_conflict=pl.lit(value=False), denied=pl.lit(value=False)),
    }
    assert set(worked_event.blocks(calm).values()) == {worked_event.NOTHING}
    assert set(worked_statement.blocks(calm).values()) == {worked_statement.DENIED}


def test_marks_of_one_lane_never_touch() -> None:
    days = [
        (date(2025, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 5), date(2025, 6, 1)),
        (date(2025, 3, 1), date(2025, 3, 1)),
    ]
    assert timeline.lanes(days) == [0, 1, 0]


def test_names_of_near_places_stand_on_different_sides() -> None:
    assert sides([(70.0, 34.0)]) == [(0, 1)]
    near = sides([(65.7, 31.6), (66.4, 31.0)])
    assert near[0] != near[1]
