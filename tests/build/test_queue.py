"""Who is blamed when workers die: only a task that was alone with it."""

from collections.abc import Iterable
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torkham.engines import EngineError
from torkham.engines.queue import Queue


def named(names: Iterable[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(name=name) for name in names]


def done_by(count: int, width: int, retries: int, deadly: set[int], random: Random) -> list[int]:
    """The tasks that were finished, on an engine of which all workers die when a deadly task runs."""
    queue = Queue(named(f"number {number}" for number in range(count)), width, retries)
    running: list[int] = []
    done: list[int] = []
    while True:
        running += queue.next(len(running))
        assert len(running) <= width
        if not running:
            return done
        harmless = [number for number in running if number not in deadly]
        if harmless and (len(harmless) == len(running) or random.random() < 0.5):
            running.remove(harmless[0])
            done.append(harmless[0])
        else:
            lost, running = running, []
            queue.died(lost, "killed")


@given(st.integers(0, 12), st.integers(1, 5), st.integers(0, 3), st.sets(st.integers(0, 11), max_size=3), st.randoms())
def test_only_a_task_that_kills_is_named_and_the_others_are_done_once(
    count: int, width: int, retries: int, killers: set[int], random: Random
) -> None:
    deadly = {number for number in killers if number < count}
    if not deadly:
        assert sorted(done_by(count, width, retries, deadly, random)) == list(range(count))
        return
    with pytest.raises(EngineError) as error:
        done_by(count, width, retries, deadly, random)
    assert any(f"number {number}," in str(error.value) for number in deadly)


def test_a_task_is_tried_again_as_often_as_allowed() -> None:
    queue = Queue(named(["a", "b"]), 2, retries=1)
    assert list(queue.next(0)) == [0, 1]
    queue.died([0, 1], "killed")
    assert list(queue.next(1)) == []
    assert list(queue.next(0)) == [0]
    assert list(queue.next(1)) == []
    queue.died([0], "killed")
    assert list(queue.next(0)) == [1]
    assert list(queue.next(0)) == [0]
    with pytest.raises(EngineError, match="the task a,"):
        queue.died([0], "killed")
