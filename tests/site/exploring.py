"""The explorer as a test uses it: states are opened by their link, and what is shown is read back."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import polars as pl
from playwright.sync_api import Page

State = dict[str, str | list[str]]


def link(state: State) -> str:
    """The hash of a state."""
    said = {name: ",".join(value) if isinstance(value, list) else value for name, value in state.items()}
    return "#" + (urlencode(said) or "all")


@dataclass(frozen=True)
class Explorer:
    """A page with the explorer in it."""

    page: Page
    address: str
    """Of the page, without a hash."""

    def open(self, hash_: str = "", query: str = "", timeout: int = 30_000) -> "Explorer":
        """Load the page at a state."""
        self.page.goto(f"{self.address}{query}{hash_}")
        self.page.wait_for_selector('#explorer[data-state^="#"]', timeout=timeout)
        return self

    def go(self, state: State) -> "Explorer":
        """Go to another state without loading anew."""
        return self.follow(link(state))

    def follow(self, hash_: str) -> "Explorer":
        """Follow a link into another state."""
        self.page.evaluate("hash => { location.hash = hash }", hash_)
        return self.settled()

    def settled(self) -> "Explorer":
        """Wait until what the address says is shown."""
        self.page.wait_for_function("document.getElementById('explorer').dataset.state === (location.hash || '#all')")
        return self

    def counts(self) -> tuple[int, int, int]:
        """Events shown, all events, undated ones among those shown, as the page says."""
        words = self.page.inner_text(".tx-live").replace(",", "").split()
        undated = int(words[4]) if len(words) > 4 else 0
        return int(words[0]), int(words[2]), undated

    def facets(self) -> dict[str, int]:
        """The number beside each value of each facet, keyed `facet-value`."""
        found = self.page.eval_on_selector_all(
            "[data-count]", "all => all.map(one => [one.dataset.count, one.innerText])"
        )
        return {name: int(text.replace(",", "")) for name, text in found}

    def listed(self) -> list[str]:
        """Identifiers of the events on this page of the list."""
        found: list[str] = self.page.eval_on_selector_all(".tx-item", "all => all.map(one => one.dataset.event)")
        return found

    def download(self, folder: Path) -> Path:
        """Download what is shown."""
        with self.page.expect_download() as started:
            self.page.click("text=Download as CSV")
        path = folder / started.value.suggested_filename
        started.value.save_as(path)
        return path


def read(release: Path) -> dict[str, pl.DataFrame]:
    """All tables of a release."""
    return {path.stem: pl.read_parquet(path) for path in sorted(release.glob("*.parquet"))}
