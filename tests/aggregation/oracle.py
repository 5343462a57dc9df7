"""The choosing of values in plain Python, one event and group at a time, as slow as it is plain."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def chosen(
    rows: Sequence[Row],
    columns: tuple[str, ...],
    choose: str,
    precision: str | None,
    ties: Sequence[str],
    nulls_vote: bool = False,
) -> dict[str, Any]:
    """The values that win among the reports of one event."""
    voting = [row for row in rows if nulls_vote or any(row[name] is not None for name in columns)]
    if choose == "unanimous":
        values = {row[columns[0]] for row in voting}
        return {columns[0]: values.pop() if len(values) == 1 else None, f"{columns[0]}_conflict": len(values) > 1}
    if choose == "all":
        return {columns[0]: "; ".join(sorted({str(row[columns[0]]) for row in voting})) if voting else None}
    candidates = list(dict.fromkeys(tuple(row[name] for name in columns) for row in voting))
    if not candidates:
        return dict.fromkeys(columns)

    def rank(candidate: Any) -> Any:
        backers = [row for row in voting if tuple(row[name] for name in columns) == candidate]
        votes = len({("named", r["voter"]) if r["voter"] is not None else ("row", n) for n, r in enumerate(backers)})
        precisions = [row[precision] for row in backers if precision and row[precision] is not None]
        finest = min(precisions) if precisions else (None if precision else 0)
        goes_by: list[Any] = []
        if choose == "most_precise":
            goes_by = [up(finest)]
        elif choose == "least_precise":
            goes_by = [down(finest)]
        elif choose == "lowest":
            goes_by = [up(candidate[0])]
        elif choose == "highest":
            goes_by = [down(candidate[0])]
        broken = []
        for tie in ties:
            values = [row[tie.removeprefix("-")] for row in backers if row[tie.removeprefix("-")] is not None]
            best = (max(values) if tie.startswith("-") else min(values)) if values else None
            broken.append(down(best) if tie.startswith("-") else up(best))
        return (*goes_by, -votes, up(finest), *broken, *(up(value) for value in candidate))

    return dict(zip(columns, min(candidates, key=rank), strict=True))


def up(value: Any) -> tuple[bool, Any]:
    """Small first, null last."""
    return (value is None, 0 if value is None else value)


def down(value: Any) -> tuple[bool, Any]:
    """Large first, null last. Numbers only."""
    return (value is None, 0 if value is None else -value)
