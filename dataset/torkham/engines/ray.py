"""The engine of a Ray cluster: core tasks, and none of Ray's data frames."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from torkham.engines.engine import RETRIES, Result, Task, Work
from torkham.engines.queue import Queue


class Ray:
    """Does tasks on a Ray cluster: the one at `address`, or one that is started here and stopped again."""

    def __init__(self, address: str | None = None, workers: int | None = None):
        ray: Any = import_module("ray")
        self._ray = ray
        self._ours = not ray.is_initialized()
        if self._ours and address:
            ray.init(address=address, logging_level="ERROR")
        elif self._ours:
            ray.init(
                num_cpus=workers,
                _node_ip_address="127.0.0.1",
                include_dashboard=False,
                log_to_driver=False,
                logging_level="ERROR",
            )
        self.workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))

    def map(self, work: Work[Task, Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """At most twice as many at a time as there are cores, so that the driver holds few tasks."""
        ray = self._ray
        env = {"env_vars": {"POLARS_MAX_THREADS": "1"}}
        remote: Any = ray.remote(work).options(max_retries=RETRIES, retry_exceptions=False, runtime_env=env)
        queue = Queue(tasks, 2 * self.workers)
        running: dict[Any, int] = {}
        while True:
            for number in queue.next(len(running)):
                running[remote.remote(tasks[number])] = number
            if not running:
                return
            done, _ = ray.wait(list(running), num_returns=1)
            for reference in done:
                number = running.pop(reference)
                try:
                    result = ray.get(reference)
                except ray.exceptions.RayTaskError as error:
                    raise error.as_instanceof_cause() from None
                except ray.exceptions.RayError as error:
                    queue.died([number], str(error))
                else:
                    yield number, result

    def close(self) -> None:
        """Stop the cluster, if it was started here."""
        if self._ours:
            self._ray.shutdown()
