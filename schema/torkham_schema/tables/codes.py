"""The codes table."""

import polars as pl

from torkham_schema.column import column, rule
from torkham_schema.tables.base import Table


class Codes(Table):
    """One code of one list, with its definition in our own words."""

    class Config(Table.Config):
        """Name of the table."""

        name = "codes"

    code_list: str = column("Code list.", example="event_type", key=True, pattern="^[a-z_]+")
    code: str = column("The code, as it stands in the tables.", example="CONSULT", key=True)
    label: str = column("Label for people.", example="Consult")
    parent: str = column(
        "Code it belongs under: the type of a mode, the PLOVER type of a speech act.",
        example="CONSULT",
        null="stands on its own",
        key=True,
    )
    definition: str = column("What it means, in our own words.", example="Parties meet or talk, by whatever medium.")
    quad_class: int = column("PLOVER quad class of a type.", example=1, null="not a type", at_least=1, at_most=4)
    score: float = column(
        "PLOVER conflict-cooperation score of a type.", example=2.1, null="not a type", at_least=-10, at_most=10
    )
    source: str = column("Convention the code is from.", example="PLOVER 2.0", holds_names=True)
    score_source: str = column(
        "Where the score was read.", example="PLOVER manual, draft 0.8", null="no score", holds_names=True
    )

    a_score_has_its_source = rule(
        "a_score_has_its_source",
        pl.col("score").is_null() == pl.col("score_source").is_null(),
        columns="score score_source",
        allowed="a score with its source, or neither",
    )
