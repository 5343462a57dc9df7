"""The picture of how far two coders give the same codes: Krippendorff's alpha by field, with n."""

from typing import TYPE_CHECKING

import polars as pl

from torkham.pages.drawing import FAINT, INK, svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIRST, AGAIN = "#0072b2", "#d55e00"


def drawn(coded: pl.DataFrame, again: pl.DataFrame, target: float) -> str:
    """The picture as SVG: a dot a field, fields below the target joined to the value after they were coded again.

    `coded` has `field`, `alpha` and `n`; `again` has `field`, `codebook` and `alpha`, by the codebook before and after.
    """
    before, *_, after = sorted(map(str, again["codebook"].unique()))
    rows = coded.filter(pl.col("alpha").is_not_null()).sort("alpha", "field", descending=[True, False])
    fields = rows["field"].to_list()

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        axes.axvline(target, color=INK, linewidth=0.9, linestyle="--")
        axes.annotate(f"target {target}", (target, len(fields) - 0.2), ha="center", va="top", fontsize=8)
        for name, alpha in (
            again.filter(pl.col("codebook").cast(pl.String) == after).select("field", "alpha").iter_rows()
        ):
            y = fields.index(name)
            axes.plot([rows["alpha"][y], alpha], [y, y], color=AGAIN, linewidth=1.2)
            axes.scatter([alpha], [y], marker="D", s=34, color=AGAIN, edgecolors=INK, linewidths=0.5, zorder=3)
        axes.scatter(rows["alpha"], range(len(fields)), s=36, color=FIRST, edgecolors=INK, linewidths=0.5, zorder=3)
        axes.scatter([], [], s=36, color=FIRST, label=f"both passes, codebook {before}")
        axes.scatter([], [], marker="D", s=34, color=AGAIN, label=f"coded again, codebook {after}")
        axes.legend(loc="center left", frameon=False)
        axes.set_yticks(range(len(fields)), [f"{f}  (n = {n})" for f, n in rows.select("field", "n").iter_rows()])
        axes.set_ylim(len(fields) + 0.6, -0.8)
        axes.set_xlim(0, 1.02)
        axes.set_axisbelow(True)
        axes.grid(visible=True, color=FAINT, linewidth=0.6)
        axes.set_frame_on(False)
        axes.tick_params(length=0)

    return svg(7, 0.22 * len(fields) + 0.8, draw)
