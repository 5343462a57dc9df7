"""What a program took is what it took."""

import sys
from pathlib import Path

import pytest

from benchmarks.measuring.machine import machine
from benchmarks.measuring.run import Limits, run

BUSY = "import time\nwhile time.process_time() < 0.4: pass"
HELD = "import time\nheld = bytearray(120 << 20)\ntime.sleep(0.5)"
CHILDREN = f"""
import subprocess, sys
children = [subprocess.Popen([sys.executable, '-c', {HELD!r}]) for _ in range(2)]
for child in children: child.wait()
"""


def python(code: str) -> list[str | Path]:
    return [sys.executable, "-c", code]


def test_time_is_measured_and_the_last_line_is_read() -> None:
    took = run(python(BUSY + '\nprint("on the way")\nprint(\'{"rows": 3}\')'))
    assert took.status == "done"
    assert took.said == {"rows": 3}
    assert took.cpu_seconds >= 0.4
    assert took.seconds >= 0.4


def test_memory_is_added_over_all_processes() -> None:
    assert 120 < run(python(HELD)).peak_mb < 200
    assert 240 < run(python(CHILDREN)).peak_mb < 400


@pytest.mark.parametrize(
    ("code", "limits", "status"),
    [
        ("import time; time.sleep(60)", Limits(seconds=0.3), "over_time"),
        (HELD.replace("0.5", "60"), Limits(peak_mb=60), "out_of_memory"),
        (CHILDREN.replace("0.5", "60"), Limits(peak_mb=180), "out_of_memory"),
        ("raise MemoryError", Limits(), "out_of_memory"),
        ("raise ValueError('told')", Limits(), "failed"),
    ],
)
def test_a_program_that_is_not_done_says_why(code: str, limits: Limits, status: str) -> None:
    took = run(python(code), limits)
    assert took.status == status
    assert took.said == {}
    assert took.seconds < 30


def test_an_exit_status_that_is_fine_is_done() -> None:
    code = "import sys; sys.exit(1)"
    assert run(python(code)).status == "failed"
    assert run(python(code), fine=(0, 1)).status == "done"


def test_the_machine_is_described_without_names_or_paths() -> None:
    found = machine()
    assert set(found) == {"cores", "memory_gib", "processor", "system", "python", "packages"}
    assert found["cores"] >= 1
    assert all("/" not in version for version in found["packages"].values())
