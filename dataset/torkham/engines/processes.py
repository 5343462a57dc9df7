"""The engine of one machine: a pool of processes, which is replaced when one of them dies."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process

from torkham.engines.engine import RETRIES, Result, Task, Work
from torkham.engines.queue import Queue

ENVIRONMENT = {
    "POLARS_MAX_THREADS": "1",
    "ARROW_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:10000,muzzy_decay_ms:10000",
}
"""Each worker is one thread: the processes are the parallelism. It keeps memory that polars freed for the next shard,
instead of giving it back to the system every half second and asking again."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Does tasks in as many processes as there are cores, or as are asked for."""

    def __init__(self, workers: int | None = None):
        self.workers = workers or cores()
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # Spawned, not forked: polars has threads, and a fork would inherit their locks.
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def map(self, work: Work[Task, Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """At most as many at a time as there are workers, so that nothing waits in memory."""
        queue = Queue(tasks, self.workers, RETRIES)
        running: dict[Future[Result], int] = {}
        try:
            while True:
                with _as_workers_need_it():
                    for number in queue.next(len(running)):
                        running[self._begun(work, tasks[number])] = number
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                try:
                    for future in done:
                        result = future.result()
                        yield running.pop(future), result
                except BrokenProcessPool:
                    lost = sorted(running.values())
                    running.clear()
                    self._replace()
                    queue.died(lost, "the system may have killed them for want of memory")
        finally:
            for future in running:
                future.cancel()

    def _begun(self, work: Work[Task, Result], task: Task) -> Future[Result]:
        try:
            return self._pool.submit(work, task)
        except BrokenProcessPool as error:
            # A worker died since the last result came.
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def _replace(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._started()

    def close(self) -> None:
        """Stop the pool."""
        with suppress(Exception):
            self._pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """Let this worker end when the process that started it is gone, be it killed: else it would wait for ever."""

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


class _as_workers_need_it:  # noqa: N801
    """The environment in which workers start; this process keeps its own."""

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in ENVIRONMENT}
        os.environ.update(ENVIRONMENT)

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
