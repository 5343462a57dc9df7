"""as_acled_like: events in the columns of ACLED, through the crosswalk. It is not ACLED data."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.views.crossed import FITS, crossed
from torkham.views.event_figures import totals
from torkham.views.parts import Tables, joined, kept_events, named
from torkham.views.sides import located, sides
from torkham.views.view import View, view

MEANINGS = {
    "event_id_cnty": "Our identifier of the event.",
    "event_date": "Earliest day on which it can have begun; null if unknown.",
    "date_precision": "How finely it is dated, in our codes.",
    "event_type": "ACLED event type, where the crosswalk has one; null where it has several.",
    "event_types": "All ACLED event types that it may be.",
    "sub_event_type": "ACLED sub-event type, where the crosswalk has one for the mode.",
    "sub_event_types": "All ACLED sub-event types that it may be.",
    "actor1": "Actors on side A, or those who act. ACLED gives the order no meaning.",
    "inter1": "ACLED interaction code, where all of them have the same.",
    "actor2": "Actors on side B, or those acted upon.",
    "inter2": "ACLED interaction code, where all of them have the same.",
    "country": "Country of the place, ISO 3166-1 alpha-3.",
    "location": "Name of the place.",
    "latitude": "Latitude, WGS 84 degrees.",
    "longitude": "Longitude, WGS 84 degrees.",
    "geo_precision": "ACLED geo_precision.",
    "source": "Media houses that report it.",
    "notes": "What is reported, in our own words, by the first report that has a gloss.",
    "fatalities": "The lowest number of deaths that anybody gives; null, and not 0, where nobody does.",
}
CODES = {"date_precision": "date_precision"}


def as_acled_like(*, release: Any = None) -> View:
    """Countable events that ACLED has a type for, in its columns. Coded by our rules, and not comparable in numbers.

    Where the crosswalk gives several types, the type is null and all are in `event_types`: nothing is guessed.
    """
    tables = tables_at(release)
    events, left_out = kept_events(tables)
    any_match = (*FITS, "related")
    of_type = crossed(tables, "event_type", "ACLED event type", any_match)
    kinds = of_type.select(event_type="code", acled="other", event_types="candidates")
    subs = crossed(tables, "event_mode", "ACLED sub-event type", any_match).select(
        event_mode="code", event_type="parent", sub_event_type="other", sub_event_types="candidates"
    )
    covered = events.join(kinds, on="event_type")
    frame = (
        covered.join(subs, on=["event_mode", "event_type"], how="left", nulls_equal=True)
        .drop("event_type")
        .join(sides(tables), on="event_id", how="left")
        .join(located(tables, "ACLED geo_precision", "geo_precision"), on="event_id", how="left")
        .join(_told(tables), on="event_id", how="left")
        .join(_deaths(tables), on="event_id", how="left")
        .with_columns(
            event_id_cnty="event_id",
            event_date="date_start_earliest",
            event_type="acled",
            actor1="side_a",
            actor2="side_b",
            inter1=_inter(tables, "side_a_sectors"),
            inter2=_inter(tables, "side_b_sectors"),
        )
        .sort("event_date", "event_id", nulls_last=True)
    )
    out = [
        ("events: no type of ACLED's", "the crosswalk has none", len(events) - len(covered)),
        ("event types: several possible", "the crosswalk does not decide", frame["event_type"].null_count()),
        (
            "columns: time_precision, assoc_actor, interaction, admin1 to admin3, source_scale, tags",
            "no equivalent",
            len(frame),
        ),
    ]
    return view("as_acled_like", "One event in ACLED's columns.", frame, MEANINGS, [*left_out, *out], CODES)


def _inter(tables: Tables, sectors: str) -> pl.Expr:
    """The interaction code of a list of sectors, if all have the same one."""
    codes = crossed(tables, "sector", "ACLED inter", ("exact", "close", "broad")).drop_nulls("other")
    found = (
        pl.col(sectors)
        .list.eval(pl.element().replace_strict(codes["code"], codes["other"], default=None, return_dtype=pl.String))
        .list.unique()
    )
    return pl.when(found.list.len() == 1).then(found.list.first()).cast(pl.Int64)


def _told(tables: Tables) -> pl.DataFrame:
    outlets = tables["articles"].select("article_id", outlet=named(tables, "outlet_id"))
    reports = tables["reports"].join(outlets, on="article_id", how="left").sort("report_id")
    return reports.group_by("event_id").agg(source=joined(pl.col("outlet")), notes=pl.col("gloss").drop_nulls().first())


def _deaths(tables: Tables) -> pl.DataFrame:
    killed = totals(tables).filter(pl.col("measure") == "killed", pl.col("side").is_null())
    return killed.group_by("event_id").agg(fatalities=pl.col("low").min().cast(pl.Int64))
