"""The picture of speed: seconds and memory of each builder over the number of articles."""

from typing import TYPE_CHECKING

from torkham.pages.drawing import FAINT, INK, svg
from torkham.pages.timings import Measured, timings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOOKS = {"torkham": ("#d55e00", "o"), "duckdb": ("#0072b2", "s"), "floor": ("#009e73", "^"), "fair": ("#cc79a7", "D")}
"""A colour of the palette of Okabe and Ito and a mark for each builder."""
PANELS = (("seconds", "seconds"), ("cpu_seconds", "CPU seconds"), ("peak_mb", "peak MB"))


def drawn(found: Measured, form: str = "lines") -> str:
    """The picture as SVG: three panels, both axes logarithmic; a line a builder."""
    taken = [t for t in timings(found) if (t.task, t.form, t.status) == ("build", form, "done")]

    sizes = sorted({t.articles for t in taken})

    def draw(figure: "Figure") -> None:
        from matplotlib.ticker import LogLocator, StrMethodFormatter

        for axes, (field, name) in zip(figure.subplots(1, len(PANELS)), PANELS, strict=True):
            for tool, (colour, mark) in LOOKS.items():
                points = sorted((t.articles, getattr(t, field)) for t in taken if t.tool == tool)
                if points:
                    axes.plot(*zip(*points, strict=True), color=colour, marker=mark, markersize=5, label=tool)
            axes.set_xscale("log")
            axes.set_yscale("log")
            axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
            axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
            axes.minorticks_off()
            axes.set_title(name, fontsize=9, color=INK)
            axes.set_xlabel("articles")
            axes.grid(visible=True, color=FAINT, linewidth=0.6)
            axes.set_axisbelow(True)
            axes.set_frame_on(False)
        figure.axes[0].legend(frameon=False, fontsize=8)
        figure.tight_layout()

    return svg(9, 3, draw)
