"""How far reports disagree, and what another rule changes."""

import statistics
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torkham.aggregation.disagreement import disagreement, sensitivity
from torkham.aggregation.report_table import report_table
from torkham.aggregation.rule import Group, Rule
from torkham.nearest import UnknownNameError


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xy"), st.one_of(st.none(), st.integers(0, 3))), min_size=1, max_size=10))
def test_it_measures_what_a_plain_count_gives(reports: list[tuple[str, int | None]]) -> None:
    frame = pl.DataFrame(reports, schema={"event_id": pl.String, "deaths": pl.Int64}, orient="row")
    for row in disagreement(frame, ["deaths"]).iter_rows(named=True):
        values = [n for event, n in reports if event == row["event_id"]]
        known = [n for n in values if n is not None]
        assert (row["n_reports"], row["n_null"], row["n_values"]) == (len(values), values.count(None), len(set(known)))
        if not known:
            assert row["disagreement"] is None
            continue
        assert row["disagreement"] == pytest.approx(1 - known.count(statistics.mode(known)) / len(known))
        assert row["spread"] == max(known) - min(known)
        assert row["sd"] == (pytest.approx(statistics.stdev(known)) if len(known) > 1 else None)


def test_dates_spread_in_days_and_words_do_not_spread() -> None:
    reports = pl.DataFrame({"event_id": [1, 1], "day": [date(2025, 1, 1), date(2025, 1, 4)], "city": ["a", "b"]})
    found = disagreement(reports, ["day", "city"])
    assert dict(found.select("column", "spread").iter_rows()) == {"day": 3.0, "city": None}


def test_each_voter_counts_once_a_value() -> None:
    reports = pl.DataFrame({"event_id": [1] * 4, "city": ["a", "a", "a", "b"], "voter": ["u", "u", "u", "v"]})
    assert disagreement(reports, ["city"])["disagreement"].item() == 0.5


def test_the_sample_disagrees_on_the_date_of_the_raid(released: Path) -> None:
    found = disagreement(report_table(release=released))
    apart = found.filter(pl.col("disagreement") > 0)
    assert set(apart["event_id"]) == {"ev-raid000001"}
    assert "date_edtf" in set(apart["column"])


def test_sensitivity_says_what_another_rule_would_change(released: Path) -> None:
    found = sensitivity(report_table(release=released))
    row = found.filter(pl.col("column") == "date_edtf").row(0, named=True)
    assert row == {
        "event_id": "ev-raid000001",
        "column": "date_edtf",
        "rule": "representative",
        "value": "2031-04-12",
        "other_rule": "conservative",
        "other_value": "2031-04",
    }


def test_sensitivity_takes_rules_of_ones_own_and_nulls_count_as_a_difference() -> None:
    reports = pl.DataFrame({"event_id": ["x", "x"], "deaths": [1, 5], "city": ["a", None]})
    lowest = Rule("lowest", (Group(("deaths",), "lowest"), Group(("city",))))
    highest = Rule(
        "highest",
        (
            Group(("deaths",), "highest"),
            Group(("city",), nulls_vote=True),
        ),
        ("-deaths",),
    )
    found = sensitivity(reports, [lowest, highest])
    assert found.select("column", "value", "other_value").rows() == [("city", "a", None), ("deaths", "1", "5")]


def test_what_is_wrong_is_said(released: Path) -> None:
    reports = report_table(release=released)
    with pytest.raises(UnknownNameError, match="nearest: realis"):
        disagreement(reports, ["realism"])
    with pytest.raises(ValueError, match="two or more rules of different names"):
        sensitivity(reports, ["representative", "representative"])
