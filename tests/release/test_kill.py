"""A build killed at any moment leaves the last release whole, and the next build succeeds.

`TORKHAM_KILLS=100` in the environment kills so many builds; the suite kills a few.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.conftest import ROOT, Corpus
from torkham.release.verification import verify

KILLS = int(os.environ.get("TORKHAM_KILLS", "4"))
KILLED = -signal.SIGKILL


@contextmanager
def builds(out: Path) -> "Iterator[Builder]":
    """What builds into a folder."""
    command = [sys.executable, "-m", "tests.release.builds_apart"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield Builder(process.stdin, process.stdout, out)
        finally:
            process.stdin.close()


class Builder:
    """Builds one corpus or the other into one folder, each time in a new process."""

    def __init__(self, orders: IO[str], told: IO[str], out: Path):
        self.orders, self.told, self.out = orders, told, out

    def start(self, corpus: Corpus) -> int:
        """Begin a build; give its process."""
        self._order(f"{corpus.folder}\t{self.out}")
        return int(self.told.readline())

    def ended(self) -> int:
        """Wait for the build; give its exit status. Until then the number of its process is nobody else's."""
        self._order("wait")
        return int(self.told.readline())

    def build(self, corpus: Corpus) -> str:
        """Build to the end; give what the pointer says then."""
        self.start(corpus)
        assert self.ended() == 0
        return self.pointer()

    def pointer(self) -> str:
        return (self.out / "CURRENT").read_text("utf-8")

    def kill_at_random(self, process: int, whole: float, chance: random.Random) -> None:
        """Kill a build: half the time at any moment, half the time in the short one in which it writes."""
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, whole))
        else:
            deadline = time.monotonic() + 2 * whole
            while not any(self.out.glob(".new-*")) and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, whole / 8))
        os.kill(process, signal.SIGKILL)

    def _order(self, line: str) -> None:
        self.orders.write(f"{line}\n")
        self.orders.flush()


def test_a_build_killed_at_any_moment_leaves_the_last_release_whole(
    make_corpus: Callable[[str], Corpus], tmp_path: Path
) -> None:
    one, other = make_corpus("one"), make_corpus("other")
    other.edit({"file": "registry/events.csv", "line": 2, "column": "label", "value": "Another label"})
    chance = random.Random(20)
    out = tmp_path / "out"
    with builds(out) as builder:
        pointers = {builder.build(other)}
        began = time.monotonic()
        pointers.add(builder.build(one))
        whole = time.monotonic() - began
        ends: list[int] = []
        written = 0
        for _ in range(KILLS):
            builder.kill_at_random(builder.start(other), whole, chance)
            ends.append(builder.ended())
            written += any(out.glob(".new-*"))
            assert builder.pointer() in pointers
            assert verify(out).findings == []
            builder.build(one)
            assert sorted(path.name for path in out.iterdir()) == sorted([builder.pointer().strip(), "CURRENT"])
    assert len(pointers) == 2
    assert set(ends) <= {0, KILLED}
    assert KILLED in ends
    print(f"{ends.count(KILLED)} of {KILLS} builds were killed before they ended, {written} while they wrote")
