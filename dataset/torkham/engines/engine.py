"""What an engine is."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Work = Callable[[Task], Result]

RETRIES = 3
"""How often a task is begun again after its worker died."""


class EngineError(Exception):
    """A task could not be finished, whatever was tried; the message says which and why."""


class Engine(Protocol):
    """Does one function on many tasks."""

    def map(self, work: Work[Task, Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """The number of each task with its result, as they are done. What `work` raises is raised here."""
        ...

    def close(self) -> None:
        """Stop all workers that the engine started."""
        ...
