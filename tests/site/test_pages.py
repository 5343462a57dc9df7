"""Every page of the built site, in a real browser and as files."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.site.browsing import AXE, SERIOUS
from tests.site.conftest import NewPage
from tests.site.pages import broken_links, pages_of, read
from torkham.pages.downloads import EXPORTS, RELEASE
from torkham_schema.codes import rows_of
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS

COLOURED = ("index", "downloads", "build-your-own", "tables/statements")
"""Pages that between them have everything that is coloured: code of each language, links, notes, pictures, tables."""
OF_A_KIND = ("tables/index.html", "tables/spans.html", "tables/statements.html")
"""Of the pages of tables, which one function builds, those that axe-core looks at; of all others it looks at each."""
ALIKE = "for (const body of document.querySelectorAll('tbody')) for (const row of [...body.rows].slice(3)) row.remove()"
"""Leave three rows of each table: the rows of a table look alike, and axe-core takes long over each."""
NARROW = 390


def without_search(page: Page) -> None:
    """Spare the index of the search, which takes as long as the rest of a page."""
    page.context.route("**/workers/search*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))


def violations(page: Page, *, contrast: bool) -> list[str]:
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    found = AXE.run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {[node['target'] for node in rule['nodes'][:3]]}" for rule in found if rule["impact"] in SERIOUS
    ]


def test_every_page_on_a_phone_is_quiet_accessible_and_no_wider_than_the_screen(
    site: Path, base: str, new_page: NewPage
) -> None:
    page = new_page(width=NARROW, height=844)
    without_search(page)
    found = {}
    for name in pages_of(site):
        page.goto(base + name)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.evaluate(ALIKE)
        looked_at = not name.startswith("tables/") or name in OF_A_KIND
        wrong = violations(page, contrast=False) if looked_at else []
        if wrong := [*wrong, *([f"{beyond} pixels too wide"] if beyond else [])]:
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_every_kind_have_contrast(scheme: str, base: str, new_page: NewPage) -> None:
    page = new_page(scheme=scheme)
    without_search(page)
    found = {}
    for name in COLOURED:
        page.goto(f"{base}{name}.html")
        assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
        page.evaluate(ALIKE)
        if wrong := violations(page, contrast=True):
            found[name] = wrong
    assert found == {}


def test_every_link_and_anchor_inside_the_site_resolves(site: Path) -> None:
    found = {name: broken_links(site, name) for name in pages_of(site)}
    assert sum(len(read(site / name).links) for name in found) > 1000
    assert {name: links for name, links in found.items() if links} == {}


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html#there">x</a><a href="b.html#gone">y</a><a href="c.html">z</a>')
    (tmp_path / "b.html").write_text('<p id="there"></p>')
    assert broken_links(tmp_path, "a.html") == ["b.html#gone", "c.html"]


def test_every_column_code_and_rule_has_its_anchor(site: Path) -> None:
    for table in tables().values():
        assert {column.name for column in table.columns} <= read(site / f"tables/{table.name}.html").ids
    codes = {".".join(filter(None, (row["code_list"], row["parent"], row["code"]))) for row in rows_of("codes")}
    assert {code.replace(":", "-") for code in codes} <= read(site / "codes.html").ids
    rules = {rule.name for table in tables().values() for rule in table.rules} | {rule.name for rule in RELATIONS}
    assert rules <= read(site / "rules.html").ids


def test_the_page_of_downloads_says_what_the_files_of_the_site_are(site: Path) -> None:
    text = (ROOT / "docs/downloads.md").read_text("utf-8")
    for place in (RELEASE, EXPORTS):
        files = [path for path in (site / "downloads" / place).rglob("*") if path.is_file()]
        assert files
        for path in files:
            name = path.relative_to(site / "downloads" / place).as_posix()
            (line,) = [line for line in text.splitlines() if f"](downloads/{place}/{name})" in line]
            assert line.endswith(f"| {path.stat().st_size:,} |")
            assert f"{sha256(path.read_bytes()).hexdigest()}  {name}" in text


def test_the_release_on_the_site_is_the_release_as_it_is(site: Path, release: Path) -> None:
    kept = {path.name: path.read_bytes() for path in release.iterdir()}
    assert {path.name: path.read_bytes() for path in (site / "downloads" / RELEASE).iterdir()} == kept


def test_search_finds_a_column(base: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(base + "index.html")
    page.get_by_role("textbox", name="Search").fill("attribution_status")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search-result__link", has_text="attribution_status").count() > 0


def test_a_box_of_the_picture_of_tables_leads_to_its_page(base: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(base + "tables/index.html")
    assert page.locator(".er a").count() == len(tables())
    page.locator(".er a.t-statement_chain").click()
    page.wait_for_url(base + "tables/statement_chain.html")


def test_a_citation_is_copied_by_its_button(base: str, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(base + "downloads.html")
    block = page.locator(".language-bibtex")
    block.get_by_role("button").click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == block.locator("code").inner_text().strip()
