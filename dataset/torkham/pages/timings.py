"""What was measured of speed, read from docs/assets/speed.json: the median run of each program."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

Measured = Mapping[str, Any]
"""The content of docs/assets/speed.json, as `python -m benchmarks.speed` writes it."""


@dataclass(frozen=True)
class Timing:
    """One program on one corpus."""

    articles: int
    form: str
    task: str
    tool: str
    status: str
    """`done`, if any run was; else why not."""
    runs: int
    seconds: float
    """Median over the runs, as all the numbers."""
    cpu_seconds: float
    peak_mb: float
    said: Mapping[str, Any]
    """What the last run said of itself."""


def timings(found: Measured) -> list[Timing]:
    """One for each program and corpus, in the order in which they were first measured."""
    groups: dict[tuple[Any, ...], list[Measured]] = {}
    for run in found["runs"]:
        groups.setdefault(tuple(run[name] for name in ("articles", "form", "task", "tool")), []).append(run)
    return [_timing(key, runs) for key, runs in groups.items()]


def _timing(key: tuple[Any, ...], runs: list[Measured]) -> Timing:
    articles, form, task, tool = key
    done = [run for run in runs if run["status"] == "done"]
    counted = done or runs
    return Timing(
        articles,
        form,
        task,
        tool,
        status=counted[-1]["status"],
        runs=len(counted),
        seconds=median(run["seconds"] for run in counted),
        cpu_seconds=median(run["cpu_seconds"] for run in counted),
        peak_mb=median(run["peak_mb"] for run in counted),
        said=counted[-1].get("said", {}),
    )


def one(found: list[Timing], articles: int, form: str, task: str, tool: str) -> Timing | None:
    """The program on the corpus, if it was done."""
    wanted = (articles, form, task, tool)
    return next((t for t in found if (t.articles, t.form, t.task, t.tool) == wanted and t.status == "done"), None)


def largest(found: list[Timing], form: str, task: str = "build", tool: str = "torkham") -> Timing | None:
    """The program on the largest corpus of that form that it was done on."""
    return next(iter(descending(found, form, task, tool)), None)


def descending(found: list[Timing], form: str, task: str = "build", tool: str = "torkham") -> list[Timing]:
    """The program on all corpora of that form that it was done on, the largest first."""
    done = [t for t in found if (t.form, t.task, t.tool, t.status) == (form, task, tool, "done")]
    return sorted(done, key=lambda t: -t.articles)
