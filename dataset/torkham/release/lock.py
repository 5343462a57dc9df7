"""The lock on a folder that releases are published into: one build at a time.

The operating system holds the lock for the process and lets go of it when the process ends, however it ends, so a
build that was killed never blocks the next one. A file beside the lock says who holds it.
"""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

LOCK, HOLDER = ".lock", ".lock-holder"


class LockedError(Exception):
    """Another process builds into the folder; the message says which."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock on a folder, which is made if it is not there; LockedError, at once, if another holds it."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(folder / LOCK), folder / HOLDER
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LockedError(_told(holder)) from None
    try:
        holder.write_text(json.dumps(_myself()), "utf-8")
        yield
    finally:
        for file in (holder, folder / LOCK):
            with suppress(OSError):
                file.unlink()
        lock.release()
        if made:
            with suppress(OSError):
                folder.rmdir()


def _myself() -> dict[str, object]:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"process": os.getpid(), "command": Path(sys.argv[0]).name, "host": socket.gethostname(), "since": since}


def _told(holder: Path) -> str:
    try:
        said = json.loads(holder.read_bytes())
    except (OSError, ValueError):
        return "another process, which has just begun"
    return "process {process} ({command}) on {host}, since {since}".format(**said)
