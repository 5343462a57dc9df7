"""One file over HTTP, resumed where it stopped; what goes wrong is tried again, within reason."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TRIES = 5
TIMEOUT = 30.0
"""Seconds without a byte after which a try has failed."""
LONGEST_PAUSE = 60.0
"""Seconds waited at most between tries, whatever a server asks for."""
AGAIN = {408, 425, 429, 500, 502, 503, 504}
"""Answers after which it makes sense to try again."""
CHUNK = 1 << 16

Told = Callable[[int, int | None], None]
"""Told how many bytes of the file there are, and how many there will be, if known."""


class FetchError(OSError):
    """Something that could not be fetched, in one sentence."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but not from https to http, where anybody may change what is sent."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme not in {urlsplit(req.full_url).scheme, "https"}:
            raise FetchError(f"{req.full_url} leads to {newurl}, which is less safe: not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def download(url: str, to: Path, told: Told | None = None, pause: Callable[[float], None] | None = None) -> None:
    """Fetch `url` into the file `to`; bytes that are already there are not fetched again if the server can skip them.

    FetchError, after TRIES tries, says what the last one met. The bytes are not checked here.
    """
    opener = urllib.request.build_opener(_Redirects)
    met = "nothing"
    for n in range(TRIES):
        wait = min(2.0**n / 2, LONGEST_PAUSE)
        try:
            if _try(opener, url, to, told):
                return
            met = (
                f"the answer broke off after {to.stat().st_size} bytes" if to.exists() else "an answer to another range"
            )
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 416 and to.exists():
                to.unlink()
                met, wait = "the server has less than was fetched before", 0.0
            elif error.code not in AGAIN:
                raise FetchError(f"{url} was answered with {error.code} {error.reason}") from None
            else:
                met = f"{error.code} {error.reason}"
                wait = _asked_for(error.headers.get("Retry-After"), wait)
        except (FetchError, ValueError):
            raise
        except (OSError, HTTPException) as error:
            met = f"{type(error).__name__}: {' '.join(str(getattr(error, 'reason', error)).split())}"
        if n < TRIES - 1:
            (pause or time.sleep)(wait)
    raise FetchError(f"{url} could not be fetched in {TRIES} tries; the last met: {met}")


def _try(opener: urllib.request.OpenerDirector, url: str, to: Path, told: Told | None) -> bool:
    """One try. Whether the file is whole, as far as the server says how long it is."""
    there = to.stat().st_size if to.exists() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "torkham", "Accept-Encoding": "identity"})
    if there:
        request.add_header("Range", f"bytes={there}-")
    with opener.open(request, timeout=TIMEOUT) as answer:
        resumed = answer.status == 206
        if resumed and not _starts_at(answer, there):
            to.unlink()
            return False
        length = answer.headers.get("Content-Length")
        total = (there if resumed else 0) + int(length) if length and length.isdigit() else None
        done = there if resumed else 0
        with to.open("ab" if resumed else "wb") as file:
            while part := answer.read(CHUNK):
                file.write(part)
                done += len(part)
                if told:
                    told(done, total)
    return total is None or done == total


def _starts_at(answer: HTTPResponse, start: int) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {start}-")


def _asked_for(header: str | None, otherwise: float) -> float:
    """Seconds that a server asks to wait, as a number or a date, within LONGEST_PAUSE."""
    if not header:
        return otherwise
    try:
        seconds = float(header) if header.strip().isdigit() else parsedate_to_datetime(header).timestamp() - time.time()
    except (TypeError, ValueError):
        return otherwise
    return max(0.0, min(seconds, LONGEST_PAUSE))
