"""flat: one wide row an event."""

from typing import Any, Literal

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.opened import tables_at
from torkham.principals import speakers, with_principal
from torkham.views.event_figures import totals
from torkham.views.parts import FIRM, SAID_NOT, Tables, joined, kept_events, named, roles
from torkham.views.view import View, view

FLATTENED = ("events",)
ROLES = (
    "initiator",
    "co_initiator",
    "target",
    "victim",
    "responder",
    "host",
    "visitor",
    "mediator",
    "guarantor",
    "party",
    "delegate",
    "signatory",
    "recipient",
)
"""Roles that have a column; others are in `other_roles`."""

OF_EVENTS = {
    "event_id": "Permanent identifier of the event.",
    "label": "Short neutral name, where a curator wrote one.",
    "event_class": "Occurrence, composite or state of affairs.",
    "event_type": "What kind of act it is.",
    "event_mode": "How it was done, within the type.",
    "state_kind": "Which kind of state of affairs it is.",
    "quad_class": "PLOVER quad class of the type.",
    "conflict_score": "PLOVER conflict-cooperation score of the type, from -10 to +10.",
    "realis": "Whether it is presented as real; null where the reports disagree.",
    "countable": "A leaf occurrence, occurred, single.",
    "date_edtf": "When, in the Extended Date/Time Format.",
    "date_start_earliest": "Earliest day on which it can have begun.",
    "date_end_latest": "Latest day on which it can have ended.",
    "date_precision": "How finely it is dated.",
}
MEANINGS = {
    **OF_EVENTS,
    "place": "Name of its first place.",
    "country": "Country of the place, ISO 3166-1 alpha-3.",
    "latitude": "Latitude of the place, WGS 84 degrees.",
    "longitude": "Longitude of the place, WGS 84 degrees.",
    "side_a": "Actors on side A. Sides are letters, not a finding on who began.",
    "side_b": "Actors on side B.",
    **{role: f"Actors in the role {role}, as the articles state it or the actors claim it." for role in ROLES},
    "other_roles": "Actors in other roles, as `name: role`.",
    "roles_on_others_word": "Roles that stand on an accusation or are only possible, as `name: role (standing)`.",
    "killed_low": "Least deaths by any claim; null where open or not given.",
    "killed_high": "Most deaths by any claim; null where a claim is open above or none is given.",
    "killed_by_claim": "Deaths by claimant, as `claimant: low-high`; `?` is open.",
    "said_by": "Principals on whose word some report of it stands; the articles' own word is not named.",
    "corroboration": "On how many independent words it rests.",
    "n_reports": "Reports of it.",
    "n_principals": "Distinct principals who say so.",
    "claimed": "Somebody claims responsibility for it.",
    "confirmed": "Somebody confirms it.",
    "denied": "Somebody denies it, or responsibility for it.",
    "aggregation_rule": "The rule by which the reports were aggregated.",
}
CODES = {
    name: name
    for name in (
        "event_class",
        "event_type",
        "state_kind",
        "realis",
        "date_precision",
        "corroboration",
        "aggregation_rule",
    )
} | {"event_mode": "event_mode"}


def flat(table: Literal["events"] = "events", *, countable: bool = True, release: Any = None) -> View:
    """One wide row an event: who, by role; where; deaths low and high; and who says so.

    Without `countable`, states, composites and what did not happen are there too. Cells that have several values
    join them with `; `. Actors are by name, for reading: to count or join, take `participants`.
    """
    if table not in FLATTENED:
        raise UnknownNameError("table to flatten", table, FLATTENED)
    tables = tables_at(release)
    events, left_out = kept_events(tables, countable)
    places = tables["places"].select("place_id", "country", "latitude", "longitude", place="name")
    frame = (
        events.join(places, on="place_id", how="left")
        .join(_actors(tables), on="event_id", how="left")
        .join(_deaths(tables), on="event_id", how="left")
        .join(_said_by(tables), on="event_id", how="left")
    )
    denied = roles(tables).filter(
        pl.col("attribution_status").is_in(SAID_NOT), pl.col("event_id").is_in(events["event_id"].implode())
    )
    said_not = ("participants: denied or cleared", "the text says that they did not have the role", len(denied))
    return view("flat_events", "One event, wide.", frame, MEANINGS, [*left_out, said_not], CODES)


def _actors(tables: Tables) -> pl.DataFrame:
    """Columns of actors by side and role, from roles that stand; and what stands on others' word, in words."""
    found = roles(tables).with_columns(name=named(tables, "actor"))
    firm = pl.col("attribution_status").is_in(FIRM)
    said_not = pl.col("attribution_status").is_in(SAID_NOT)
    other = pl.col("name") + ": " + pl.col("role")
    return found.group_by("event_id").agg(
        joined(pl.col("name").filter(firm, pl.col("side") == "A")).alias("side_a"),
        joined(pl.col("name").filter(firm, pl.col("side") == "B")).alias("side_b"),
        *(joined(pl.col("name").filter(firm, pl.col("role") == role)).alias(role) for role in ROLES),
        joined(other.filter(firm, ~pl.col("role").is_in(ROLES))).alias("other_roles"),
        joined((other + " (" + pl.col("attribution_status") + ")").filter(~firm, ~said_not)).alias(
            "roles_on_others_word"
        ),
    )


def _deaths(tables: Tables) -> pl.DataFrame:
    """Least and most deaths by any claim, and by claimant."""
    killed = totals(tables).filter(pl.col("measure") == "killed", pl.col("side").is_null())
    low, high = (pl.col(name).cast(pl.Int64).cast(pl.String).fill_null("?") for name in ("low", "high"))
    claim = pl.col("claimant").fill_null("article") + ": " + pl.when(low == high).then(low).otherwise(low + "-" + high)
    return killed.group_by("event_id").agg(
        killed_low=pl.when(pl.col("low").is_not_null().all()).then(pl.col("low").min()).cast(pl.Int64),
        killed_high=pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").max()).cast(pl.Int64),
        killed_by_claim=joined(claim),
    )


def _said_by(tables: Tables) -> pl.DataFrame:
    """The principals on whose word the reports of each event stand."""
    days = tables["statements"].select("statement_id", day="said_latest")
    said = tables["reports"].select("event_id", "statement_id").drop_nulls().join(days, on="statement_id")
    spoken = with_principal(
        said.join(speakers(tables), on="statement_id"), tables["actor_rollup"], "speaker_id", "day", "principal_id"
    )
    return (
        spoken.with_columns(name=named(tables, "principal_id")).group_by("event_id").agg(said_by=joined(pl.col("name")))
    )
