"""The entity-relationship picture: every table, what it points at, in its group; drawn from the schema as SVG.

It stands in the page itself and not in a file of its own, so that its boxes are links and its colours the page's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torkham_schema.dictionary import ColumnFacts, TableFacts

COLUMNS = (("registry", "release"), ("core", "evidence"), ("coded",))
"""Groups from left to right, and below each other."""
WIDTH, APART, ROW, HEAD, SPACE, TITLE, EDGE = 196, 118, 16, 24, 14, 34, 12
"""Of a box and between columns, of a row and a head, between boxes, of a group's name, of the margin; in pixels."""


@dataclass(frozen=True)
class Box:
    """A table in the picture."""

    facts: TableFacts
    left: int
    top: int

    @property
    def links(self) -> list[ColumnFacts]:
        """The columns that point at other rows."""
        return [column for column in self.facts.columns if column.references]

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + HEAD + ROW * len(self.links) + (4 if self.links else 0)


def picture(tables: Mapping[str, TableFacts]) -> str:
    """The picture, to stand in a page beside those of the tables."""
    boxes, titles, height = _placed(tables)
    width = 2 * EDGE + len(COLUMNS) * (WIDTH + APART) - APART // 2
    lines = [line for box in boxes.values() for line in _lines(box, boxes)]
    parts = [*titles, *lines, *(_drawn(box) for box in boxes.values())]
    rules = "".join(_rule(name) for name in boxes)
    return "\n".join(
        [
            '<div class="er" tabindex="0" role="region" aria-label="Picture of the tables and of what points at what">',
            f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">',
            f"<style>{rules}</style>",
            *parts,
            "</svg>",
            "</div>",
        ]
    )


def _placed(tables: Mapping[str, TableFacts]) -> tuple[dict[str, Box], list[str], int]:
    boxes, titles, height = {}, [], 0
    for n, groups in enumerate(COLUMNS):
        left, top = EDGE + n * (WIDTH + APART), EDGE
        for group in groups:
            titles.append(f'<text class="group" x="{left}" y="{top + 18}">{group.upper()}</text>')
            top += TITLE
            for facts in (facts for facts in tables.values() if facts.group == group):
                boxes[facts.name] = Box(facts, left, top)
                top = boxes[facts.name].bottom + SPACE
            top += SPACE
        height = max(height, top)
    return boxes, titles, height


def _rule(name: str) -> str:
    """While a table is pointed at, only its own lines stay."""
    here = f".er:has(a.t-{name}:is(:hover,:focus))"
    return f"{here} path:not(.from-{name},.to-{name}){{opacity:.08}}"


def _lines(box: Box, boxes: Mapping[str, Box]) -> Iterator[str]:
    for n, column in enumerate(box.links):
        target = boxes[str(column.references).partition(".")[0]]
        y, there = box.top + HEAD + ROW * n + ROW // 2, target.top + HEAD // 2
        here, end, bend = _ends(box.left, target.left)
        first = f"{here + bend[0]} {y} {end + bend[1]} {there} {end} {there}"
        names = f"from-{box.facts.name} to-{target.facts.name}"
        yield f'<path class="{names}" d="M{here} {y} C{first}"/>'


def _ends(left: int, target: int) -> tuple[int, int, tuple[int, int]]:
    """Where a line begins and ends, and how it bends: to the column beside, or back into its own on the left."""
    if target > left:
        return left + WIDTH, target, (50, -50)
    if target < left:
        return left, target + WIDTH, (-50, 50)
    return left + WIDTH, left + WIDTH, (60, 60)


def _drawn(box: Box) -> str:
    name, height = box.facts.name, box.bottom - box.top
    rows = "".join(
        f'<text x="{box.left + 10}" y="{box.top + HEAD + ROW * n + 12}">{column.name}</text>'
        for n, column in enumerate(box.links)
    )
    return (
        f'<a class="t-{name}" href="{name}.html"><title>{name}</title>'
        f'<rect class="box" x="{box.left}" y="{box.top}" width="{WIDTH}" height="{height}" rx="3"/>'
        f'<rect class="head {box.facts.group}" x="{box.left}" y="{box.top}" width="{WIDTH}" height="{HEAD}" rx="3"/>'
        f'<text class="name" x="{box.left + 10}" y="{box.top + 16}">{name}</text>{rows}</a>'
    )
