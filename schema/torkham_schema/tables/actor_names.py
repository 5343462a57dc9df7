"""The actor_names table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class ActorNames(Table):
    """One name of one actor: official, acronym, transliteration, metonym, or a designation with who uses it."""

    class Config(Table.Config):
        """Name of the table."""

        name = "actor_names"

    name_id: str = own_id("an", "Permanent identifier of the name.")
    actor_id: str = link("actors.actor_id", "Whose name it is.", example="ac-bd4k7m2x9qrt")
    name: str = column("The name, as written.", example="Islamabad", holds_names=True)
    kind: str = column("What kind of name it is.", codes="name_kind", example="metonym")
    language: str = column("Language, ISO 639-1.", example="en", pattern="^[a-z]{2}", convention="ISO 639-1")
    used_by_id: str = link(
        "actors.actor_id",
        "Who uses it: for designations, who coined or imposed it.",
        example="ac-bd4k7m2x9qrt",
        null="in general use",
    )
    valence: str = column("What the name does to the actor.", codes="valence", example="neutral")
    ambiguous: bool = column(
        "The name is shared with another actor, so it must be resolved at each mention.", example=True
    )
    citation: str = column(
        "Where it was read: an article of the corpus, or an address.", example="ar-bd4k7m2x9qrt", holds_names=True
    )

    text_is_not_blank = rules.text_is_not_blank("name")
    a_designation_says_who_uses_it = rule(
        "a_designation_says_who_uses_it",
        (pl.col("kind") != "designation") | pl.col("used_by_id").is_not_null(),
        columns="kind used_by_id",
        allowed="a user for every designation",
    )
