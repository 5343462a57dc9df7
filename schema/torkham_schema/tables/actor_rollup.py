"""The actor_rollup table."""

import polars as pl

from torkham_schema.column import column, link
from torkham_schema.tables.base import Table


class ActorRollup(Table):
    """One actor and the principal it counts as, over a time. Roll-up is for counting, not recognition."""

    class Config(Table.Config):
        """Name of the table."""

        name = "actor_rollup"

    actor_id: str = link("actors.actor_id", "The actor.", example="ac-bd4k7m2x9qrt", key=True, derived=True)
    principal_id: str = link(
        "actors.actor_id",
        "Its principal; itself where it has none above it.",
        example="ac-cf5m8n3y2stv",
        key=True,
        derived=True,
    )
    valid_from: pl.Date = column("First day.", example="2021-08-15", null="not bounded", derived=True)
    valid_to: pl.Date = column("Last day.", example="2024-05-28", null="not bounded", derived=True)
    steps: int = column("Relations followed to get there.", example=2, derived=True, at_least=0)
