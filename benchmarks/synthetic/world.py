"""What all articles of an invented world share, computed once a process: identifiers and codes that fit each other."""

from functools import cache

from benchmarks.synthetic.sizes import Sizes, token
from torkham_schema.codes import codes_of, parents_of
from torkham_schema.relations.attribution import NEEDED_ACTS

VERBAL = ("ACCUSE", "REQUEST", "REJECT", "THREATEN")
WORD_NEEDED = ("self_claimed", "accused_by_authorities", "accused")
"""Attribution statuses that need the statement that lays the role on somebody."""

SPEECH_ACTS = tuple(code for code in codes_of("speech_act") if code != "no_comment")
RENDERINGS = tuple(code for code in codes_of("rendering") if code != "silence")
EVENT_TYPES = tuple(code for code in codes_of("event_type") if code not in VERBAL)
UNATTRIBUTED = tuple(code for code in codes_of("attribution_status") if code not in WORD_NEEDED)
STANCES = tuple(code for code in codes_of("report_stance") if code != "reports_only")
EVENT_RELATIONS = codes_of("event_relation")
STATEMENT_RELATIONS = codes_of("statement_relation")
EVENT_MODES = {kind: tuple(mode for parent, mode in parents_of("event_mode") if parent == kind) for kind in EVENT_TYPES}
KINDS: tuple[tuple[str, str | None, str | None], ...] = tuple(
    ("occurrence", event_type, None) for event_type in EVENT_TYPES for _ in range(3)
)
KINDS += tuple(("composite", event_type, None) for event_type in EVENT_TYPES)
KINDS += tuple(("state_of_affairs", None, state) for state in codes_of("state_kind"))
"""Class, type and kind of state, as often as they are drawn."""


def _act_modes() -> dict[str, tuple[str, ...]]:
    types = {act: act_type for act_type, act in parents_of("speech_act")}
    modes = parents_of("act_mode")
    return {act: tuple(mode for parent, mode in modes if parent == types.get(act)) for act in codes_of("speech_act")}


def _links() -> dict[str, tuple[str, ...]]:
    every = codes_of("statement_event_relation")
    return {act: tuple(r for r in every if act in NEEDED_ACTS.get(r, (act,))) for act in codes_of("speech_act")}


ACT_MODES = _act_modes()
LINKS = _links()
"""For each speech act what it can do to an event."""


class World:
    """The shared things of one corpus."""

    def __init__(self, count: int, sizes: Sizes):
        self.count = count
        self.sizes = sizes
        self.actors = tuple(token("ac", number) for number in range(sizes.actors))
        self.places = tuple(token("pl", number) for number in range(sizes.places))
        self.set = token("as", 0)

    def home(self, number: int) -> range:
        """Numbers of the events that article `number` is sure to report; an event is at home in one article."""
        start, end = (n * self.sizes.events // self.count for n in (number, number + 1))
        return range(start, max(start, min(end, start + self.sizes.reports // 2, self.sizes.events)))


@cache
def world(count: int, sizes: Sizes) -> World:
    """The world of a corpus."""
    return World(count, sizes)
