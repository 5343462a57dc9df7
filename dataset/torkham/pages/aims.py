"""What speed and scale aim at, and whether the measurements reach it."""

from collections.abc import Iterator
from dataclasses import dataclass

from torkham.pages.timings import Timing, largest, one

LEAST_OVER_FAIR = 6.0
MOST_TO_DUCKDB = 1.0
MOST_OF_A_BUILD = 0.1
MOST_MB = 2048
MOST_GROWTH = 0.1
GREAT = 1_000_000
BRIEF = "brief"
"""The form of a corpus of brief articles."""


@dataclass(frozen=True)
class Aim:
    """One aim."""

    what: str
    articles: int
    measured: str
    reached: bool | None
    """None where it was not measured."""


def aims(taken: list[Timing], form: str) -> Iterator[Aim]:
    """The aims for one form of corpus, at the largest size that torkham was measured at."""
    ours = largest(taken, form)
    if ours is None:
        return
    n = ours.articles
    duck, fair = one(taken, n, form, "build", "duckdb"), largest(taken, form, "build", "fair")
    beside = one(taken, fair.articles, form, "build", "torkham") if fair else None
    again = one(taken, n, form, "rebuild", "torkham")
    faster, unchecked, rebuild = _ratio(fair, beside), _ratio(ours, duck), _ratio(again, ours)
    most = fair.articles if fair else n
    yield _aim(
        "at least six times as fast as the fair script", most, faster, LEAST_OVER_FAIR, "{:.2f} times", least=True
    )
    yield _aim("no slower than DuckDB, which checks nothing", n, unchecked, MOST_TO_DUCKDB, "{:.2f} times its time")
    yield _aim("a rebuild after one edit under 10 % of a build", n, rebuild, MOST_OF_A_BUILD, "{:.1%}")
    yield _aim("a peak under 2,048 MB", n, ours.peak_mb, MOST_MB, "{:,.0f} MB")


def growth(taken: list[Timing]) -> Aim:
    """How much more memory ten times as many articles take; brief ones, of which a million fit on a disk."""
    ours = largest(taken, BRIEF)
    tenth = one(taken, ours.articles // 10, BRIEF, "build", "torkham") if ours else None
    more = ours.peak_mb / tenth.peak_mb - 1 if ours and tenth and ours.articles >= GREAT else None
    what = "from 100,000 to 1,000,000 articles, memory grows under 10 %"
    return _aim(what, ours.articles if ours else GREAT, more, MOST_GROWTH, "{:.1%}")


def _ratio(first: Timing | None, second: Timing | None) -> float | None:
    return first.seconds / second.seconds if first and second else None


def _aim(what: str, articles: int, value: float | None, bound: float, shown: str, *, least: bool = False) -> Aim:
    if value is None:
        return Aim(what, articles, "not measured", None)
    return Aim(what, articles, shown.format(value), value >= bound if least else value <= bound)
