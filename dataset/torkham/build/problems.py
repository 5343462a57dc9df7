"""What is wrong with an input: one problem a row, the same for people and for programs."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One broken rule at one place."""

    rule: str
    """Name of the rule: a sentence that is true of a right input."""
    allowed: str
    """What the rule wants."""
    value: Any = None
    """What was found."""
    file: str | None = None
    path: str | None = None
    """JSON path in the file, or `line N` of a CSV file."""
    table: str | None = None
    row_id: str | None = None
    column: str | None = None
    count: int = 1
    """How many rows break the rule so, where this one stands for more."""

    @property
    def place(self) -> str:
        """Where it is, in words."""
        source = ":".join(part for part in (self.file, self.path) if part)
        cell = " ".join(part for part in (self.table, self.row_id, self.column) if part)
        return " · ".join(part for part in (source, cell) if part) or "the whole input"


class BuildError(Exception):
    """An input that cannot be built, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__(as_text(self.problems))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Grouped by rule, then by place."""
    return sorted(
        problems, key=lambda p: (p.rule, p.file or "", p.table or "", p.row_id or "", p.path or "", p.column or "")
    )


def fewest(problems: Iterable[Problem], most: int = 100) -> list[Problem]:
    """At most so many examples of one rule in one column; the last one stands for all the rest."""
    shown: list[Problem] = []

    def place(problem: Problem) -> tuple[str, str, str]:
        return problem.rule, problem.table or "", problem.column or ""

    for _, group in groupby(sorted(in_order(problems), key=place), key=place):
        found = list(group)
        kept = found[:most]
        rest = sum(p.count for p in found[most:])
        shown += [*kept[:-1], replace(kept[-1], count=kept[-1].count + rest)]
    return shown


def as_text(problems: Iterable[Problem], most: int = 10) -> str:
    """The problems for people: grouped by rule, at most so many of each shown, all counted."""
    lines: list[str] = []
    for rule, group in groupby(in_order(problems), key=lambda p: p.rule):
        found = list(group)
        total = sum(p.count for p in found)
        lines.append(f"{rule.replace('_', ' ')} — broken {total} time{'s' if total > 1 else ''}")
        lines += [f"  {p.place}\n    found {_shown(p.value)}, allowed: {p.allowed}" for p in found[:most]]
        if total > len(found[:most]):
            lines.append(f"  … and {total - len(found[:most])} more")
    return "\n".join(lines)


def _shown(value: Any, most: int = 200) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= most else text[:most] + "…"


def write_report(problems: Iterable[Problem], path: Path) -> None:
    """Write the problems as JSON Lines."""
    rows = (json.dumps(asdict(p), ensure_ascii=False, default=str) for p in in_order(problems))
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
