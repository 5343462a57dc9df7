"""The picture of who speaks about whom, with what stance: counted from the tables, drawn as SVG."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from torkham.pages.drawing import FAINT, LINE, svg
from torkham.pages.markdown import table
from torkham.principals import speakers, with_principal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 10
"""Speakers and subjects shown; the rest are counted in the caption."""


def stances(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a speaker and subject: `speaker`, `subject` (names), `n` statements, `stance` (mean of those expressed).

    Speakers and subjects are principals; articles that speak for themselves are `the article itself`.
    """
    names = dict(tables["actors"].select("actor_id", "name").iter_rows())
    spoken = (
        tables["statements"]
        .select("statement_id", "chain_depth", day="said_latest")
        .join(speakers(tables), on="statement_id", how="left")
    )
    said = with_principal(spoken, tables["actor_rollup"], "speaker_id", "day", "by")
    parties = with_principal(
        tables["statement_parties"].join(said, on="statement_id"), tables["actor_rollup"], "actor_id", "day", "about"
    )
    speaker = (
        pl.when(pl.col("chain_depth") == 0)
        .then(pl.lit("the article itself"))
        .otherwise(pl.col("by").replace_strict(names, default=None))
    )
    return (
        parties.with_columns(
            speaker=speaker.fill_null("sources that cannot be told apart"),
            subject=pl.col("about").replace_strict(names, default=None),
        )
        .group_by("speaker", "subject")
        .agg(n=pl.col("statement_id").n_unique(), stance=pl.col("stance").mean())
        .sort("n", "speaker", "subject", descending=[True, False, False])
    )


def most(found: pl.DataFrame, column: str) -> list[str]:
    """The speakers or subjects with the most statements, most first."""
    return (
        found.group_by(column)
        .agg(pl.col("n").sum())
        .sort("n", column, descending=[True, False])
        .head(MOST)
        .get_column(column)
        .to_list()
    )


def drawn(found: pl.DataFrame) -> str:
    """The picture as SVG: speakers down, subjects across, dots sized by statements and coloured by stance."""
    rows, columns = most(found, "speaker"), most(found, "subject")
    shown = found.filter(pl.col("speaker").is_in(rows) & pl.col("subject").is_in(columns))

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        dots = axes.scatter(
            [columns.index(subject) for subject in shown["subject"]],
            [rows.index(speaker) for speaker in shown["speaker"]],
            s=[60 + 22 * n for n in shown["n"]],
            c=[0.0 if stance is None else stance for stance in shown["stance"]],
            cmap="RdBu",
            vmin=-1.6,
            vmax=1.6,
            edgecolors=LINE,
            linewidths=0.6,
        )
        for speaker, subject, n in shown.select("speaker", "subject", "n").iter_rows():
            axes.annotate(str(n), (columns.index(subject), rows.index(speaker)), ha="center", va="center", fontsize=8)
        axes.set_yticks(range(len(rows)), rows)
        axes.set_xticks(range(len(columns)), columns, rotation=35, ha="left")
        axes.xaxis.tick_top()
        axes.invert_yaxis()
        axes.margins(0.06, 0.08)
        axes.set_axisbelow(True)
        axes.grid(visible=True, color=FAINT, linewidth=0.6)
        axes.set_frame_on(False)
        axes.tick_params(length=0)
        bar = figure.colorbar(
            dots, ax=axes, shrink=0.6, aspect=18, ticks=[-1, 0, 1], boundaries=[-1 + k / 50 for k in range(101)]
        )
        bar.ax.set_yticklabels(["against", "neutral or\nnot expressed", "for"])
        bar.outline.set_visible(False)

    return svg(9, 0.42 * len(rows) + 2.4, draw)


def shown_as_rows(found: pl.DataFrame) -> str:
    """The same as a table: every speaker and subject of the picture."""
    rows, columns = most(found, "speaker"), most(found, "subject")
    shown = found.filter(pl.col("speaker").is_in(rows) & pl.col("subject").is_in(columns))
    lines = [(a, b, n, "" if s is None else f"{s:+.1f}") for a, b, n, s in shown.iter_rows()]
    return table(("speaker", "about", "statements", "mean stance"), lines)
