"""From quotations to offsets: a draft written with the words themselves becomes an annotation without them.

In a draft, `at` may be a quotation instead of offsets: a string that occurs once in the article, or, where it
occurs more often, a longer string that occurs once with the words meant between `[[` and `]]`. Several strings
in a list are the fragments of one span. A segment's `at` is a pair of strings, its first and its last words.
Rows and spans without an `n` get the next free one. `spans` may be an object, part to quotation, and a report or
statement may say in an object `missing`, column to reason, why a cell of it is null. Drafts hold article text:
keep them out of a repository.
"""

from typing import Any

from torkham.build.places import numbered
from torkham.build.problems import Problem

UNREAD = ("teaser", "boilerplate")


def _spelled_out(value: Any) -> None:
    """Turn every short `spans` object of the draft into the list that the format has."""
    if isinstance(value, list):
        for item in value:
            _spelled_out(item)
    elif isinstance(value, dict):
        if isinstance(value.get("spans"), dict):
            value["spans"] = [{"part": part, "at": at} for part, at in value["spans"].items()]
        for child in value.values():
            _spelled_out(child)


def _collect_missing(draft: dict[str, Any]) -> None:
    """Move the reasons that reports and statements give for nulls to the article's own list."""
    token = str(draft["article_id"]).partition("-")[2]
    reasons = draft.setdefault("missing", [])
    for prefix, rows in (("rp", draft.get("reports", [])), ("st", draft.get("statements", []))):
        for row in rows:
            given = row.pop("missing", {})
            reasons += [
                {"row": f"{prefix}-{token}-{row['n']}", "column": column, "reason": why}
                for column, why in given.items()
            ]


def _find(quotation: str, text: str, regions: list[tuple[int, int]]) -> tuple[int, int]:
    before, opened, rest = quotation.partition("[[")
    inside, closed, after = rest.partition("]]") if opened else (quotation, "", "")
    if opened and not closed:
        raise ValueError("has [[ without ]]")
    if not opened:
        before = ""
    needle = before + inside + after
    found = []
    start = text.find(needle)
    while start >= 0:
        if any(low <= start and start + len(needle) <= high for low, high in regions):
            found.append(start)
        start = text.find(needle, start + 1)
    if len(found) != 1:
        raise ValueError(
            "does not occur in the article" if not found else f"occurs {len(found)} times; add context around [[ ]]"
        )
    return found[0] + len(before), found[0] + len(before) + len(inside)


def _segment_at(at: list[Any], text: str) -> list[int]:
    if all(isinstance(part, int) for part in at):
        return at
    everywhere = [(0, len(text))]
    first, last = (_find(part, text, everywhere) for part in at)
    return [first[0], last[1]]


def anchored(draft: dict[str, Any], text: str, file: str = "draft") -> tuple[dict[str, Any], list[Problem]]:
    """The draft with every quotation turned to offsets and every row numbered, and what could not be found."""
    problems: list[Problem] = []
    _spelled_out(draft)

    def settle(place: str, at: Any, resolve: Any) -> Any:
        try:
            return resolve(at)
        except ValueError as error:
            problems.append(
                Problem(
                    rule="a_quotation_is_found_once",
                    value=at,
                    allowed=f"words that occur once: {error}",
                    file=file,
                    path=f"{place}.at",
                )
            )
            return at

    for index, segment in enumerate(draft["segments"]):
        segment["at"] = settle(f"$.segments[{index}]", segment["at"], lambda at: _segment_at(at, text))
    regions = [tuple(s["at"]) for s in draft["segments"] if s["kind"] not in UNREAD and isinstance(s["at"][0], int)]

    def fragments(at: Any) -> Any:
        parts = [at] if isinstance(at, str) else at
        return sorted(list(_find(part, text, regions)) if isinstance(part, str) else part for part in parts)

    last: dict[str, int] = {}
    rows = list(numbered(draft))
    for kind, row, _ in rows:
        last[kind] = max(last.get(kind, 0), row.get("n", 0))
    for kind, row, place in rows:
        if "n" not in row:
            last[kind] += 1
            row["n"] = last[kind]
        if kind == "sp":
            row["at"] = settle(place, row["at"], fragments)
    _collect_missing(draft)
    return draft, problems
