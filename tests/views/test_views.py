"""The views on the sample: what is in them, what is not, and that they say so."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import torkham
from tests.views.looking import Tables, changed, one, out
from torkham.build.assemble import Assembled
from torkham.nearest import UnknownNameError
from torkham.release_folder import DATA
from torkham.views.every import VIEWS, every_view, view_of


@pytest.mark.parametrize("corpus", ["the sample", *(["the package's"] if (DATA / "CURRENT").is_file() else [])])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_describes_its_columns_and_keeps_to_scalars(name: str, corpus: str, released: Path) -> None:
    released = released if corpus == "the sample" else DATA
    view = view_of(name, released)
    assert view.frame.columns == list(view.meanings)
    assert all(view.meanings.values())
    assert not any(dtype.is_nested() for dtype in view.frame.schema.values())
    lists = set(torkham.codes(release=released)["code_list"])
    assert set(view.codes) <= set(view.frame.columns)
    for column, code_list in view.codes.items():
        assert code_list in lists
        known = torkham.codes(code_list, release=released)["code"]
        assert set(view.frame[column].drop_nulls()) <= set(known)
    assert view.frame.equals(view_of(name, released).frame), "rows come in another order"


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_an_empty_corpus_is_empty_and_has_its_columns(name: str, sample: Assembled) -> None:
    kept = {"codes", "crosswalk"}
    empty = {table: frame if table in kept else frame.clear() for table, frame in sample.tables.items()}
    view = view_of(name, empty)
    assert view.frame.columns == list(view.meanings)
    assert len(view.frame) == 0
    assert out(view) == {}
    assert view.frame.schema == view_of(name, sample.tables).frame.schema


def test_flat_has_one_row_a_countable_event_and_says_what_is_not_there(released: Path) -> None:
    view = torkham.flat("events", release=released)
    assert view.frame["event_id"].to_list() == ["ev-raid000001", "ev-visit00001"]
    assert out(view) == {"events: states of affairs": 1}
    assert len(torkham.flat(countable=False, release=released).frame) == 3


def test_flat_keeps_an_accusation_apart_from_a_role(released: Path) -> None:
    raid = one(torkham.flat(release=released).frame, event_id="ev-raid000001")
    assert raid["initiator"] is None
    assert raid["roles_on_others_word"] == "Hill Front: initiator (accused_by_authorities)"
    visit = one(torkham.flat(release=released).frame, event_id="ev-visit00001")
    assert (visit["visitor"], visit["host"]) == ("Government of Borland", "Government of Arland")
    assert (visit["side_a"], visit["side_b"]) == ("Government of Borland", "Government of Arland")


def test_flat_gives_deaths_low_and_high_and_by_claimant(released: Path) -> None:
    raid = one(torkham.flat(release=released).frame, event_id="ev-raid000001")
    assert (raid["killed_low"], raid["killed_high"]) == (24, None)
    assert raid["killed_by_claim"] == "Government of Borland: 54; article: 24-?"
    assert raid["said_by"] == "Government of Borland"


def test_a_denied_role_is_nowhere_and_counted(sample: Assembled) -> None:
    tables = changed(sample.tables, "participants", attribution_status=pl.lit("denied"))
    view = torkham.flat(countable=False, release=tables)
    assert view.frame["visitor"].null_count() == len(view.frame)
    assert view.frame["roles_on_others_word"].null_count() == len(view.frame)
    assert out(view)["participants: denied or cleared"] == len(tables["participants"])


def test_what_is_not_countable_is_left_out_for_one_reason_each(sample: Assembled) -> None:
    events = sample.tables["events"].filter(pl.col("event_type") == "ASSAULT")
    kinds: dict[str, dict[str, Any]] = {
        "states of affairs": {"event_class": "state_of_affairs"},
        "composites": {"event_class": "composite"},
        "unrealised": {"realis": "planned"},
        "not single": {"aggregation": "habitual"},
        "with parts": {},
    }
    made = [
        events.with_columns(
            event_id=pl.lit(f"ev-{n:06}"), countable=pl.lit(value=False), **{k: pl.lit(v) for k, v in cells.items()}
        )
        for n, cells in enumerate(kinds.values())
    ]
    view = torkham.flat(release={**sample.tables, "events": pl.concat(made)})
    assert out(view) == {f"events: {why}": 1 for why in kinds}


FIGURE = {"measure": "killed", "approximator": "exact", "loaded_wording": False, "report_id": "rp-courier0001-2"}


def figures(sample: Assembled, *rows: dict[str, Any]) -> dict[str, pl.DataFrame]:
    """The tables with these figures of the raid in place of their own."""
    schema = sample.tables["figures"].schema
    made = [
        {**FIGURE, "figure_id": f"fg-courier0001-{n}", "minimum": row.get("n"), "maximum": row.get("n"), **row}
        for n, row in enumerate(rows, 1)
    ]
    frame = pl.DataFrame([{name: row.get(name) for name in schema} for row in made], schema=schema)
    return {**sample.tables, "figures": frame}


def totals(tables: Tables, **options: Any) -> dict[str | None, tuple[Any, Any]]:
    """Low and high by side; all figures are by one claimant."""
    frame = torkham.event_figures(release=tables, **options).frame
    return {row["side"]: (row["low"], row["high"]) for row in frame.iter_rows(named=True)}


def test_a_part_is_not_counted_beside_its_whole(sample: Assembled) -> None:
    whole, part = (
        {"n": 54.0, "side": "B"},
        {"n": 15.0, "side": "B", "category": "child", "subset_of": "fg-courier0001-1"},
    )
    assert totals(figures(sample, whole, part)) == {None: (54, 54), "B": (54, 54)}


def test_a_part_on_one_side_counts_for_its_side(sample: Assembled) -> None:
    of_whole = {"subset_of": "fg-courier0001-1"}
    tables = figures(sample, {"n": 6.0}, {"n": 5.0, "side": "A", **of_whole}, {"n": 1.0, "side": "B", **of_whole})
    assert totals(tables) == {None: (6, 6), "A": (5, 5), "B": (1, 1)}


def test_only_figures_that_share_a_partition_are_summed(sample: Assembled) -> None:
    divided = [{"n": 5.0, "side": "A", "partition": "p"}, {"n": 1.0, "side": "B", "partition": "p"}]
    assert totals(figures(sample, *divided)) == {None: (6, 6), "A": (5, 5), "B": (1, 1)}
    apart = [{"n": 5.0, "side": "A"}, {"n": 1.0, "side": "B"}]
    assert totals(figures(sample, *apart)) == {None: (5, None), "A": (5, 5), "B": (1, 1)}


def test_several_kinds_of_people_leave_the_total_open_above(sample: Assembled) -> None:
    kinds = [{"n": 5.0, "category": "civilian"}, {"n": 3.0, "category": "security_force"}]
    assert totals(figures(sample, *kinds)) == {None: (5, None)}


def test_two_numbers_for_the_same_people_span_a_range(sample: Assembled) -> None:
    assert totals(figures(sample, {"n": 5.0}, {"n": 8.0})) == {None: (5, 8)}


def test_an_open_bound_stays_open(sample: Assembled) -> None:
    tens = {"minimum": 20.0, "maximum": None, "approximator": "tens"}
    many = {"minimum": None, "maximum": None, "approximator": "many"}
    assert totals(figures(sample, tens)) == {None: (20, None)}
    assert totals(figures(sample, {"n": 5.0, "partition": "p"}, {**tens, "partition": "p"})) == {None: (25, None)}
    assert totals(figures(sample, many)) == {None: (None, None)}


def test_best_is_null_unless_a_rule_gives_it(sample: Assembled) -> None:
    tables = figures(sample, {"n": 5.0}, {"n": 8.0})
    assert torkham.event_figures(release=tables).frame["best"].to_list() == [None]
    given = {rule: torkham.event_figures(rule=rule, release=tables).frame for rule in ("conservative", "informative")}
    assert {rule: frame["best"].item() for rule, frame in given.items()} == {"conservative": 5, "informative": 8}
    assert given["conservative"]["rule"].item() == "conservative"
    with pytest.raises(UnknownNameError, match="nearest: conservative"):
        torkham.event_figures(rule="conservativ", release=tables)


def test_one_utterance_in_two_articles_is_one_verbal_event(sample: Assembled) -> None:
    again = sample.tables["statements"].filter(pl.col("statement_id") == "st-courier0001-1")
    copy = again.with_columns(statement_id=pl.lit("st-herald00001-9"), article_id=pl.lit("ar-herald00001"))
    tables = {**sample.tables, "statements": pl.concat([sample.tables["statements"], copy])}
    view = torkham.verbal_events(release=tables)
    assert one(view.frame, statement_id="st-courier0001-1")["n_articles"] == 2
    assert out(view)["statements: same act of the same utterance"] == 1
    assert len(view.frame) == len(torkham.verbal_events(release=sample.tables).frame)


def test_no_statement_that_is_no_act_is_a_verbal_event(sample: Assembled) -> None:
    view = torkham.verbal_events(release=sample.tables)
    acts = sample.tables["statements"].drop_nulls("act_type")
    assert set(view.frame["statement_id"]) == set(acts["statement_id"])
    assert out(view) == {"statements: no act of PLOVER's": 1, "statements: silence": 1}


def test_dyads_have_a_direction_and_a_period(released: Path) -> None:
    view = torkham.dyads(release=released)
    visit = one(view.frame, quad_class=1)
    assert (visit["source"], visit["target"]) == ("Government of Borland", "Government of Arland")
    assert (visit["period"], visit["n"], visit["n_events"], visit["n_verbal"]) == (date(2031, 5, 1), 1, 1, 0)
    assert out(view)["participants: on others' word"] == 1


def test_dyads_take_in_accused_roles_and_roll_up_on_request(released: Path) -> None:
    frame = torkham.dyads("year", principals=True, accused=True, release=released).frame
    raid = one(frame, quad_class=4)
    assert (raid["source"], raid["target"]) == ("Hill Front", "Government of Borland")
    assert "Envoy of Borland" not in set(frame["source"])


def test_an_act_dated_more_coarsely_than_the_period_is_left_out_and_counted(sample: Assembled) -> None:
    tables = changed(sample.tables, "events", date_start_earliest=pl.lit(date(2031, 1, 1)))
    view = torkham.dyads("month", release=tables)
    assert out(view)["pairs: dated more coarsely than a month"] == 1
    assert 1 in torkham.dyads("year", release=tables).frame["quad_class"]


def test_accusations_say_who_denies(released: Path) -> None:
    frame = torkham.accusations(release=released).frame
    haven = one(frame, state_kind="tk:sanctuary")
    assert (haven["accuser"], haven["accused"]) == ("Government of Borland", "Government of Arland")
    assert (haven["n_denials"], haven["denied_by"], haven["denied_by_accused"]) == (1, "Government of Arland", True)
    raid = one(frame, event_id="ev-raid000001")
    assert (raid["accused"], raid["n_denials"], raid["denied_by"]) == ("Hill Front", 0, None)


def test_a_denial_by_the_accusers_own_side_is_none(sample: Assembled) -> None:
    rolled = sample.tables["actor_rollup"].with_columns(principal_id=pl.lit("ac-borland0001"))
    frame = torkham.accusations(release={**sample.tables, "actor_rollup": rolled}).frame
    assert frame["n_denials"].sum() == 0


@pytest.mark.parametrize("ties", ["acts", "accusations"])
def test_every_end_of_an_edge_is_a_node(ties: Any, released: Path) -> None:
    graph = torkham.network(ties, release=released)
    nodes, edges = graph.nodes.frame, graph.edges.frame
    assert nodes.columns[0] == "actor_id"
    assert edges.columns[:2] == ["source_id", "target_id"]
    assert set(edges["source_id"]) | set(edges["target_id"]) == set(nodes["actor_id"])
    assert out(graph.nodes) == {"actors: no edge": 7 - len(nodes)}


def test_what_all_views_left_out_is_one_table(released: Path) -> None:
    frames, facts = every_view(released)
    assert set(frames) == {*VIEWS, "left_out"} == set(facts)
    assert set(frames["left_out"]["view"]) <= set(VIEWS)
    assert frames["left_out"].columns == [column.name for column in facts["left_out"].columns]


def test_a_view_reads_well_at_the_prompt_and_in_a_notebook(released: Path) -> None:
    view = torkham.flat(release=released)
    assert "1 events: states of affairs: nobody does them at a moment" in repr(view)
    assert "<li>1 events: states of affairs" in view._repr_html_()
    assert "nothing was left out" in repr(torkham.accusations(release=released))


WRONG: list[tuple[Any, str]] = [
    (lambda: torkham.flat("event"), "no table to flatten 'event'; nearest: events"),  # type: ignore[arg-type]
    (lambda: torkham.dyads("monthly"), "no frequency 'monthly'; nearest: month"),  # type: ignore[arg-type]
    (lambda: torkham.network("act"), "no kind of ties 'act'; nearest: acts"),  # type: ignore[arg-type]
    (lambda: view_of("flat"), "no view 'flat'; nearest: flat_events"),
]


@pytest.mark.parametrize(("act", "said"), WRONG)
def test_an_unknown_name_is_answered_with_the_nearest(act: Any, said: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        act()
    assert said in str(error.value)
