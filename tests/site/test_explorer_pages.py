"""Links into the explorer, the page of an event, the statements behind a cell, and the report of an error."""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest
from jinja2 import Template
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.site.conftest import NewPage
from tests.site.exploring import Explorer
from torkham.pages.stances import stances

Tables = Mapping[str, pl.DataFrame]
DENIED = "ev-rnbb7wm2fw5z"
"""Confirmed by one, responsibility denied by another."""
SOURCED = r"accused by .+, according to |says |by its own account: |which is denied by |which is not so, says "
"""How the source of an alleged role is given."""
MANY = "ev-cmxrfsfwmwgj"
"""Six reports that do not agree."""


def attributes(page: Page, name: str, within: str = ".tx-event") -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        f"{within} [data-{name}]", "(all, name) => all.map(one => one.getAttribute(`data-${name}`))", name
    )
    return found


def test_a_link_opens_the_same_state(new_page: NewPage, base: str) -> None:
    first = Explorer(new_page(), f"{base}explorer.html").open("#all")
    first.page.click("text=Show everything")
    first.settled().page.check("input[name=corroboration][value=contested]")
    first.settled().page.select_option("select[name=sort]", "title")
    first.settled().page.click("text=Map")
    hash_ = first.settled().page.evaluate("location.hash")
    second = Explorer(new_page(), f"{base}explorer.html").open(hash_)
    assert second.counts() == first.counts()
    assert second.listed() == first.listed()
    expect(second.page.locator(".tx-views [aria-current=page]")).to_have_text("Map")
    assert second.page.is_checked("input[name=corroboration][value=contested]")
    assert second.page.input_value("select[name=sort]") == "title"


def test_back_and_forward_go_through_the_states(explorer: Explorer) -> None:
    page = explorer.open("#scope=all").page
    all_of_them = explorer.counts()
    page.check("input[name=kind][value=ASSAULT]")
    assaults = explorer.settled().counts()
    page.locator(".tx-item h3 a").first.click()
    expect(explorer.settled().page.locator(".tx-event h2")).to_be_focused()
    page.go_back()
    assert explorer.settled().counts() == assaults
    expect(page.locator(".tx-item h3 a").first).to_be_focused()
    page.go_back()
    assert explorer.settled().counts() == all_of_them
    assert not page.is_checked("input[name=kind][value=ASSAULT]")
    page.go_forward()
    assert explorer.settled().counts() == assaults


@pytest.mark.parametrize("event", [DENIED, MANY, "ev-nhztt8d873x6"])
def test_the_page_of_an_event_has_every_report_role_number_and_statement(
    explorer: Explorer, tables: Tables, event: str
) -> None:
    page = explorer.open(f"#event={event}").page
    reports = tables["reports"].filter(event_id=event)
    assert sorted(attributes(page, "report")) == sorted(reports["report_id"])
    for table, key in (("participants", "participant"), ("figures", "figure")):
        rows = tables[table].filter(pl.col("report_id").is_in(reports["report_id"].implode()))
        assert sorted(attributes(page, key)) == sorted(rows[f"{key}_id"])
    linked = tables["statement_events"].filter(event_id=event)
    for relation, rows in linked.group_by("relation"):
        shown = attributes(page, "statement", f'[data-relation="{relation[0]}"]')
        assert sorted(shown) == sorted(rows["statement_id"])
    assert len(attributes(page, "relation")) == linked["relation"].n_unique()


