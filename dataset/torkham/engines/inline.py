"""The engine that needs nothing: one task after the other, in this process."""

from collections.abc import Iterator, Sequence

from torkham.engines.engine import Result, Task, Work


class Inline:
    """Does tasks in this process."""

    def map(self, work: Work[Task, Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """One after the other."""
        for number, task in enumerate(tasks):
            yield number, work(task)

    def close(self) -> None:
        """Nothing was started."""
