"""The picture of when countable events happened: one mark an event, by type; drawn from the tables."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from torkham.pages.drawing import FAINT, INK, QUAD, QUAD_NAMES, svg
from torkham.pages.markdown import table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GAP = timedelta(days=25)
"""Time kept free between two marks of one lane."""
WEEK = timedelta(days=7)
"""Up to this long, an event is a dot; above it, a bar."""
SHOWN = ("label", "event_type", "quad_class", "date_edtf", "date_start_earliest", "date_end_latest", "corroboration")


def dated(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The countable events that are dated on both sides, by type and time."""
    both = pl.col("date_start_earliest").is_not_null() & pl.col("date_end_latest").is_not_null()
    found = tables["events"].filter(pl.col("countable") & both)
    return found.sort("quad_class", "event_type", "date_start_earliest", "event_id").select("event_id", *SHOWN)


def undated(tables: Mapping[str, pl.DataFrame]) -> int:
    """How many countable events are not in the picture."""
    return int(tables["events"].get_column("countable").sum()) - len(dated(tables))


def lanes(spans: list[tuple[date, date]]) -> list[int]:
    """A lane for each span of days, in order of start, so that no two in a lane touch."""
    ends: list[date] = []
    chosen = []
    for first, last in spans:
        lane = next((n for n, end in enumerate(ends) if end + GAP < first), len(ends))
        ends[lane : lane + 1] = [last]
        chosen.append(lane)
    return chosen


def drawn(tables: Mapping[str, pl.DataFrame]) -> str:
    """The picture as SVG: a dot where the day is known to a week, else a bar from the earliest to the latest day."""
    events = dated(tables).rows_by_key("event_type", named=True, include_key=True)
    placed: list[tuple[int, dict[str, Any]]] = []
    ticks, top = {}, 0
    for kind, rows in events.items():
        chosen = lanes([(row["date_start_earliest"], row["date_end_latest"]) for row in rows])
        placed += [(top + lane, row) for lane, row in zip(chosen, rows, strict=True)]
        ticks[kind] = top + max(chosen) / 2
        top += max(chosen) + 2

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for lane, row in placed:
            _bar(axes, lane, row)
        axes.set_yticks(list(ticks.values()), list(ticks))
        axes.invert_yaxis()
        axes.grid(visible=True, axis="x", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.set_frame_on(False)
        axes.tick_params(length=0)
        shown = sorted({row["quad_class"] for _, row in placed})
        handles = [axes.scatter([], [], color=QUAD[k], label=QUAD_NAMES[k]) for k in shown]
        axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, -0.06), ncols=2, frameon=False)

    return svg(9, 0.22 * top + 1.2, draw)


def _bar(axes: "Axes", lane: int, row: dict[str, Any]) -> None:
    first, last = row["date_start_earliest"], row["date_end_latest"]
    colour = QUAD[row["quad_class"]]
    if last - first <= WEEK:
        axes.scatter([first + (last - first) / 2], [lane], s=44, color=colour, edgecolors=INK, linewidths=0.6, zorder=3)
    else:
        axes.plot([first, last], [lane, lane], color=INK, linewidth=7.2, solid_capstyle="butt")
        axes.plot([first, last], [lane, lane], color=colour, linewidth=6, solid_capstyle="butt")


def as_rows(tables: Mapping[str, pl.DataFrame]) -> str:
    """The same as a table, and how many are not shown."""
    columns = ("label", "event_type", "date_edtf", "corroboration")
    rows = dated(tables).sort("date_start_earliest", "event_id").select(columns)
    lines = [["" if value is None else value for value in row] for row in rows.iter_rows()]
    return f"{table(columns, lines)}\n\nNot dated on both sides, and so not shown: {undated(tables)} countable events."
