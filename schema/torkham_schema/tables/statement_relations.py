"""The statement_relations table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class StatementRelations(Table):
    """One statement to another, also across articles."""

    class Config(Table.Config):
        """Name of the table."""

        name = "statement_relations"

    statement_relation_id: str = own_id("sr", "Permanent identifier of the row.", of_article=True)
    statement_id: str = link("statements.statement_id", "The statement.", example="st-bd4k7m2x9qrt-2")
    relation: str = column("What it is to the other.", codes="statement_relation", example="denies")
    to_statement_id: str = link("statements.statement_id", "The other statement.", example="st-bd4k7m2x9qrt-1")

    nothing_is_related_to_itself = rule(
        "nothing_is_related_to_itself",
        pl.col("statement_id") != pl.col("to_statement_id"),
        columns="statement_id to_statement_id",
        allowed="two different statements",
    )
