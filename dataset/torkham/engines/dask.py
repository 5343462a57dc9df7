"""The engine of a Dask cluster: futures, and none of Dask's data frames."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from torkham.engines.engine import Result, Task, Work
from torkham.engines.queue import Queue


class Dask:
    """Does tasks on a Dask cluster: that of the scheduler at `address`, or one that is started here."""

    def __init__(self, address: str | None = None, workers: int | None = None):
        from torkham.engines.processes import cores

        distributed: Any = import_module("distributed")
        self._distributed = distributed
        self._cluster: Any = None
        if address is None:
            import_module("dask").config.set({"distributed.nanny.pre-spawn-environ.POLARS_MAX_THREADS": 1})
            self._cluster = distributed.LocalCluster(
                n_workers=workers or cores(), threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            )
        self._client: Any = distributed.Client(address or self._cluster)
        self.workers = workers or max(1, sum(self._client.nthreads().values()))

    def map(self, work: Work[Task, Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """At most twice as many at a time as there are threads, so that the scheduler holds few tasks."""
        queue = Queue(tasks, 2 * self.workers)
        running: dict[Any, int] = {}
        completed: Any = self._distributed.as_completed()

        def feed() -> None:
            for number in queue.next(len(running)):
                future = self._client.submit(work, tasks[number], pure=False, retries=0)
                running[future.key] = number
                completed.add(future)

        feed()
        for future in completed:
            number = running.pop(future.key)
            try:
                result = future.result()
            except self._distributed.KilledWorker as error:
                # Dask charges a death to every task that the worker held, not only to the one that it did.
                queue.died([number], str(error))
                feed()
            else:
                feed()
                yield number, result

    def close(self) -> None:
        """Leave the cluster; stop it, if it was started here."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
