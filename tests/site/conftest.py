"""The site, built once, served on this machine, and a real browser that looks at it.

`site` is the built folder, `base` its address with a slash at the end, `new_page` opens pages of any width and colour
scheme, `page` is one of 1280 pixels. A page that logs an error or asks another host for anything fails its test.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.site.browsing import FLAGS, Watch, chromium, served
from tests.site.exploring import Explorer, read
from torkham.pages.downloads import place

DATA = ROOT / "dataset/torkham/data"
NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def release() -> Path:
    """The folder of the release that the site shows."""
    return DATA / (DATA / "CURRENT").read_text("utf-8").strip()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from a copy of its sources and the current release, in a folder that tests may add files to."""
    folder = tmp_path_factory.mktemp("site")
    source = folder / "source"
    shutil.copytree(ROOT / "docs", source / "docs", ignore=shutil.ignore_patterns("downloads"))
    shutil.copy(ROOT / "mkdocs.yml", source)
    shutil.copytree(ROOT / "explorer/theme", source / "explorer/theme")
    place(ROOT, source / "docs/downloads")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "built")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    return folder / "built"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at the end."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no Chromium: .ci/run installs it")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(base: str) -> Iterator[Watch]:
    """What the pages of a test did; it fails the test if they did what no page may."""
    watch = Watch(base)
    yield watch
    watch.verify()


@pytest.fixture
def new_page(browser: Browser, base: str, watch: Watch) -> Iterator[NewPage]:
    """Open a page: `new_page(width=390, scheme="dark")`. Other hosts are blocked."""
    contexts = []

    def opened(width: int = 1280, height: int = 900, scheme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        context.route(re.compile(f"^(?!{re.escape(base)})https?:"), lambda route: route.abort())
        page = context.new_page()
        watch.on(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page 1280 pixels wide, light."""
    return new_page()


@pytest.fixture
def explorer(page: Page, base: str) -> Explorer:
    """The explorer on a page of 1280 pixels, not yet opened."""
    return Explorer(page, f"{base}explorer.html")


@pytest.fixture(scope="session")
def tables(release: Path) -> dict[str, pl.DataFrame]:
    """The tables of the release that the site shows."""
    return read(release)
