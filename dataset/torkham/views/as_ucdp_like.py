"""as_ucdp_like: deadly events in the columns of UCDP GED. It is not UCDP data."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.views.crossed import crossed
from torkham.views.event_figures import totals
from torkham.views.parts import Tables, kept_events
from torkham.views.sides import located, sides
from torkham.views.view import View, view

MEANINGS = {
    "id": "Our identifier of the event.",
    "year": "Year in which it began; null if it may be either of two.",
    "type_of_violence": "1 state-based, 2 non-state, 3 one-sided, by the kinds of actors; null if they do not tell.",
    "side_a": "Actors on side A. With us a government need not be side A.",
    "side_b": "Actors on side B.",
    "date_start": "Earliest day on which it can have begun.",
    "date_end": "Latest day on which it can have ended.",
    "date_prec": "UCDP date precision; null where ours has no equivalent.",
    "where_coordinates": "Name of the place.",
    "where_prec": "UCDP precision of the place.",
    "country": "Country of the place, ISO 3166-1 alpha-3.",
    "latitude": "Latitude, WGS 84 degrees.",
    "longitude": "Longitude, WGS 84 degrees.",
    "deaths_a": "Deaths on side A, where all claims agree on one number.",
    "deaths_b": "Deaths on side B, where all claims agree on one number.",
    "low": "Lowest number of deaths that anybody gives.",
    "high": "Highest number of deaths that anybody gives; null where a claim is open above.",
    "number_of_sources": "Articles that report it.",
}
GOVERNMENT = ("state", "administration", "ministry", "military", "intelligence", "police")
ARMED = ("armed_group", "faction")
CIVILIAN = ("population", "person", "media", "ngo", "company")


def as_ucdp_like(*, release: Any = None) -> View:
    """Countable assaults with at least one death by some claim, in UCDP GED's columns. Coded by our rules.

    Nobody here chooses a best estimate: there is no column `best`; `event_figures(rule=…)` gives one by a named rule.
    """
    tables = tables_at(release)
    events, left_out = kept_events(tables)
    assaults = events.filter(pl.col("event_type") == "ASSAULT")
    deadly = assaults.join(_deaths(tables), on="event_id").filter((pl.col("low") > 0) | (pl.col("high") > 0))
    precise = crossed(tables, "date_precision", "UCDP date_prec").select(date_precision="code", date_prec="other")
    start, end = pl.col("date_start_earliest").dt.year(), pl.col("date_start_latest").dt.year()
    frame = (
        deadly.join(sides(tables), on="event_id", how="left")
        .join(located(tables, "UCDP where_prec", "where_prec"), on="event_id", how="left")
        .join(precise, on="date_precision", how="left")
        .with_columns(
            id="event_id",
            year=pl.when(start == end).then(start).cast(pl.Int64),
            type_of_violence=_type(),
            date_start="date_start_earliest",
            date_end="date_end_latest",
            where_coordinates="location",
            number_of_sources="n_articles",
            date_prec=pl.col("date_prec").cast(pl.Int64),
        )
        .sort("date_start", "event_id", nulls_last=True)
    )
    out = [
        ("events: no assault", "UCDP has armed violence only", len(events) - len(assaults)),
        ("assaults: no deaths given", "UCDP wants one at least", len(assaults) - len(deadly)),
        (
            "columns: best, deaths_civilians, deaths_unknown, dyad and conflict ids, event_clarity",
            "no equivalent",
            len(frame),
        ),
    ]
    return view("as_ucdp_like", "One deadly event in UCDP GED's columns.", frame, MEANINGS, [*left_out, *out])


def _type() -> pl.Expr:
    a, b = pl.col("side_a_kinds"), pl.col("side_b_kinds")

    def only(kinds: pl.Expr, allowed: tuple[str, ...]) -> pl.Expr:
        there = kinds.list.len() > 0
        return (there & kinds.list.eval(pl.element().is_in(allowed)).list.all()).fill_null(False)

    fights_a, fights_b = only(a, (*GOVERNMENT, *ARMED)), only(b, (*GOVERNMENT, *ARMED))
    state = a.list.set_intersection(list(GOVERNMENT)).list.len() + b.list.set_intersection(list(GOVERNMENT)).list.len()
    one_sided = (fights_a & only(b, CIVILIAN)) | (fights_b & only(a, CIVILIAN))
    return (
        pl.when(fights_a & fights_b)
        .then(pl.when(state > 0).then(1).otherwise(2))
        .when(one_sided)
        .then(3)
        .cast(pl.Int64)
    )


def _deaths(tables: Tables) -> pl.DataFrame:
    """Deaths of each event: low, high, and by side where all claims are one number."""
    killed = totals(tables).filter(pl.col("measure") == "killed")
    whole = pl.col("side").is_null()

    def agreed(side: str) -> pl.Expr:
        low, high = pl.col("low").filter(pl.col("side") == side), pl.col("high").filter(pl.col("side") == side)
        one = (low.len() > 0) & (low.min() == high.max()) & (high.null_count() == 0)
        return pl.when(one).then(low.min()).cast(pl.Int64)

    high = pl.col("high").filter(whole)
    return killed.group_by("event_id").agg(
        low=pl.col("low").filter(whole).min().cast(pl.Int64),
        high=pl.when(high.null_count() == 0).then(high.max()).cast(pl.Int64),
        deaths_a=agreed("A"),
        deaths_b=agreed("B"),
    )