def test_every_statement_shows_its_whole_chain(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open(f"#event={MANY}").page
    chains = tables["statement_chain"].group_by("statement_id").len()
    shown = page.eval_on_selector_all(
        ".tx-event [data-statement]",
        "all => all.map(one => [one.dataset.statement, one.querySelectorAll('.tx-chain li').length])",
    )
    expected = dict(chains.iter_rows())
    assert shown
    assert all(expected[statement] == links for statement, links in shown)


def test_who_takes_part_is_never_named_without_status_and_source(explorer: Explorer, tables: Tables) -> None:
    alleged = tables["participants"].filter(pl.col("attribution_status") != "as_fact")
    events = alleged.join(tables["reports"], on="report_id").group_by("event_id").len().sort("len", "event_id")
    page = explorer.open("#scope=all&kind=ASSAULT&sort=reports").page
    rows = page.locator(".tx-item .tx-alleged").all_inner_texts()
    assert rows
    assert all(re.search(SOURCED, words) for words in rows)
    items = page.locator(".tx-item").all_inner_texts()
    assert all("On the word of" in words and re.search("Told as|Reports disagree", words) for words in items)
    for event in events["event_id"].tail(3):
        explorer.go({"event": event})
        parts = page.eval_on_selector_all(
            "[data-participant]", "all => all.map(one => [one.dataset.participant, one.innerText])"
        )
        told = [words for row, words in parts if row in set(alleged["participant_id"])]
        assert told
        assert all(re.search(SOURCED, words) for words in told)


def test_denials_stand_in_the_list_beside_what_they_deny(explorer: Explorer, tables: Tables) -> None:
    explorer.open("#scope=all&account=denied")
    denied = tables["events"].filter("denied")
    assert sorted(explorer.listed()) == sorted(denied["event_id"])
    items = explorer.page.locator(".tx-item").all_inner_texts()
    assert all("Denied by" in words or "Responsibility denied by" in words for words in items)


def test_the_tip_of_a_mark_has_source_and_status(explorer: Explorer) -> None:
    page = explorer.open("#scope=all").page
    page.locator(".tx-mark").nth(3).hover()
    tip = page.locator(".tx-tip")
    expect(tip).to_be_visible()
    assert "On the word of" in tip.inner_text()
    assert "Told as" in tip.inner_text()


def test_the_matrix_is_that_of_the_tables(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open("#view=said").page
    rows = page.eval_on_selector_all(
        ".tx-table tbody tr", "all => all.map(row => [...row.children].map(cell => cell.textContent))"
    )
    shown = {
        (by, about): (int(n), None if mean == "–" else float(mean.replace("−", "-"))) for by, about, n, mean in rows
    }
    expected = {(by, about): (n, mean) for by, about, n, mean in stances(tables).iter_rows()}
    assert shown.keys() == expected.keys()
    for pair, (n, mean) in expected.items():
        assert shown[pair][0] == n
        assert (shown[pair][1] is None) == (mean is None)
        assert mean is None or shown[pair][1] == pytest.approx(mean, abs=0.051)


def test_a_cell_of_the_matrix_shows_its_statements_with_their_chains(explorer: Explorer) -> None:
    page = explorer.open("#view=said").page
    cell = page.locator(".tx-stance").first
    n = int(cell.locator("b").inner_text())
    cell.click()
    explorer.settled()
    assert page.locator(".tx-chosen [data-statement]").count() == min(n, 20)
    assert page.locator(".tx-chosen .tx-chain").count() == min(n, 20)
    expect(page.locator(".tx-stance").first).to_be_focused()


def test_the_evidence_of_an_event_is_its_spans(explorer: Explorer, tables: Tables) -> None:
    page = explorer.open(f"#event={DENIED}").page
    page.click("text=Show where it stands")
    page.wait_for_selector(".tx-event table tbody tr")
    rows = page.eval_on_selector_all(
        ".tx-event table tbody tr", "all => all.map(row => [row.children[4].textContent, row.children[3].textContent])"
    )
    spans = tables["spans"].filter(pl.col("row_id").is_in([row for row, _ in rows]))
    expected = spans.select("row_id", pl.format("{} to {}", "char_start", "char_end")).rows()
    assert sorted(map(tuple, rows)) == sorted(expected)
    assert tables["reports"].filter(event_id=DENIED)["report_id"].item() in {row for row, _ in rows}


def test_a_report_of_an_error_names_event_release_and_page(explorer: Explorer, tmp_path: Path) -> None:
    page = explorer.open(f"#event={DENIED}").page
    page.click("text=Report an error in this event")
    page.fill("textarea[name=what]", "The day is wrong.")
    with page.expect_download() as started:
        page.click("text=Download it")
    started.value.save_as(tmp_path / "report.txt")
    words = (tmp_path / "report.txt").read_text("utf-8")
    assert DENIED in words
    assert "release 1.0.0" in words
    assert page.url in words
    assert "The day is wrong." in words
    assert page.locator("text=open the tracker").count() == 0


def test_a_tracker_that_the_owner_names_is_offered_with_the_report(explorer: Explorer, base: str) -> None:
    meta = f'<meta name="torkham-report-url" content="{base}codes.html">'
    page = explorer.page
    page.route("**/explorer.html", lambda route: route.fulfill(body=_with(route.fetch().text(), meta)))
    explorer.open(f"#event={DENIED}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("text=Report an error in this event")
    with page.expect_popup() as opened:
        page.click("text=Copy it and open the tracker")
    assert opened.value.url == f"{base}codes.html"
    assert DENIED in page.evaluate("navigator.clipboard.readText()")


def _with(html: str, meta: str) -> str:
    assert "torkham-report-url" not in html
    return html.replace("</head>", f"{meta}</head>")


def test_the_owners_tracker_gets_into_the_pages() -> None:
    template = (ROOT / "explorer/theme/main.html").read_text("utf-8")
    block = template.partition("{{ super() }}")[2].partition("{% endblock %}")[0]
    shown = Template(block).render(config={"extra": {"report_url": "https://example.org/new"}})
    assert shown.strip() == '<meta name="torkham-report-url" content="https://example.org/new">'
    assert Template(block).render(config={"extra": {}}).strip() == ""


def test_an_event_that_is_not_there_is_said_so(explorer: Explorer) -> None:
    explorer.open("#event=ev-000000000000")
    assert "No such event" in explorer.page.inner_text(".tx-page")


def test_a_release_elsewhere_is_refused(explorer: Explorer) -> None:
    page = explorer.page
    page.goto(f"{explorer.address}?release=https://example.org/data/")
    expect(page.locator("[role=alert]")).to_contain_text("from this site alone")
