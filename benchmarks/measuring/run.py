"""One program in a process of its own: wall time, CPU time, peak memory, and what it said of itself.

CPU is user and system time of the process and of all descendants that it waited for. Memory is the sum of PSS
(proportional set size) over the process tree, sampled; sampling takes at most a twentieth of one core.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from typing import IO, Any

from benchmarks.measuring.tree import descendants, pss

ROOT = Path(__file__).parents[2]
SHORTEST = 0.02
"""Seconds between two samples, at least."""
SHARE = 20
"""Between two samples, so many times the CPU time that one takes."""
SHOWN = 400
"""Characters of an error that are kept, the last ones."""


@dataclass(frozen=True)
class Limits:
    """When a program is stopped."""

    seconds: float = 3600
    peak_mb: float = 20_000


@dataclass(frozen=True)
class Run:
    """What a program took."""

    status: str
    """`done`, `over_time`, `out_of_memory` or `failed`."""
    seconds: float
    cpu_seconds: float
    peak_mb: float
    """In units of 2**20 bytes, as all megabytes here."""
    said: dict[str, Any] = field(default_factory=dict)
    """The JSON object on the last line of its output: what it counted, and seconds a phase."""
    error: str = ""

    def facts(self) -> dict[str, Any]:
        """Plain values for JSON; numbers as precise as they are."""
        rounded = {"seconds": round(self.seconds, 3), "cpu_seconds": round(self.cpu_seconds, 2)}
        found = asdict(self) | rounded | {"peak_mb": round(self.peak_mb, 1)}
        return {name: value for name, value in found.items() if value not in ({}, "")}


def run(command: Sequence[str | Path], limits: Limits = Limits(), fine: Sequence[int] = (0,)) -> Run:
    """Run a program from the root of the checkout to its end, or until it is over a limit; then it and all it started
    are killed. `fine` are the exit statuses of a program that did what it should.
    """
    with TemporaryFile() as out, TemporaryFile() as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=out,
            stderr=err,
            cwd=ROOT,
            start_new_session=True,
        )
        peak, stopped = _watched(process.pid, begun, limits)
        seconds = time.perf_counter() - begun
        _, code, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
        said, error = _read(out), _read(err)
    status = stopped or ("done" if process.returncode in fine else _why(process.returncode, error))
    return Run(
        status=status,
        seconds=seconds,
        cpu_seconds=used.ru_utime + used.ru_stime,
        peak_mb=peak / 2**20,
        said=_last_json(said) if status == "done" else {},
        error="" if status == "done" else error[-SHOWN:],
    )


def _watched(pid: int, begun: float, limits: Limits) -> tuple[int, str]:
    """Peak bytes until the program ends, and why it was stopped, if it was."""
    peak, stopped, wait = 0, "", 0.0
    ended = os.pidfd_open(pid)
    while not select([ended], [], [], wait)[0]:
        before = time.thread_time()
        peak = max(peak, pss(pid))
        wait = max(SHORTEST, SHARE * (time.thread_time() - before))
        if not stopped and (peak > limits.peak_mb * 2**20 or time.perf_counter() - begun > limits.seconds):
            stopped = "out_of_memory" if peak > limits.peak_mb * 2**20 else "over_time"
            for one in reversed(descendants(pid)):
                os.kill(one, signal.SIGKILL)
    os.close(ended)
    return peak, stopped


def _why(code: int, error: str) -> str:
    lost = "MemoryError" in error or "Out of Memory" in error or code == -signal.SIGKILL
    return "out_of_memory" if lost else "failed"


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _last_json(text: str) -> dict[str, Any]:
    last = text.strip().rpartition("\n")[2]
    try:
        found = json.loads(last)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
