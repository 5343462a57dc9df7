"""The map of where events are put: dots sized by events, on outlines of Natural Earth; drawn from the tables."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import polars as pl

from torkham.pages.drawing import INK, svg
from torkham.pages.markdown import table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SITES = ("site", "venue")
BESIDE = {
    (0, 1): ((0, 10), "center"),
    (1, 0): ((10, -3), "left"),
    (0, -1): ((0, -17), "center"),
    (-1, 0): ((-10, -3), "right"),
}
"""On which side of a dot its name can stand: offset in points, and how the name is aligned."""
WIDE, HIGH = 4.2, 1.2
"""About what a name takes of the map, in degrees."""
NAMES = {
    "AFGHANISTAN": (64.2, 33.4),
    "PAKISTAN": (68.3, 28.0),
    "IRAN": (55.5, 32.5),
    "INDIA": (75.5, 25.5),
    "CHINA": (79.5, 37.5),
    "TURKMENISTAN": (59.5, 39.2),
    "SAUDI ARABIA": (47.3, 24.5),
}
"""Where the names of countries stand, for orientation: longitude and latitude."""


@cache
def outlines() -> dict[str, Any]:
    """The lines of the base map, and the box that they lie in; degrees."""
    text = files("torkham.pages").joinpath("outlines.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def counted(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a place where an event is put or was held: how many events, and how many of them are countable."""
    reports = tables["reports"].select("report_id", "event_id")
    there = tables["event_places"].filter(pl.col("role").is_in(SITES)).join(reports, on="report_id")
    whole = there.select("place_id", "event_id").unique().join(tables["events"], on="event_id")
    numbers = whole.group_by("place_id").agg(events=pl.len(), countable=pl.col("countable").sum())
    places = tables["places"].select("place_id", "name", "kind", "country", "latitude", "longitude", "disputed")
    return numbers.join(places, on="place_id").sort("events", "name", "kind", descending=[True, False, False])


def on_map(found: pl.DataFrame) -> pl.DataFrame:
    """The places that have coordinates inside the box."""
    box = outlines()
    east = pl.col("longitude").is_between(box["west"], box["east"])
    return found.filter(east & pl.col("latitude").is_between(box["south"], box["north"]))


def sides(spots: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """For each dot a side for its name on which no other dot or name is near, if there is one."""
    taken, chosen = list(spots), []
    for x, y in spots:
        free = {side: (x + side[0] * WIDE * 0.6, y + side[1] * HIGH) for side in BESIDE}
        others = [spot for spot in taken if spot != (x, y)]
        best = max(BESIDE, key=lambda side: min([1.0, *(_apart(free[side], other) for other in others)]))
        taken.append(free[best])
        chosen.append(best)
    return chosen


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]) / WIDE, abs(one[1] - other[1]) / HIGH)


def drawn(tables: Mapping[str, pl.DataFrame]) -> str:
    """The map as SVG."""
    box, found = outlines(), on_map(counted(tables))

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for line in box["lines"]:
            axes.plot([x for x, _ in line], [y for _, y in line], color="#9a9a9a", linewidth=0.7)
        for name, (x, y) in NAMES.items():
            axes.annotate(name, (x, y), ha="center", color="#6b6b6b", fontsize=7)
        sizes = [40 + 28 * n for n in found["events"]]
        axes.scatter(
            found["longitude"], found["latitude"], s=sizes, color="#0072b2", alpha=0.75, edgecolors=INK, zorder=3
        )
        names = found.select("name", "events", "longitude", "latitude").rows()
        for (name, n, x, y), side in zip(names, sides([(x, y) for *_, x, y in names]), strict=True):
            offset, across = BESIDE[side]
            axes.annotate(f"{name}: {n}", (x, y), xytext=offset, textcoords="offset points", ha=across, zorder=4)
        axes.set_xlim(box["west"], box["east"])
        axes.set_ylim(box["south"], box["north"])
        axes.set_aspect(1.17)
        axes.set_axis_off()

    return svg(9, 6, draw)


def as_rows(tables: Mapping[str, pl.DataFrame]) -> str:
    """The same as a table, with the places that the map cannot show and why."""
    found = counted(tables)
    shown = set(on_map(found)["place_id"])
    lines = [
        (row["name"], row["kind"], row["country"] or "", row["events"], row["countable"], _shown(row, shown))
        for row in found.iter_rows(named=True)
    ]
    return table(("place", "kind", "country", "events", "of them countable", "on the map"), lines)


def _shown(row: dict[str, Any], shown: set[str]) -> str:
    if row["place_id"] in shown:
        return "yes"
    return "no: no coordinates" if row["latitude"] is None else "no: outside its box"
