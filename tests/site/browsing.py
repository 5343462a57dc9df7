"""A real browser on a served folder: how both are started, what a page did that it must not, what axe-core finds."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
SERIOUS = ("serious", "critical")
AXE = Axe()


def chromium() -> str | None:
    """Path of a Chromium on this machine, or null."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address, with a slash at the end."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@dataclass
class Watch:
    """What a page did that no page may do, and what it fetched."""

    base: str
    errors: list[str] = field(default_factory=list)
    """Console errors, uncaught errors, answers of 400 and above."""
    outside: list[str] = field(default_factory=list)
    """Requests to other hosts; they were blocked."""
    fetched: list[str] = field(default_factory=list)
    """Addresses asked for at the site itself, in order."""

    def on(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def verify(self) -> None:
        """Fail if the page did anything it may not."""
        assert self.errors == []
        assert self.outside == []

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def _asked(self, request: Request) -> None:
        if request.url.startswith(self.base):
            self.fetched.append(request.url)
        elif not request.url.startswith(("data:", "blob:", "about:")):
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds serious or critical on the page as it is, one line each: rule, help, first elements.

    `within` is the selector of the part to look at; without it, all of the page.
    """
    found: list[dict[str, Any]] = AXE.run(page, within).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes'][:3]]}"
        for rule in found
        if rule["impact"] in SERIOUS
    ]
