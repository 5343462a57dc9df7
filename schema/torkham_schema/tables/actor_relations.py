"""The actor_relations table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class ActorRelations(Table):
    """One dated relation of one actor to another: office, membership, faction, control, being not the same."""

    class Config(Table.Config):
        """Name of the table."""

        name = "actor_relations"

    relation_id: str = own_id("al", "Permanent identifier of the relation.")
    actor_id: str = link("actors.actor_id", "The actor.", example="ac-bd4k7m2x9qrt")
    relation: str = column("What it is to the other.", codes="actor_relation", example="office_in")
    to_actor_id: str = link("actors.actor_id", "The other actor.", example="ac-cf5m8n3y2stv")
    title: str = column(
        "Title of the office.", example="Foreign Secretary", null="none, or none stated", holds_names=True
    )
    valid_from: pl.Date = column(
        "First day on which it is known to hold.",
        example="2021-08-15",
        null="not known",
        convention="Wikidata qualifier start time",
    )
    valid_to: pl.Date = column(
        "Last day on which it is known to hold.",
        example="2024-05-28",
        null="not known to have ended",
        convention="Wikidata qualifier end time",
    )
    basis: str = column("What kind of source says so.", codes="relation_basis", example="reported")
    citation: str = column(
        "Where it was read: an article of the corpus, or an address.", example="ar-bd4k7m2x9qrt", holds_names=True
    )

    nothing_is_related_to_itself = rule(
        "nothing_is_related_to_itself",
        pl.col("actor_id") != pl.col("to_actor_id"),
        columns="actor_id to_actor_id",
        allowed="two different actors",
    )
    dates_are_ordered = rule(
        "dates_are_ordered",
        pl.col("valid_from") <= pl.col("valid_to"),
        columns="valid_from valid_to",
        allowed="a first day not after the last",
    )
