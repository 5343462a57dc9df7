"""Numbers of rows and places of words in one invented article."""

from benchmarks.synthetic.draws import Draws, Row
from benchmarks.synthetic.world import World

SEGMENTS = (
    ("headline", 0, 80),
    ("byline", 81, 100),
    ("body", 101, 5101),
    ("caption", 5102, 5250),
    ("boilerplate", 5251, 5900),
)
BODY, BODY_END = SEGMENTS[2][1:]
LONGEST = 120
"""Most code points of a fragment."""


class Evidence:
    """One article while it is drawn: counters, spans, reasons for nulls."""

    def __init__(self, draws: Draws, world: World, token: str):
        self.draws = draws
        self.world = world
        self.token = token
        self.missing: list[Row] = []
        self._last: dict[str, int] = {}
        self._span = 0

    def n(self, kind: str) -> int:
        """The next number of a row of this kind."""
        number = self._last[kind] = self._last.get(kind, 0) + 1
        return number

    def at(self) -> list[list[int]]:
        """One fragment, or sometimes two, inside the body or, rarely, the headline."""
        draws = self.draws
        if draws.chance(0.03):
            start = draws.below(40)
            return [[start, start + 1 + draws.below(39)]]
        start = BODY + draws.below(BODY_END - BODY - 3 * LONGEST)
        end = start + 1 + draws.below(LONGEST)
        if draws.chance(0.8):
            return [[start, end]]
        second = end + draws.below(LONGEST)
        return [[start, end], [second, second + 1 + draws.below(LONGEST)]]

    def mention(self, of: str) -> Row:
        """One mention; it shares its numbers with the spans."""
        self._span += 1
        return {"n": self._span, "of": of, "at": self.at()}

    def spans(self, *parts: str) -> list[Row]:
        """One span a part."""
        first = self._span + 1
        self._span += len(parts)
        return [{"n": first + place, "part": part, "at": self.at()} for place, part in enumerate(parts)]

    def actor(self) -> str:
        """Any actor, the first ones more often, outlets never unless there is nobody else."""
        sizes = self.world.sizes
        free = sizes.actors - sizes.outlets
        return self.world.actors[-1 - int(free * self.draws.random() ** 2)] if free else self.world.actors[0]

    def why(self, prefix: str, n: int, column: str) -> None:
        """Account for a null."""
        reason = "not_stated" if self.draws.chance(0.8) else "unresolved"
        self.missing.append({"row": f"{prefix}-{self.token}-{n}", "column": column, "reason": reason})
