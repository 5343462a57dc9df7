"""aggregate does what a plain oracle does, makes no event that nobody reported, and says what is wrong."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import torkham
from tests.aggregation.oracle import chosen
from torkham.aggregation.aggregate import aggregate
from torkham.aggregation.report_table import report_table
from torkham.aggregation.rule import CHOICES, NAMED, WHAT, WHEN, Group, Rule, named, ranked
from torkham.build.assemble import Assembled
from torkham.build.validate import check_table
from torkham.nearest import UnknownNameError
from torkham_schema.codes import codes_of, parents_of
from torkham_schema.dictionary import tables
from torkham_schema.edtf import read

small = st.one_of(st.none(), st.integers(0, 3))
word = st.one_of(st.none(), st.sampled_from("abc"))
rows = st.lists(
    st.fixed_dictionaries(
        {
            "event_id": st.sampled_from(["x", "y"]),
            "city": word,
            "district": word,
            "deaths": small,
            "realis": word,
            "precision": small,
            "voter": word,
            "day": small,
            "order": st.integers(0, 5),
        }
    ),
    min_size=1,
    max_size=12,
)
SCHEMA: dict[str, Any] = {
    "event_id": pl.String,
    "city": pl.String,
    "district": pl.String,
    "deaths": pl.Int64,
    "realis": pl.String,
    "precision": pl.Int64,
    "voter": pl.String,
    "day": pl.Int64,
    "order": pl.Int64,
}


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from(CHOICES[:5]), st.sampled_from([(), ("day",), ("-day", "order")]), st.booleans())
def test_it_agrees_with_a_plain_oracle(
    reports: list[dict[str, Any]], choose: Any, ties: tuple[str, ...], nulls_vote: bool
) -> None:
    columns = ("deaths",) if choose in {"lowest", "highest"} else ("city", "district")
    groups = (
        Group(columns, choose, precision=pl.col("precision"), nulls_vote=nulls_vote),
        Group(("realis",), "unanimous"),
        Group(("order",), "all"),
    )
    frame = aggregate(pl.DataFrame(reports, schema=SCHEMA), Rule("mine", groups, ties))
    for event in frame.iter_rows(named=True):
        of_event = [row for row in reports if row["event_id"] == event["event_id"]]
        expected = {
            "event_id": event["event_id"],
            "n_reports": len(of_event),
            "n_voters": len({row["voter"] for row in of_event} - {None})
            + sum(row["voter"] is None for row in of_event),
            **chosen(of_event, columns, choose, "precision", ties, nulls_vote),
            **chosen(of_event, ("realis",), "unanimous", None, ties),
            **chosen(of_event, ("order",), "all", None, ties),
            "aggregation_rule": "mine",
        }
        assert event == expected
    assert frame["event_id"].to_list() == sorted({row["event_id"] for row in reports})


@settings(max_examples=50, deadline=None)
@given(rows, st.randoms())
def test_the_order_of_the_reports_does_not_matter(reports: list[dict[str, Any]], chance: Any) -> None:
    rule = Rule("mine", (Group(("city", "district")), Group(("deaths",), "highest")))
    shuffled = list(reports)
    chance.shuffle(shuffled)
    first, second = (aggregate(pl.DataFrame(some, schema=SCHEMA), rule) for some in (reports, shuffled))
    assert_frame_equal(first, second)


DATES = ("2025-10-12", "2025-10", "2025", "2025-10-11/2025-10-13", "[..2025-10-15]", "2024-21", None)


@st.composite
def valid_report(draw: st.DrawFn) -> dict[str, Any]:
    """The coded columns of a report that breaks no rule of the schema."""
    event_class = draw(st.sampled_from(codes_of("event_class")))
    state = event_class == "state_of_affairs"
    event_type = None if state else draw(st.sampled_from(["CONSULT", "RETREAT", "ASSAULT", "SANCTION"]))
    modes = [mode for parent, mode in parents_of("event_mode") if parent == event_type]
    edtf = draw(st.sampled_from(DATES))
    window = read(edtf) if edtf else None
    return {
        "event_id": draw(st.sampled_from(["ev-aaaaaa", "ev-bbbbbb"])),
        "event_class": event_class,
        "event_type": event_type,
        "event_mode": None if state else draw(st.one_of(st.none(), st.sampled_from(modes))),
        "state_kind": draw(st.sampled_from(codes_of("state_kind"))) if state else None,
        "realis": draw(st.sampled_from(codes_of("realis"))),
        "aggregation": draw(st.sampled_from(codes_of("aggregation"))),
        "date_edtf": edtf,
        "date_start_earliest": window.start_earliest if window else None,
        "date_start_latest": window.start_latest if window else None,
        "date_end_earliest": window.end_earliest if window else None,
        "date_end_latest": window.end_latest if window else None,
        "date_precision": window.precision if window else None,
        "date_basis": draw(st.sampled_from(codes_of("date_basis"))) if edtf else None,
        "voter": draw(st.sampled_from(["u", "v", "w", None])),
    }


SAMPLE_EVENT = {
    "quad_class": None,
    "conflict_score": None,
    "realis_conflict": False,
    "countable": False,
    "date_conflict": False,
    "corroboration": "unconfirmed",
    "n_articles": 1,
    "n_principals": 0,
    "claimed": False,
    "confirmed": False,
    "denied": False,
    "not_commented": False,
    "label": None,
    "place_id": None,
}


@settings(max_examples=40, deadline=None)
@given(st.lists(valid_report(), min_size=1, max_size=8), st.sampled_from(NAMED))
def test_no_event_is_assembled_that_breaks_a_rule_of_the_schema(reports: list[dict[str, Any]], rule: str) -> None:
    schema = tables()["events"].schema
    types = {name: schema.get(name, pl.String) for name in reports[0]}
    made = aggregate(pl.DataFrame(reports, schema=types), rule)
    filled = made.with_columns(pl.lit(v, schema[k]).alias(k) for k, v in SAMPLE_EVENT.items() if k not in made.columns)
    whole = filled.select(pl.col(name).cast(dtype) for name, dtype in schema.items())
    assert check_table(tables()["events"], whole) == []


@pytest.mark.parametrize("rule", NAMED)
def test_it_gives_the_published_events_back(released: Path, sample: Assembled, rule: str) -> None:
    made = aggregate(torkham.load("reports", release=released), rule, release=released)
    published = sample.tables["events"].sort("event_id")
    columns = [*WHAT, "aggregation", "realis", "realis_conflict", "n_reports", *(WHEN if rule == NAMED[0] else ())]
    assert_frame_equal(made.select(columns), published.select(columns))


def test_every_table_of_reports_can_be_aggregated(released: Path) -> None:
    places = aggregate(report_table("event_places", release=released))
    assert places["place_id"].null_count() == 0
    assert places["event_id"].is_unique().all()
    figures = aggregate(report_table("figures", release=released), "conservative", by=("event_id", "measure"))
    assert figures["minimum"].to_list() == [15.0]
    highest = aggregate(report_table("figures", release=released), "informative", by=("event_id", "measure"))
    assert highest["minimum"].to_list() == [54.0]


def test_a_copy_has_no_vote_of_its_own() -> None:
    reports = pl.DataFrame(
        {"event_id": ["x"] * 5, "city": ["a", "a", "a", "b", "b"], "voter": ["u", "u", "u", "v", "w"]}
    )
    assert aggregate(reports, Rule("one vote each", (Group(("city",)),)))["city"].item() == "b"
    assert aggregate(reports, Rule("by rows", (Group(("city",)),), voter=None))["city"].item() == "a"


def test_a_precision_from_a_code_list_puts_the_finest_first() -> None:
    reports = pl.DataFrame({"event_id": ["x"] * 3, "d": ["year", None, "day"], "v": [1, 2, 3]})
    rule = Rule("finest", (Group(("v",), "most_precise", precision=ranked("d", "date_precision")),))
    assert aggregate(reports, rule)["v"].item() == 3


WRONG: dict[str, tuple[Any, str]] = {
    "an unknown rule": (lambda r: aggregate(r, "representativ"), "nearest: representative"),
    "an unknown column of a rule": (lambda r: aggregate(r, Rule("m", (Group(("citi",)),))), "nearest: city"),
    "an unknown tie": (lambda r: aggregate(r, Rule("m", (Group(("city",)),), ("-dy",))), "'dy'"),
    "an unknown key": (lambda r: aggregate(r, by="event"), "event_id"),
    "an unknown way to choose": (lambda _: Group(("city",), "modal"), "most_common"),  # type: ignore[arg-type]
    "a column chosen twice": (lambda r: aggregate(r, Rule("m", (Group(("city",)), Group(("city",))))), "city can be"),
    "a precise choice with no precision": (lambda _: Group(("city",), "most_precise"), "needs a precision for city"),
    "a string for columns": (lambda _: Group("city"), "tuple of column names"),  # type: ignore[arg-type]
    "two columns that must agree": (lambda _: Group(("city", "d"), "unanimous"), "one column at a time"),
    "type and mode torn apart": (
        lambda r: aggregate(r, Rule("m", (Group(("event_type",)), Group(("event_mode",))))),
        "event_type, event_mode belong in one group",
    ),
    "a table without any known column": (lambda r: aggregate(r.select("event_id", "city")), "a Rule of your own"),
    "an unknown table of reports": (lambda _: report_table("figure"), "nearest: figures"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_one_sentence(name: str) -> None:
    reports = pl.DataFrame(
        {"event_id": ["x"], "city": ["a"], "event_type": ["CONSULT"], "event_mode": ["visit"]},
        schema_overrides={"event_id": pl.String},
    )
    act, said = WRONG[name]
    with pytest.raises((UnknownNameError, ValueError)) as error:
        act(reports)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_named_rule_leaves_out_the_groups_that_a_table_has_not() -> None:
    reports = pl.DataFrame({"event_id": ["x", "x"], "realis": ["occurred", "planned"]})
    made = aggregate(reports, named("representative").name)
    assert made.row(0, named=True) == {
        "event_id": "x",
        "n_reports": 2,
        "n_voters": 2,
        "realis": None,
        "realis_conflict": True,
        "aggregation_rule": "representative",
    }
