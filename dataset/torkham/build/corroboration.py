"""Corroboration: on how many independent words an event rests. It describes texts, not truth.

A voice is a principal, or an article that speaks for itself, or somebody who cannot be told apart. An article
that repeats what it attributes to a party elsewhere in the same text speaks with that party's word. An unnamed
source whose side is not stated is no principal. No party to an event is only who does not take part in it, is not
the state where it happened, and does not accuse anybody of it.
"""

from collections.abc import Mapping

import polars as pl

from torkham.principals import speakers, with_principal

__all__ = ["DENYING", "SUPPORTING", "corroborated", "corroboration", "hosts", "sides", "speakers", "voices"]

SUPPORTING = (
    "reports",
    "confirms",
    "claims_responsibility",
    "attributes_responsibility",
    "gives_count",
    "explains",
    "justifies",
    "announces",
    "condemns",
)
ACCUSING = ("accuse", "condemn", "threaten", "claim_responsibility")
NOBODY = ("unnamed_source", "unknown")
DENYING = ("denies", "denies_responsibility", "disputes_detail")
Frames = Mapping[str, pl.DataFrame]


def voices(tables: Frames) -> pl.DataFrame:
    """Who supports or denies each event: event and principal (null: the article itself or nobody known)."""
    known = speakers(tables)
    own = pl.col("chain_depth") == 0
    accuses = pl.col("speech_act").is_in(ACCUSING).alias("accuses")
    said = tables["statements"].select("statement_id", "chain_depth", accuses, day="said_latest")
    said = said.join(known, on="statement_id", how="left")
    spoken = with_principal(said, tables["actor_rollup"], "speaker_id", "day", "principal_id")
    nobody = tables["actors"].filter(pl.col("kind").is_in(NOBODY)).get_column("actor_id")
    spoken = spoken.with_columns(
        principal_id=pl.when(~pl.col("principal_id").is_in(nobody.implode())).then("principal_id")
    )
    of_statements = tables["statement_events"].join(spoken, on="statement_id")
    reserved = pl.col("stance").is_in(["hedges", "doubts", "denies"])
    reports = tables["reports"].select("event_id", "statement_id", "stance")
    attributed = reports.filter(pl.col("statement_id").is_not_null()).join(spoken, on="statement_id")
    unattributed = reports.filter(pl.col("statement_id").is_null())
    return pl.concat(
        [
            of_statements.select(
                "event_id",
                "principal_id",
                "accuses",
                author=own,
                supports=pl.col("relation").is_in(SUPPORTING),
                denies=pl.col("relation").is_in(DENYING),
            ),
            attributed.select(
                "event_id",
                "principal_id",
                "accuses",
                author=own,
                supports=~reserved,
                denies=pl.lit(value=False),
            ),
            unattributed.select(
                "event_id",
                principal_id=pl.lit(None, pl.String),
                accuses=pl.lit(value=False),
                author=pl.lit(value=True),
                supports=~reserved,
                denies=pl.col("stance") == "denies",
            ),
        ]
    ).unique()


def sides(tables: Frames) -> pl.DataFrame:
    """The principals that take part in each event, with the sides on which they do; null for no side."""
    taking_part = (
        tables["participants"]
        .join(tables["reports"].select("report_id", "event_id", "date_start_latest"), on="report_id")
        .with_columns(actor=pl.coalesce("acting_as_id", "actor_id"))
    )
    known = with_principal(taking_part, tables["actor_rollup"], "actor", "date_start_latest", "principal_id")
    return known.filter((pl.col("side") != "third").fill_null(True)).select("event_id", "principal_id", "side").unique()


def hosts(tables: Frames) -> pl.DataFrame:
    """The states on whose territory each event is put."""
    states = tables["actors"].filter(pl.col("kind") == "state").select("country", principal_id="actor_id")
    placed = tables["event_places"].join(tables["reports"].select("report_id", "event_id"), on="report_id")
    return (
        placed.join(tables["places"], on="place_id")
        .join(states, on="country")
        .select("event_id", "principal_id")
        .unique()
    )


def corroboration(tables: Frames) -> pl.DataFrame:
    """One row an event: `corroboration` and `n_principals`.

    Needs the coded tables, actors, places and actor_rollup.
    """
    return corroborated(voices(tables), sides(tables), hosts(tables))


def corroborated(voices: pl.DataFrame, sides: pl.DataFrame, hosts: pl.DataFrame) -> pl.DataFrame:
    """One row an event, from all the voices on it, the sides of it and the states where it was."""
    supporting = (
        voices.filter(pl.col("supports") & pl.col("principal_id").is_not_null())
        .group_by("event_id", "principal_id")
        .agg(accuses=pl.col("accuses").any())
        .join(sides.unique().with_columns(takes_part=pl.lit(value=True)), on=["event_id", "principal_id"], how="left")
        .join(hosts.unique().with_columns(hosts=pl.lit(value=True)), on=["event_id", "principal_id"], how="left")
    )
    counted = supporting.group_by("event_id").agg(
        n_principals=pl.col("principal_id").n_unique(),
        outsiders=(pl.col("takes_part").is_null() & pl.col("hosts").is_null() & ~pl.col("accuses")).any(),
        both=pl.col("side").is_in(["A"]).any() & pl.col("side").is_in(["B"]).any(),
    )
    spoken = voices.group_by("event_id").agg(
        contested=pl.col("denies").any(),
        authored=(pl.col("author") & pl.col("supports")).any(),
    )
    return spoken.join(counted, on="event_id", how="left").select(
        "event_id",
        pl.col("n_principals").fill_null(0).cast(pl.Int64),
        corroboration=pl.when("contested")
        .then(pl.lit("contested"))
        .when("both")
        .then(pl.lit("both_sides"))
        .when("outsiders")
        .then(pl.lit("non_party_confirmation"))
        .when(pl.col("n_principals") > 1)
        .then(pl.lit("several_one_side"))
        .when(pl.col("n_principals") == 1)
        .then(pl.lit("single_party"))
        .when("authored")
        .then(pl.lit("author_only"))
        .otherwise(pl.lit("unconfirmed")),
    )
