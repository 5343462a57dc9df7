"""Marks: text with regions highlighted in HTML, overlapping ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Region:
    """One stretch of text to highlight."""

    start: int
    """First code point."""
    end: int
    kind: str
    name: str
    """Identifier in the page."""
    title: str
    own: bool
    """It is to stand out."""


def lanes(regions: Sequence[Region]) -> dict[str, int]:
    """For each region, by its name, the lowest lane in which it meets no other; longer ones first where they begin."""
    found: dict[str, int] = {}
    free: list[int] = []
    for region in sorted(regions, key=lambda r: (r.start, -r.end, r.name)):
        lane = next((number for number, until in enumerate(free) if until <= region.start), len(free))
        free[lane : lane + 1] = [region.end]
        found[region.name] = lane
    return found


def marked(text: str, regions: Sequence[Region], start: int = 0, end: int | None = None) -> str:
    """The code points [start, end) of a text as HTML, with a `mark` around each region for every lane it lies in.

    The text of the HTML is the text, unchanged. A region is cut where another begins or ends; its first part has its
    name as `id`. Regions must lie in [start, end) or outside it.
    """
    end = len(text) if end is None else end
    here = [region for region in regions if start <= region.start and region.end <= end]
    lane = lanes(regions)
    edges = sorted({start, end, *(r.start for r in here), *(r.end for r in here)})
    parts = []
    for first, last in pairwise(edges):
        piece = escape(text[first:last], quote=False)
        covering = [region for region in here if region.start <= first and last <= region.end]
        for region in sorted(covering, key=lambda r: lane[r.name]):
            piece = f"<mark{_attributes(region, lane[region.name], first)}>{piece}</mark>"
        parts.append(piece)
    return "".join(parts)


def _attributes(region: Region, lane: int, first: int) -> str:
    begins = first == region.start
    classes = f"kind-{region.kind} lane-{lane}" + (" own" if region.own else "") + (" begins" if begins else "")
    name = f' id="{escape(region.name)}"' if begins else ""
    return f'{name} class="{escape(classes)}" data-kind="{escape(region.kind)}" title="{escape(region.title)}"'
