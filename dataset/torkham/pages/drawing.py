"""How pictures are drawn: the same data give the same SVG, on white, so that it can be read in light and dark."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STYLE = {"svg.hashsalt": "torkham", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 9}
LINE, INK, FAINT = "#555555", "#333333", "#dddddd"
QUAD = {1: "#56b4e9", 2: "#0072b2", 3: "#e69f00", 4: "#d55e00"}
"""A colour for each quad class, of the palette of Okabe and Ito, which colour-blind readers can tell apart."""
QUAD_NAMES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def svg(width: float, height: float, draw: Callable[["Figure"], None]) -> str:
    """A picture of `width` by `height` inches as SVG; `draw` puts axes and marks on the empty figure."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(STYLE):  # type: ignore[arg-type]
        figure = Figure(figsize=(width, height))
        draw(figure)
        out = BytesIO()
        about = {"Date": None, "Creator": "torkham"}
        figure.savefig(out, format="svg", bbox_inches="tight", facecolor="white", metadata=about)
    return "\n".join(line.rstrip() for line in out.getvalue().decode().splitlines()) + "\n"
