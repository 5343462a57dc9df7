"""Which task to begin next; a task is only blamed for the death of a worker if it was alone when it happened."""

from collections.abc import Iterable, Iterator, Sequence

from torkham.engines.engine import EngineError


class Queue:
    """The tasks that wait, of which at most `width` run at a time.

    When workers die, all that ran may have done it: each of these tasks is begun again with nothing beside it.
    """

    def __init__(self, tasks: Sequence[object], width: int, retries: int = 0):
        self._tasks = tasks
        self._width = width
        self._retries = retries
        self._waiting = list(reversed(range(len(tasks))))
        self._suspects: list[int] = []
        self._alone: int | None = None
        self._deaths: dict[int, int] = {}

    def next(self, running: int) -> Iterator[int]:
        """The numbers of the tasks to begin now, while so many are running."""
        if self._suspects:
            if not running:
                self._alone = self._suspects.pop(0)
                yield self._alone
            return
        if running and self._alone is not None:
            return
        self._alone = None
        while self._waiting and running < self._width:
            yield self._waiting.pop()
            running += 1

    def died(self, numbers: Iterable[int], why: str) -> None:
        """Workers died while these tasks were running.

        Raises:
            EngineError: a task was alone once more often than may be tried again; it is named.

        """
        lost = sorted(numbers)
        if lost == [self._alone]:
            self._deaths[lost[0]] = self._deaths.get(lost[0], 0) + 1
            if self._deaths[lost[0]] > self._retries:
                name = getattr(self._tasks[lost[0]], "name", lost[0])
                raise EngineError(f"workers died whenever they did the task {name}, with nothing else beside it: {why}")
        self._suspects += lost
