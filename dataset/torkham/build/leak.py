"""The leak gate: no published cell repeats an article's words.

Both sides are folded and stripped to letters and digits. A run of MOST + 1 or more that stands in a text and in a
cell contains one of the cell's pieces of STEP characters, cut at multiples of STEP; only those are looked up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from torkham.build.problems import Problem
from torkham.text import fold
from torkham_schema.dictionary import tables

MOST = 24
"""Consecutive letters and digits of an article that a cell may have."""

STEP = (MOST + 2) // 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One published text."""

    table: str
    row_id: str
    column: str
    letters: str
    """Its folded letters and digits."""


def leaks(frames: Mapping[str, pl.DataFrame], texts: Iterable[tuple[str, str]]) -> list[Problem]:
    """Every cell that has more than MOST consecutive letters or digits of a text, with the longest such run.

    `frames` are tables by name, or parts of them; columns that the schema marks as holding names are passed over.
    `texts` are pairs of document identifier and canonical text, one held at a time.
    """
    cells = list(_cells(frames))
    pieces: dict[str, list[tuple[int, int]]] = {}
    for number, cell in enumerate(cells):
        for start in range(0, len(cell.letters) - STEP + 1, STEP):
            pieces.setdefault(cell.letters[start : start + STEP], []).append((number, start))
    return [_problem(cells[number], *run) for text in texts for number, run in _runs(*text, cells, pieces).items()]


def _cells(frames: Mapping[str, pl.DataFrame]) -> Iterator[Cell]:
    """Every cell that could hold a sentence."""
    for name, frame in frames.items():
        facts = tables()[name]
        key = pl.concat_str(facts.key, separator=" ", ignore_nulls=True).alias("row_id")
        for column in facts.columns:
            if column.type == "string" and not column.holds_names and column.name in frame.columns:
                long = frame.select(key, text=pl.col(column.name)).filter(pl.col("text").str.len_chars() > MOST)
                for row_id, text in long.iter_rows():
                    letters = _letters(text)[0]
                    if len(letters) > MOST:
                        yield Cell(name, row_id, column.name, letters)


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters and digits of a text, and the code point that each comes from."""
    kept = [(part, origin) for part, origin in zip(*fold(text), strict=True) if part.isalnum()]
    return "".join(part for part, _ in kept), [origin for _, origin in kept]


Run = tuple[str, int, int]
"""Document, first code point in it, and length in letters and digits."""


def _runs(document: str, text: str, cells: list[Cell], pieces: Mapping[str, list[tuple[int, int]]]) -> dict[int, Run]:
    """The longest run of a text in each cell that has one too long."""
    letters, origins = _letters(text)
    found: dict[int, Run] = {}
    for at in range(len(letters) - STEP + 1):
        for number, start in pieces.get(letters[at : at + STEP], ()):
            before = _common(cells[number].letters[:start][::-1], letters[max(0, at - start) : at][::-1])
            length = before + _common(cells[number].letters[start:], letters[at : at + len(cells[number].letters)])
            if length > max(MOST, found[number][2] if number in found else 0):
                found[number] = document, origins[at - before], length
    return found


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)


def _problem(cell: Cell, document: str, start: int, length: int) -> Problem:
    # The words themselves are not repeated: reports are passed on.
    return Problem(
        rule="no_article_text_is_published",
        allowed=f"at most {MOST} consecutive letters and digits of an article: say it in other words",
        value=f"{length} of {document}, from code point {start}",
        table=cell.table,
        row_id=cell.row_id,
        column=cell.column,
    )
