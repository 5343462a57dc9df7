"""The numbers and the lists of the explorer are those of the Parquet files, whatever is filtered."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import expect

from tests.site.exploring import Explorer, State, link
from tests.site.selecting import UNDATED, drawn, facets, selected

DRAWN = 40
Tables = Mapping[str, pl.DataFrame]


def numbers(tables: Tables, state: State) -> tuple[int, int, int]:
    events = selected(tables, state)
    return len(events), len(tables["events"]), len(events.filter(UNDATED))


def test_the_first_view_shows_single_events_that_happened_and_says_what_is_left_out(
    explorer: Explorer, tables: Tables
) -> None:
    explorer.open()
    countable = tables["events"].filter("countable")
    assert explorer.counts() == numbers(tables, {})
    assert set(explorer.listed()) <= set(countable["event_id"])
    assert f"{len(tables['events']) - len(countable)} further rows" in explorer.page.inner_text(".tx-scope")
    explorer.page.click("text=Show everything")
    assert explorer.settled().counts() == numbers(tables, {"scope": "all"})


def test_counts_and_facets_are_those_of_the_tables_under_many_filters(explorer: Explorer, tables: Tables) -> None:
    explorer.open()
    seen = set()
    for state in islice(drawn(tables, 8), DRAWN):
        explorer.go(state)
        assert explorer.counts() == numbers(tables, state), link(state)
        shown = {name: n for name, n in explorer.facets().items() if n}
        expected = facets(tables, state)
        assert shown.items() <= expected.items(), link(state)
        hidden = expected.keys() - shown.keys()
        assert all(sum(key.startswith(name.split("-")[0] + "-") for key in expected) == 1 for name in hidden), link(
            state
        )
        seen.add(explorer.counts()[0])
    assert len(seen) > DRAWN / 4


def test_every_event_is_on_some_page_of_the_list_once_and_undated_ones_come_last(
    explorer: Explorer, tables: Tables
) -> None:
    explorer.open("#scope=all&sort=oldest")
    listed = explorer.listed()
    while explorer.page.is_enabled("text=Next"):
        explorer.page.click("text=Next")
        listed += explorer.settled().listed()
    assert sorted(listed) == sorted(tables["events"]["event_id"])
    dated = tables["events"].filter(~UNDATED)
    assert set(listed[: len(dated)]) == set(dated["event_id"])
    known = pl.coalesce("date_start_earliest", "date_start_latest", "date_end_latest")
    days = dict(dated.select("event_id", known).iter_rows())
    in_order: list[date] = [days[event] for event in listed[: len(dated)]]
    assert in_order == sorted(in_order)


@pytest.mark.parametrize(
    "state", [{}, {"scope": "all"}, {"scope": "all", "kind": ["ASSAULT", "tk:policy"], "q": "taliban"}]
)
def test_the_download_is_the_filtered_table(explorer: Explorer, tables: Tables, state: State, tmp_path: Path) -> None:
    path = explorer.open(link(state)).download(tmp_path)
    events = selected(tables, state)
    read = pl.read_csv(path, schema=events.schema)
    assert read.sort("event_id").equals(events.sort("event_id"))
    assert read["event_id"][: len(explorer.listed())].to_list() == explorer.listed()


def test_undated_events_that_a_span_of_dates_leaves_out_are_counted_and_can_be_kept(
    explorer: Explorer, tables: Tables
) -> None:
    state: State = {"scope": "all", "from": "2025-08-01", "to": "2025-08-31"}
    explorer.open(link(state))
    undated = len(tables["events"].filter(UNDATED))
    assert f"{undated} events without a date" in explorer.page.inner_text(".tx-main")
    explorer.page.click("text=Keep them")
    assert explorer.settled().counts() == numbers(tables, {**state, "undated": "keep"})
    assert explorer.counts()[2] == undated


def test_filters_set_by_hand_are_in_the_address_and_in_the_numbers(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open("#scope=all").page
    page.check("input[name=kind][value=ASSAULT]")
    page.check("input[name=account][value=none]")
    page.select_option("select[name=who]", label="Pakistan")
    page.fill("input[name=q]", "attack")
    page.wait_for_function("location.hash.includes('q=attack')")
    pakistan = tables["actors"].filter(pl.col("name") == "Pakistan")["actor_id"].item()
    state: State = {"scope": "all", "kind": ["ASSAULT"], "account": ["none"], "principal": pakistan, "q": "attack"}
    assert explorer.settled().counts() == numbers(tables, state)
    page.click("text=Lift all")
    assert explorer.settled().counts() == numbers(tables, {"scope": "all"})
    expect(page.locator("input[name=q]")).to_have_value("")


def test_the_timeline_counts_every_event_by_type_and_year(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open("#scope=all").page
    rows = page.eval_on_selector_all(
        ".tx-table tbody tr", "all => all.map(row => [...row.children].map(cell => cell.textContent))"
    )
    numbers = [[int(cell) for cell in cells] for _, *cells in rows]
    assert all(sum(cells[:-1]) == cells[-1] for cells in numbers)
    assert sum(cells[-1] for cells in numbers) == len(tables["events"])
    assert sum(cells[-2] for cells in numbers) == len(tables["events"].filter(UNDATED))
    assert page.locator(".tx-mark").count() == len(tables["events"].filter(~UNDATED))


def test_the_map_counts_the_events_of_every_place(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open("#scope=all&view=map").page
    rows = page.eval_on_selector_all(
        ".tx-table tbody tr",
        "all => all.map(row => [row.children[0].textContent, Number(row.children[3].textContent)])",
    )
    placed = tables["event_places"].join(tables["reports"], on="report_id").join(tables["places"], on="place_id")
    expected = placed.group_by("place_id", "name").agg(pl.col("event_id").n_unique()).select("name", "event_id").rows()
    assert sorted(map(tuple, rows)) == sorted(expected)
    assert "No line here says to whom anything belongs" in page.inner_text(".tx-view")
