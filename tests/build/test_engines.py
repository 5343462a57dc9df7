"""Whatever computes, the same comes out; a worker that dies costs time and nothing else."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import psutil
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from tests.build import dying
from tests.build.dying import Task
from tests.build.test_shards import SMALL, bytes_of, inputs_of
from tests.conftest import ROOT
from torkham.build.candidate import Scale
from torkham.build.run import build
from torkham.engines import ENGINES, Engine, EngineError, start
from torkham.nearest import UnknownNameError

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::FutureWarning"
)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    started = start(request.param, workers=2)
    yield started
    started.close()


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    return [Task(f"task {number}", number, str(tmp_path)) for number in range(8)]


def test_every_task_is_done_once(engine: Engine, tasks: list[Task]) -> None:
    assert sorted(engine.map(dying.doubled, tasks)) == [(number, 2 * number) for number in range(8)]
    assert list(engine.map(dying.doubled, [])) == []


def test_what_the_work_raises_is_raised(engine: Engine, tasks: list[Task]) -> None:
    with pytest.raises(ValueError, match="task 3 cannot be doubled"):
        list(engine.map(dying.failing, tasks))
    assert len(list(engine.map(dying.doubled, tasks))) == 8


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "inline"])
def test_a_worker_that_dies_is_replaced_and_its_task_done_again(name: str, tasks: list[Task]) -> None:
    engine = start(name, workers=2)
    try:
        assert sorted(engine.map(dying.dying_once, tasks)) == [(number, 2 * number) for number in range(8)]
    finally:
        engine.close()
    assert (Path(tasks[0].room) / "died").exists()


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "inline"])
def test_a_task_that_kills_every_worker_is_named(name: str, tasks: list[Task]) -> None:
    engine = start(name, workers=1)
    try:
        with pytest.raises(EngineError, match="task 3"):
            list(engine.map(dying.dying, tasks))
    finally:
        engine.close()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("engines") / "corpus"
    synthetic.write(folder, Random(11), 30, SMALL)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The release as one process makes it, one part after the other."""
    out = tmp_path_factory.mktemp("inline")
    return bytes_of(build(inputs_of(corpus), out, "0.1.0", scale=Scale(8, "inline")).folder)


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Engine]]:
    """All engines, started."""
    started = {name: start(name, workers=2) for name in ENGINES}
    yield started
    for engine in started.values():
        engine.close()


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(random=st.randoms(use_true_random=False), count=st.integers(5, 12))
def test_every_engine_makes_the_same_bytes(random: Random, count: int, engines: dict[str, Engine]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        synthetic.write(folder / "corpus", random, count, SMALL)
        made = {
            name: bytes_of(build(inputs_of(folder / "corpus"), folder / name, "0.1.0", scale=Scale(4, engine)).folder)
            for name, engine in engines.items()
        }
    assert len(made["inline"]) > 20
    assert [name for name in made if made[name] != made["inline"]] == []


def workers_of_this_process() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(_command(p))]


def kill_a_worker(before: set[int], killed: list[int]) -> None:
    """Kill one process that was not there before, as soon as there are two."""
    for _ in range(600):
        workers = [process for process in workers_of_this_process() if process.pid not in before]
        if len(workers) >= 2:
            time.sleep(0.5)
            os.kill(workers[-1].pid, signal.SIGKILL)
            killed.append(workers[-1].pid)
            return
        time.sleep(0.05)


def _command(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def test_a_worker_killed_in_the_middle_of_a_build_changes_nothing(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    killed: list[int] = []
    before = {process.pid for process in workers_of_this_process()}
    killer = threading.Thread(target=kill_a_worker, args=(before, killed))
    killer.start()
    made = build(inputs_of(corpus), tmp_path, "0.1.0", scale=Scale(8, workers=2)).folder
    killer.join()
    assert len(killed) == 1
    assert bytes_of(made) == expected


STARTS = """
import os, signal, sys
from tests.build import dying
from torkham.engines import start
if __name__ == "__main__":
    engine = start("processes", workers=2)
    tasks = [dying.Task(str(n), n, "") for n in range(4)]
    print(*{pid for _, pid in engine.map(dying.pid, tasks)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_when_the_build_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "starts.py"
    script.write_text(STARTS, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = tmp_path / "said"
    with said.open("w") as out:
        killed = subprocess.run([sys.executable, script], cwd=ROOT, env=environment, stdout=out, check=False)
    assert killed.returncode == -signal.SIGKILL
    workers = [int(pid) for pid in said.read_text("utf-8").split()]
    assert 1 <= len(workers) <= 2
    for _ in range(200):
        if not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" for pid in workers):
            return
        time.sleep(0.05)
    raise AssertionError("a worker outlived the build")


def test_an_engine_is_named_or_refused() -> None:
    with pytest.raises(UnknownNameError, match="ray"):
        start("rai")
    with pytest.raises(ValueError, match="has no address"):
        start("processes", address="localhost:1")
    with pytest.raises(ValueError, match="at least one"):
        start("processes", workers=0)
