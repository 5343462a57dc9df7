"""A web server on loopback that serves a folder, and misbehaves as it is told."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Site:
    """What is served, how badly, and what was asked."""

    folder: Path
    faults: dict[str, list[str]] = field(default_factory=dict)
    """By path, what goes wrong with the next requests for it: `half`, `garbage`, `wrong`, `429`, `503`, `404`,
    `reset`, `redirect`, `no length`, `416`, `wrong range`."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and `Range` of every request, in order."""
    url: str = ""
    retry_after: str = "0"


class Handler(BaseHTTPRequestHandler):
    """Answers GET, with ranges."""

    def __init__(self, site: Site, *rest: object):
        self.site = site
        super().__init__(*rest)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/").removeprefix("moved/")
        self.site.asked.append((name, self.headers.get("Range")))
        waiting = self.site.faults.get(name, [])
        fault = waiting.pop(0) if waiting else ""
        path = self.site.folder / name
        if fault in {"429", "503", "404", "416"} or not path.is_file():
            self.answer(int(fault or 404), b"", {"Retry-After": self.site.retry_after})
        elif fault == "redirect":
            self.answer(302, b"", {"Location": f"/moved/{name}"})
        elif fault == "to a file":
            self.answer(302, b"", {"Location": "file:///etc/hostname"})
        elif fault == "reset":
            self.connection.close()
        elif fault == "garbage":
            self.wfile.write(b"\x00\xff this is not HTTP \r\n\r\n")
        elif fault == "wrong":
            self.answer(200, b"<html>Welcome</html>")
        else:
            self.send(path.read_bytes(), fault)

    def send(self, data: bytes, fault: str) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(asked[1]) if asked else 0
        headers = {}
        if asked:
            first = start + 1 if fault == "wrong range" else start
            headers["Content-Range"] = f"bytes {first}-{len(data) - 1}/{len(data)}"
        rest = data[start:]
        self.send_response(206 if asked else 200)
        for header, value in headers.items():
            self.send_header(header, value)
        if fault != "no length":
            self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: len(rest) // 2] if fault == "half" else rest)

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for header, value in (headers or {}).items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """A site that serves the folder while the block lasts."""
    site = Site(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, site)) as server:
        site.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
