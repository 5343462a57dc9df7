"""The answers on the page of the six questions."""

from collections.abc import Callable, Mapping

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.pages.markdown import table
from torkham.questions.anonymous import anonymous
from torkham.questions.answer import Answer
from torkham.questions.blame import blame
from torkham.questions.cooperation import cooperation
from torkham.questions.deaths import deaths
from torkham.questions.sanctuary import sanctuary
from torkham.questions.two_sides import two_sides

MOST = 12
"""Rows shown of an answer; the rest are counted."""
ASKED: Mapping[str, Callable[..., Answer]] = {
    "cooperation": cooperation,
    "sanctuary": sanctuary,
    "deaths": deaths,
    "blame": blame,
    "anonymous": anonymous,
    "two_sides": two_sides,
}


def blocks(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """For each question a block of the page: rows and limits, from the data."""
    return {f"answer_{name}": _answered(name, tables) for name in ASKED}


def _answered(name: str, tables: Mapping[str, pl.DataFrame]) -> str:
    try:
        return shown(ASKED[name](release=tables))
    except UnknownNameError as error:
        return f"The data do not answer this: {error.args[0].partition(';')[0]}."


def shown(answer: Answer) -> str:
    """An answer as Markdown: a table of its first rows, and its limits as a list."""
    rows = [["" if cell is None else _plain(cell) for cell in row] for row in answer.frame.head(MOST).iter_rows()]
    more = len(answer.frame) - MOST
    parts = [table(answer.frame.columns, rows)] if rows else ["No rows."]
    parts += [f"… and {more} more rows."] if more > 0 else []
    return "\n\n".join([*parts, "\n".join(f"- {limit}" for limit in answer.limits)])


def _plain(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
