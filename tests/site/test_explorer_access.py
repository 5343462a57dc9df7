"""The explorer for everybody: keyboard, screen reader, phone, slow line."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.browsing import Watch, violations
from tests.site.conftest import NewPage
from tests.site.exploring import Explorer

STATES = [
    "#scope=all",
    "#scope=all&view=map&frame=wide&place=pl-9866bq6cfgpv",
    "#view=said&pair=ac-jj7764kwn2zz~ac-bznn9rrbd7nc",
    "#event=ev-cmxrfsfwmwgj",
    "#q=nothinglikethis&from=2025-01-01",
]
FIRST_VIEW = 1_000_000
"""Bytes, as they are and without the index of the search; or of all, as a server that compresses sends them."""
"""The theme fetches it in the background on every page; no view of the explorer waits for it."""


def opened(new_page: NewPage, base: str, hash_: str, **options: object) -> Explorer:
    return Explorer(new_page(**options), f"{base}explorer.html").open(hash_)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(new_page: NewPage, base: str, scheme: str) -> None:
    explorer = opened(new_page, base, "", scheme=scheme)
    for hash_ in STATES:
        page = explorer.follow(hash_).page
        page.eval_on_selector_all("#explorer details", "all => all.forEach(one => { one.open = true })")
        assert violations(page, within="#explorer") == [], hash_


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_the_screen(new_page: NewPage, base: str, width: int) -> None:
    explorer = opened(new_page, base, "#scope=all", width=width)
    for hash_ in STATES:
        page = explorer.follow(hash_).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, hash_


def test_the_first_view_is_under_a_megabyte(page: Page, base: str) -> None:
    bodies: dict[str, bytes] = {}
    page.on("response", lambda answer: bodies.update({answer.url.rpartition("/")[2]: answer.body()}))
    Explorer(page, f"{base}explorer.html").open()
    page.wait_for_load_state("networkidle")
    assert {"events.parquet", "explorer.js", "explorer.html"} <= bodies.keys()
    sizes = {name: len(body) for name, body in bodies.items()}
    assert sum(sizes.values()) < FIRST_VIEW, sizes
    assert page.locator("[data-md-component=search]").count() == 0


def test_the_map_and_full_tables_are_fetched_only_when_wanted(explorer: Explorer, watch: Watch) -> None:
    explorer.open()
    late = ("basemap.json", "spans.parquet", "figures.parquet", "statement_parties.parquet")
    assert not any(url.endswith(late) for url in watch.fetched)
    explorer.go({"view": "map"})
    assert any(url.endswith("basemap.json") for url in watch.fetched)


def focused(page: Page) -> str:
    found: str = page.evaluate("(e => e.dataset.focus || e.name || e.textContent.trim())(document.activeElement)")
    return found


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    for _ in range(150):
        page.keyboard.press(key)
        if focused(page) == name or (name.endswith("-") and focused(page).startswith(name)):
            return
    raise AssertionError(f"{name} cannot be reached by {key}")


def test_everything_can_be_done_by_keyboard(explorer: Explorer) -> None:
    page = explorer.open().page
    tab_to(page, "q")
    page.keyboard.type("talks")
    page.wait_for_function("location.hash.includes('q=talks')")
    few = explorer.settled().counts()[0]
    tab_to(page, "kind-CONSULT")
    page.keyboard.press("Space")
    expect(explorer.settled().page.locator("[data-focus=kind-CONSULT]")).to_be_focused()
    assert 0 < explorer.counts()[0] <= few
    tab_to(page, "scope")
    page.keyboard.press("Enter")
    expect(explorer.settled().page.locator("[data-focus=scope]")).to_be_focused()
    tab_to(page, "view-said")
    page.keyboard.press("Enter")
    explorer.settled()
    tab_to(page, "pair-")
    page.keyboard.press("Enter")
    assert explorer.settled().page.locator(".tx-chosen [data-statement]").count() > 0
    tab_to(page, "event-")
    chosen = focused(page)
    page.keyboard.press("Enter")
    expect(explorer.settled().page.locator(".tx-event h2")).to_be_focused()
    tab_to(page, "problem")
    page.keyboard.press("Enter")
    tab_to(page, "what")
    page.keyboard.type("wrong")
    tab_to(page, "back", "Shift+Tab")
    page.keyboard.press("Enter")
    explorer.settled()
    assert focused(page) == chosen


def test_what_has_the_focus_can_be_seen(explorer: Explorer) -> None:
    page = explorer.open().page
    for name in ("q", "view-map", "csv", "event-"):
        tab_to(page, name)
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style not in ("none", ""), name


def test_counts_are_read_out_when_the_selection_changes(explorer: Explorer) -> None:
    page = explorer.open().page
    live = page.locator(".tx-live")
    expect(live).to_have_attribute("aria-live", "polite")
    before = live.inner_text()
    page.check("input[name=kind][value=ASSAULT]")
    explorer.settled()
    assert live.inner_text() != before


def test_codes_link_to_what_they_mean(explorer: Explorer, new_page: NewPage, base: str) -> None:
    page = explorer.open("#scope=all").page
    links = page.eval_on_selector_all(".tx-facet legend a", "all => all.map(one => one.getAttribute('href'))")
    assert len(links) == 5
    codes = new_page()
    codes.goto(f"{base}codes.html")
    assert all(codes.locator(f"[id='{link.partition('#')[2]}']").count() == 1 for link in links)
