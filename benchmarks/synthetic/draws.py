"""Quick draws from one random generator: `Random.choice` and `randint` cost several times as much."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Row = dict[str, Any]

YEARS = tuple(str(year) for year in range(2019, 2032))
MONTHS = tuple(f"{year}-{month:02d}" for year in YEARS for month in range(1, 13))
DAYS = tuple(f"{month}-{day:02d}" for month in MONTHS for day in range(1, 29))


class Draws:
    """What is drawn for one article, in the order of the calls."""

    __slots__ = ("random",)

    def __init__(self, random: Callable[[], float]):
        self.random = random

    def below(self, count: int) -> int:
        """A number from 0 up to but without `count`."""
        return int(self.random() * count)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[int(self.random() * len(values))]

    def chance(self, share: float) -> bool:
        """True in this share of calls."""
        return self.random() < share

    def about(self, count: int) -> int:
        """A number near `count`: at most 40 % off, and that on average."""
        reach = int(0.4 * count)
        return count - reach + self.below(2 * reach + 1)

    def edtf(self) -> str:
        """A date as coders write it: mostly a day."""
        kind = self.random()
        if kind < 0.6:
            return self.pick(DAYS)
        if kind < 0.85:
            return self.pick(MONTHS)
        return self.pick(YEARS) if kind < 0.95 else f"{self.pick(MONTHS)}/.."

    def figure(self) -> Row:
        """A number with bounds that fit its approximator."""
        number = 2 + self.below(500)
        match self.below(7):
            case 0:
                return {"approximator": "more_than", "minimum": number + 1}
            case 1:
                return {"approximator": "at_most", "maximum": number}
            case 2:
                return {"approximator": "about", "minimum": number, "maximum": number + 10}
            case 3:
                return {"approximator": "dozens", "minimum": 24}
            case 4:
                return self.pick(({"approximator": "none", "minimum": 0, "maximum": 0}, {"approximator": "several"}))
            case _:
                return {"approximator": "exact", "minimum": number, "maximum": number}
