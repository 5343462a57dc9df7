"""The statement_parties table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class StatementParties(Table):
    """One actor addressed, aimed at, accused, alleged to stand behind, or spoken of in a statement."""

    class Config(Table.Config):
        """Name of the table."""

        name = "statement_parties"

    party_id: str = own_id("py", "Permanent identifier of the row.", of_article=True)
    statement_id: str = link("statements.statement_id", "Statement it belongs to.", example="st-bd4k7m2x9qrt-1")
    actor_id: str = link("actors.actor_id", "The actor.", example="ac-bd4k7m2x9qrt")
    role: str = column("What it is to the statement.", codes="party_role", example="accused")
    stance: int = column(
        "Stance of the holder toward it: -1 against, 0 neutral, +1 for.",
        example=-1,
        null="no stance is expressed",
        at_least=-1,
        at_most=1,
        convention="MPQA attitudes and targets",
    )
    named: bool = column("The statement names it, by whatever name; false where it is implied.", example=True)
    inferred_by: str = column(
        "Who makes out that it is meant.", codes="inferred_by", example="outlet", null="it is named"
    )
    designation_id: str = link(
        "actor_names.name_id",
        "The label that was used for it, where a party coined it.",
        example="an-bd4k7m2x9qrt",
        null="no such label was used",
    )

    an_implied_party_says_who_inferred_it = rule(
        "an_implied_party_says_who_inferred_it",
        pl.col("named") == pl.col("inferred_by").is_null(),
        columns="named inferred_by",
        allowed="who inferred it, for every party that is not named and for no other",
    )
