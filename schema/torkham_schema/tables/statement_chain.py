"""The statement_chain table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class StatementChain(Table):
    """One link of who says that who says: position 0 is the article's own voice, the last link holds the content."""

    class Config(Table.Config):
        """Name of the table."""

        name = "statement_chain"

    link_id: str = own_id("ch", "Permanent identifier of the link: statement and position.", of_article=True)
    statement_id: str = link("statements.statement_id", "Statement it belongs to.", example="st-bd4k7m2x9qrt-1")
    position: int = column(
        "Place in the chain, from the article (0) to the holder.",
        example=1,
        at_least=0,
        convention="MPQA nested sources",
    )
    actor_id: str = link(
        "actors.actor_id",
        "Who speaks.",
        example="ac-bd4k7m2x9qrt",
        null="nobody that can be made an actor, or the outlet is not known",
    )
    source_kind: str = column("What kind of source it is.", codes="source_kind", example="named_person")
    anonymity: str = column("What is given of its identity.", codes="anonymity", example="named")
    anonymity_reason: str = column(
        "Why it is not named, where the article says so.",
        codes="anonymity_reason",
        example="not_authorised",
        null="no reason is stated",
    )
    plurality: str = column("One source or several.", codes="plurality", example="one", null="the text does not tell")
    affiliation_id: str = link(
        "actors.actor_id", "To whom the article says it belongs.", example="ac-bd4k7m2x9qrt", null="not stated"
    )
    on_behalf_of_id: str = link(
        "actors.actor_id", "For whom it speaks.", example="ac-bd4k7m2x9qrt", null="for itself, or not stated"
    )
    commitment: str = column(
        "How sure this source puts the content.",
        codes="commitment",
        example="certain",
        convention="FactBank, per source",
    )

    chain_position_0_is_the_articles_own_voice = rule(
        "chain_position_0_is_the_articles_own_voice",
        (pl.col("position") == 0) == (pl.col("source_kind") == "author"),
        columns="position source_kind",
        allowed="source kind author at position 0, and only there",
    )
    a_named_source_is_an_actor = rule(
        "a_named_source_is_an_actor",
        ~pl.col("source_kind").is_in(["named_person", "named_organisation"]) | pl.col("actor_id").is_not_null(),
        columns="source_kind actor_id",
        allowed="an actor for every named person or organisation",
    )
    nobody_speaks_in_the_impersonal = rule(
        "nobody_speaks_in_the_impersonal",
        (pl.col("source_kind") != "impersonal") | pl.col("actor_id").is_null(),
        columns="source_kind actor_id",
        allowed="no actor where the source is impersonal",
    )
    named_sources_and_only_they_are_named = rule(
        "named_sources_and_only_they_are_named",
        ~pl.col("source_kind").is_in(["named_person", "named_organisation", "unnamed_person", "unnamed_group"])
        | (pl.col("source_kind").is_in(["named_person", "named_organisation"]) == (pl.col("anonymity") == "named")),
        columns="source_kind anonymity",
        allowed="anonymity named for named sources, and not for unnamed ones",
    )
