"""The memory of a process and all its descendants, read from /proc."""

import contextlib
import re
from pathlib import Path

PROC = Path("/proc")
PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def descendants(pid: int) -> list[int]:
    """The process and everything it started, as far as that is still there."""
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            for thread in (PROC / str(one) / "task").iterdir():
                with contextlib.suppress(OSError):
                    found += map(int, (thread / "children").read_bytes().split())
    return found


def pss(pid: int) -> int:
    """Bytes of memory that are the tree's own: each page is divided by the number of processes that share it."""
    total = 0
    for one in descendants(pid):
        with contextlib.suppress(OSError):
            if found := PSS.search((PROC / str(one) / "smaps_rollup").read_bytes()):
                total += int(found[1]) * 1024
    return total
