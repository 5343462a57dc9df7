"""One build at a time: the second is told who holds the lock, and a dead holder holds nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Corpus
from torkham.build.problems import BuildError
from torkham.build.run import build
from torkham.release.lock import LockedError, held

HOLD = """
import sys, time
from pathlib import Path
from torkham.release.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def holder_of(folder: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock on a folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_build_is_told_who_holds_the_lock_and_a_killed_one_does_not_block(
    corpus: Corpus, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with holder_of(out) as holder:
        try:
            with pytest.raises(BuildError, match=f"process {holder.pid} ") as refused:
                build(corpus.inputs, out, "0.1.0")
            (problem,) = refused.value.problems
            assert (problem.rule, problem.file) == ("one_build_at_a_time", str(out))
            with pytest.raises(LockedError, match=f"process {holder.pid} .* since 2"), held(out):
                pass
        finally:
            holder.send_signal(signal.SIGKILL)
    assert sorted(path.name for path in out.iterdir()) == [".lock", ".lock-holder"]
    built = build(corpus.inputs, out, "0.1.0")
    assert sorted(path.name for path in out.iterdir()) == sorted(["CURRENT", built.folder.name])


def test_the_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "new"):
            assert (tmp_path / "new").is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_nobody_has_signed_yet_is_told_so(tmp_path: Path) -> None:
    with held(tmp_path):
        os.remove(tmp_path / ".lock-holder")  # noqa: PTH107
        with pytest.raises(LockedError, match="has just begun"), held(tmp_path):
            pass
