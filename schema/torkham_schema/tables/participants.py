"""The participants table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class Participants(Table):
    """One actor in one role in one report, and on whose word it has the role."""

    class Config(Table.Config):
        """Name of the table."""

        name = "participants"

    participant_id: str = own_id("pt", "Permanent identifier of the row.", of_article=True)
    report_id: str = link("reports.report_id", "Report in which it takes part.", example="rp-bd4k7m2x9qrt-1")
    actor_id: str = link("actors.actor_id", "Who takes part.", example="ac-bd4k7m2x9qrt")
    role: str = column("In which role.", codes="participant_role", example="initiator")
    side: str = column(
        "On which side of the event. Sides are letters, not a finding on who began.",
        codes="side",
        example="A",
        null="the event has no sides",
        convention="UCDP side_a and side_b, without the rule that a government is side A",
    )
    acting_as_id: str = link(
        "actors.actor_id",
        "For whom it acts there: the body or state that a person or delegation stands for.",
        example="ac-bd4k7m2x9qrt",
        null="for itself",
    )
    attribution_status: str = column(
        "With what standing the text gives it the role; never the coder's inference.",
        codes="attribution_status",
        example="accused_by_authorities",
        convention="MUC-4 perpetrator confidence",
        crosswalk="GTD guncertain and claimed",
    )
    statement_id: str = link(
        "statements.statement_id",
        "Statement on whose word it has the role.",
        example="st-bd4k7m2x9qrt-1",
        null="it has it on the article's own word",
    )
    designation_id: str = link(
        "actor_names.name_id",
        "The label that was used for it, where a party coined it.",
        example="an-bd4k7m2x9qrt",
        null="no such label was used",
    )

    an_attributed_role_has_its_statement = rule(
        "an_attributed_role_has_its_statement",
        pl.col("attribution_status").is_in(["as_fact", "possible", "denied", "cleared"])
        | pl.col("statement_id").is_not_null(),
        columns="attribution_status statement_id",
        allowed="a role claimed or laid on somebody names the statement that does so",
    )
