"""Registries, and what the build derives from them and from the reports."""

import polars as pl

from torkham_schema.relations.relation import Tables, broken, relation

WHAT = ("event_class", "event_type", "event_mode", "state_kind")


@relation("ambiguous true for a name that two actors share", "registry")
def a_shared_name_is_marked_ambiguous(frames: Tables) -> pl.DataFrame:
    """A name that two actors have is resolved at each mention, never looked up."""
    names = frames["actor_names"].with_columns(folded=pl.col("name").str.to_lowercase().str.strip_chars())
    shared = pl.col("actor_id").n_unique().over("folded") > 1
    return broken("actor_names", names.filter(shared & ~pl.col("ambiguous")), "ambiguous", "name")


@relation("one value of a scheme for an actor at a time, where the match is exact", "registry")
def an_actor_has_one_exact_identifier(frames: Tables) -> pl.DataFrame:
    """Two exact identifiers of one scheme do not hold at the same time."""
    exact = (
        frames["actor_identifiers"].filter(pl.col("match") == "exact").sort("actor_id", "scheme", "valid_from", "value")
    )
    previous = pl.col("valid_to").shift(1).over("actor_id", "scheme")
    has_previous = pl.int_range(pl.len()).over("actor_id", "scheme") > 0
    overlapping = has_previous & (
        previous.is_null() | pl.col("valid_from").is_null() | (pl.col("valid_from") <= previous)
    )
    return broken("actor_identifiers", exact.filter(overlapping), "value")


@relation("class, type, mode and kind as some report has them, together", "event")
def an_event_is_one_that_somebody_reported(frames: Tables) -> pl.DataFrame:
    """The aggregation assembles no event that is in no report."""
    reported = frames["reports"].select("event_id", *WHAT).unique()
    assembled = frames["events"].join(reported, on=["event_id", *WHAT], how="anti", nulls_equal=True)
    return broken("events", assembled, "event_type")


@relation("every actor rolled up to a principal", "registry")
def every_actor_has_a_principal(frames: Tables) -> pl.DataFrame:
    """Nobody is lost when words and acts are counted by principal."""
    return broken("actors", frames["actors"].join(frames["actor_rollup"], on="actor_id", how="anti"), "actor_id")
