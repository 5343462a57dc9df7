"""The event_relations table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class EventRelations(Table):
    """One event to another, as one article has it."""

    class Config(Table.Config):
        """Name of the table."""

        name = "event_relations"

    event_relation_id: str = own_id("er", "Permanent identifier of the row.", of_article=True)
    article_id: str = link("articles.article_id", "Article that relates them.", example="ar-bd4k7m2x9qrt")
    event_id: str = link("events.event_id", "The event.", example="ev-bd4k7m2x9qrt")
    relation: str = column(
        "What it is to the other.",
        codes="event_relation",
        example="responds_to",
        convention="MAVEN-ERE and RED relations",
    )
    to_event_id: str = link("events.event_id", "The other event.", example="ev-cf5m8n3y2stv")
    statement_id: str = link(
        "statements.statement_id",
        "Statement on whose word they are related.",
        example="st-bd4k7m2x9qrt-1",
        null="the article's own word",
    )

    nothing_is_related_to_itself = rule(
        "nothing_is_related_to_itself",
        pl.col("event_id") != pl.col("to_event_id"),
        columns="event_id to_event_id",
        allowed="two different events",
    )
