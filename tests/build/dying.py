"""Work for tests of engines; in a module of its own, so that workers can import it."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Task:
    """A number to double, and where to note that it was begun."""

    name: str
    number: int
    room: str


def doubled(task: Task) -> int:
    """The double."""
    return 2 * task.number


def pid(_: Task) -> int:
    """The process that does it."""
    return os.getpid()


def dying_once(task: Task) -> int:
    """The double; the worker that first begins the fourth task is killed in the middle of it."""
    note = Path(task.room) / "died"
    if task.number == 3 and not note.exists():
        note.write_text("", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * task.number


def dying(task: Task) -> int:
    """Kills its worker whenever the fourth task is begun."""
    if task.number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * task.number


def failing(task: Task) -> int:
    """Raises at the fourth task."""
    if task.number == 3:
        raise ValueError(f"{task.name} cannot be doubled")
    return 2 * task.number
