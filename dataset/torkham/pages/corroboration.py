"""The picture of what the events of each article rest on: classes of corroboration by article, with their numbers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from torkham.pages.drawing import FAINT, LINE, svg
from torkham.pages.markdown import table
from torkham_schema.codes import codes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 44
"""Characters of a headline that are shown."""


def classes() -> list[str]:
    """The classes in the order of the code list."""
    return list(codes_of("corroboration"))


def counted(tables: Mapping[str, pl.DataFrame]) -> dict[tuple[str, str], int]:
    """How many events of each class an article reports, by what the article is called here and class."""
    names = dict(zip(tables["articles"]["article_id"], called(tables), strict=True))
    joined = tables["reports"].select("article_id", "event_id").join(tables["events"], on="event_id")
    numbers = joined.group_by("article_id", "corroboration").agg(pl.len())
    return {(names[article], code): n for article, code, n in numbers.iter_rows()}


def called(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    """What each article is called: its headline, cut, else its identifier; with its number of reports."""
    numbers = dict(tables["reports"].group_by("article_id").agg(pl.len()).iter_rows())
    titles = tables["articles"].select("article_id", "headline").iter_rows()
    return [f"{_cut(headline or article)} (n = {numbers.get(article, 0)})" for article, headline in titles]


def _cut(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rsplit(" ", 1)[0] + "…"


def drawn(tables: Mapping[str, pl.DataFrame]) -> str:
    """The picture as SVG: articles down, classes across, dots sized by events."""
    numbers, rows, columns = counted(tables), called(tables), classes()

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        spots = [(columns.index(code), rows.index(name), n) for (name, code), n in sorted(numbers.items())]
        across, down, sizes = ([spot[k] for spot in spots] for k in range(3))
        axes.scatter(across, down, s=[90 + 28 * n for n in sizes], color="#9ecae9", edgecolors=LINE, linewidths=0.6)
        for x, y, n in spots:
            axes.annotate(str(n), (x, y), ha="center", va="center")
        axes.set_yticks(range(len(rows)), rows)
        axes.set_xticks(range(len(columns)), [code.replace("_", "\n") for code in columns])
        axes.xaxis.tick_top()
        axes.set_xlim(-0.6, len(columns) - 0.4)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_axisbelow(True)
        axes.grid(visible=True, color=FAINT, linewidth=0.6)
        axes.set_frame_on(False)
        axes.tick_params(length=0)

    return svg(8.5, 0.5 * len(rows) + 0.8, draw)


def as_rows(tables: Mapping[str, pl.DataFrame]) -> str:
    """The same as a table."""
    numbers, columns = counted(tables), classes()
    lines = [(name, *(numbers.get((name, code), 0) for code in columns)) for name in called(tables)]
    return table(("article", *columns), lines)
