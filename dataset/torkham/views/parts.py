"""What several views are made of."""

from collections.abc import Mapping

import polars as pl

from torkham.views.view import LeftOut

Tables = Mapping[str, pl.DataFrame]
SEPARATOR = "; "
"""Between several values in one cell."""

FIRM = ("as_fact", "self_claimed")
"""Roles that the article states itself, or that the actor claims."""
SAID_NOT = ("denied", "cleared")
"""Roles that are said not to be."""


def joined(values: pl.Expr) -> pl.Expr:
    """The distinct values of a group in one cell, sorted; null if there are none."""
    found = values.drop_nulls().unique().sort()
    return pl.when(found.len() > 0).then(found.str.join(SEPARATOR))


def named(tables: Tables, column: str) -> pl.Expr:
    """The names of the actors whose identifiers a column has."""
    actors = tables["actors"]
    return pl.col(column).replace_strict(
        actors.get_column("actor_id"), actors.get_column("name"), default=None, return_dtype=pl.String
    )


def types(tables: Tables) -> pl.DataFrame:
    """Quad class and score of each event type: `event_type`, `quad_class`, `conflict_score`."""
    codes = tables["codes"].filter(pl.col("code_list") == "event_type")
    return codes.select("quad_class", event_type="code", conflict_score="score")


def kept_events(tables: Tables, countable: bool = True) -> tuple[pl.DataFrame, list[LeftOut]]:
    """The countable events, or all; and why the others are not there, each named once."""
    events = tables["events"]
    if not countable:
        return events, []
    why = (
        pl.when(pl.col("countable"))
        .then(None)
        .when(pl.col("event_class") == "state_of_affairs")
        .then(pl.lit("states of affairs"))
        .when(pl.col("event_class") == "composite")
        .then(pl.lit("composites"))
        .when((pl.col("realis") != "occurred").fill_null(True))
        .then(pl.lit("unrealised"))
        .when((pl.col("aggregation") != "single").fill_null(True))
        .then(pl.lit("not single"))
        .otherwise(pl.lit("with parts"))
    )
    reasons = {
        "states of affairs": "nobody does them at a moment",
        "composites": "their parts are counted",
        "unrealised": "ongoing, planned, hypothetical, negated, or the reports disagree",
        "not single": "series, habits and totals are no incidents",
        "with parts": "their parts are counted",
    }
    counted = dict(events.select(why.alias("why")).drop_nulls().group_by("why").len().iter_rows())
    left_out = [(f"events: {what}", reason, counted.get(what, 0)) for what, reason in reasons.items()]
    return events.filter("countable"), left_out


def roles(tables: Tables) -> pl.DataFrame:
    """Who is in which role of which event: one row a participant, with `actor` for whom it acts and `day`."""
    reports = tables["reports"].select("report_id", "event_id")
    days = tables["events"].select("event_id", day="date_start_latest")
    return (
        tables["participants"]
        .join(reports, on="report_id")
        .join(days, on="event_id", how="left")
        .with_columns(actor=pl.coalesce("acting_as_id", "actor_id"))
    )
