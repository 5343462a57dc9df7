"""How fast the explorer of the site answers with many events, in a real browser: the median of several runs a state.

    make docs && python -m benchmarks.explorer [SITE] [EVENTS]

The site is served on this machine beside a release of so many events; what was measured goes to
`docs/assets/explorer-speed.json`.
"""

import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.measuring.machine import machine
from benchmarks.multiplied import read, release_of
from tests.site.browsing import FLAGS, chromium, served
from torkham.release_folder import current

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs/assets/explorer-speed.json"
EVENTS = 100_000
RUNS = 5
BETWEEN = "#scope=all"
"""All events, shown between any two states that are measured."""
STATES = {
    "type": "#scope=all&kind=ASSAULT,COERCE",
    "class": "#scope=all&class=occurrence",
    "corroboration": "#scope=all&corroboration=contested,single_party",
    "told as": "#scope=all&realis=planned,hypothetical",
    "status": "#scope=all&account=denied,claimed",
    "dates": "#scope=all&from=2025-01-01&to=2026-12-31",
    "actor": "#scope=all&actor=ac-bznn9rrbd7nc",
    "principal": "#scope=all&principal=ac-jj7764kwn2zz",
    "place and what is in it": "#scope=all&place=pl-9866bq6cfgpv",
    "words in the title": "#scope=all&q=taliban",
    "several at once": "#kind=ASSAULT&from=2025-01-01&principal=ac-jj7764kwn2zz&q=attack",
    "order by title": "#scope=all&sort=title",
    "map of one type": "#scope=all&view=map&kind=ASSAULT",
    "matrix of one type": "#scope=all&view=said&said=linked&kind=ASSAULT",
}
GO = """async hash => {
  const host = document.getElementById("explorer");
  const begun = performance.now();
  location.hash = hash;
  while (host.dataset.state !== hash) await new Promise(resolve => setTimeout(resolve));
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}"""
"""Milliseconds from the change of the address until the browser has drawn what it asks for."""


@contextmanager
def explorer(address: str) -> Iterator[tuple[Page, float]]:
    """A page with the explorer ready, and the milliseconds until it was."""
    path = chromium()
    if path is None:
        raise SystemExit("This needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}explorer.html?release=many/{BETWEEN}")
        page.wait_for_selector('#explorer[data-state^="#"]', timeout=120_000)
        ready = float(page.evaluate("performance.now()"))
        yield page, ready
        browser.close()


def measured(site: Path, events: int) -> dict[str, Any]:
    """Milliseconds to the first view and to each state, the slowest and the median of the runs."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "site"
        shutil.copytree(site, folder)
        release = release_of(read(current(ROOT / "dataset/torkham/data")), events, Path(name) / "releases")
        shutil.copytree(release, folder / "many")
        rows = json.loads((release / "manifest.json").read_text("utf-8"))["tables"]["events"]["rows"]
        with served(folder) as address, explorer(address) as (page, ready):
            taken: dict[str, list[float]] = {name: [] for name in STATES}
            for _ in range(RUNS):
                for name, hash_ in STATES.items():
                    page.evaluate(GO, BETWEEN)
                    taken[name].append(page.evaluate(GO, hash_))
    states = {name: {"median": round(statistics.median(ms)), "slowest": round(max(ms))} for name, ms in taken.items()}
    return {"events": rows, "runs": RUNS, "ready": round(ready), "milliseconds": states, "machine": machine()}


def main() -> None:
    """Measure, print and save."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/site"
    found = measured(site, int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
