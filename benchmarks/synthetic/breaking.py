"""Break a known number of rows of an annotated corpus in known ways, for what happens when much is wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec

Row = dict[str, Any]
NOBODY, NEVER = "ac-nobodynobody", "2024-31"


def _dangling_actor(row: Row) -> None:
    row["actor_id"] = NOBODY
    row.pop("designation_id", None)


def _without_words(row: Row) -> None:
    row["spans"] = []


def _outside(row: Row) -> None:
    row["at"] = [[999_990, 999_999]]


def _turned_round(row: Row) -> None:
    row["at"] = [[start + 1, start] for start, _ in row["at"][:1]]


def _wrong_code(row: Row) -> None:
    row["role"] = "bystander?"


def _no_date(row: Row) -> None:
    row["date"]["edtf"] = NEVER


def _children(article: Row, parents: str, name: str) -> Iterator[Row]:
    return (row for parent in article[parents] for row in parent[name])


def _mentions(article: Row) -> Iterator[Row]:
    return iter(article["mentions"])


Broken = tuple[Callable[[Row], Iterable[Row]], Callable[[Row], None]]
BROKEN: dict[str, Broken] = {
    "every_reference_exists": (lambda article: _children(article, "reports", "participants"), _dangling_actor),
    "a_code_is_in_its_list": (lambda article: _children(article, "reports", "participants"), _wrong_code),
    "every_coded_row_has_evidence": (lambda article: _children(article, "statements", "parties"), _without_words),
    "every_span_lies_in_a_segment": (_mentions, _outside),
    "a_region_is_not_empty": (_mentions, _turned_round),
    "every_date_can_be_read": (lambda article: (row for row in article["reports"] if row.get("date")), _no_date),
}
"""For each rule the rows of an article that can break it, and how one of them is made to; no other rule breaks."""


def break_rows(article: Row, random: Random, share: float) -> Counter[str]:
    """Break about this share of the rows that each rule of BROKEN looks at, in place; count them by rule.

    No row is broken twice, so the counts are those that a report has to give.
    """
    broken: Counter[str] = Counter()
    done: set[int] = set()
    for rule, (rows, spoil) in BROKEN.items():
        for row in rows(article):
            if id(row) not in done and random.random() < share:
                spoil(row)
                done.add(id(row))
                broken[rule] += 1
    return broken


def break_corpus(folder: Path, random: Random, share: float) -> Counter[str]:
    """Break rows of all annotation files under the folder, JSON or JSON Lines, where they stand; count them by rule."""
    broken: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".jsonl")):
        articles = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
        for article in articles:
            broken += break_rows(article, random, share)
        end = b"\n" if path.suffix == ".jsonl" else b""
        path.write_bytes(b"".join(msgspec.json.encode(article) + end for article in articles))
    return broken
