"""How large an invented world is, and the identifiers in it."""

from dataclasses import dataclass

SPREAD = 0x9E3779B97F4A7C15
"""Odd, so that multiplying by it gives every number another token, and neighbours far apart."""


@dataclass(frozen=True)
class Sizes:
    """What is drawn for an article, about, and what all articles share; the defaults are those of news."""

    mentions: int = 25
    reports: int = 15
    participants: int = 2
    """At most twice as many a report."""
    statements: int = 20
    actors: int = 200
    places: int = 100
    utterances: int = 5
    """Occasions on which each actor spoke."""
    events: int = 2000
    """Events that articles share; more articles mean more reports of each."""

    @classmethod
    def of(cls, count: int) -> "Sizes":
        """A corpus of so many articles: five events an article, registries that grow with its square root."""
        growth = (max(count, 100) / 1000) ** 0.5
        return cls(events=max(15, 5 * count), actors=round(200 * growth), places=round(100 * growth))

    @property
    def outlets(self) -> int:
        """The first actors are outlets."""
        return max(1, min(20, self.actors // 10))

    @property
    def principals(self) -> int:
        """The next ones are nobody's members."""
        return max(1, min(20, self.actors // 10))


def token(kind: str, number: int) -> str:
    """An identifier of the invented world: numbers that follow each other get tokens that do not."""
    return f"{kind}-{(number + 1) * SPREAD & 0xFFFFFFFFFFFF:012x}"
