"""The retired_ids table."""

from torkham_schema.column import column
from torkham_schema.tables.base import Table


class RetiredIds(Table):
    """One identifier that was published and is no more, why, and what replaced it. It is never used again."""

    class Config(Table.Config):
        """Name of the table."""

        name = "retired_ids"

    retired_id: str = column("The identifier.", example="ev-bd4k7m2x9qrt", key=True, pattern="^[a-z]{2}-[0-9a-z-]+")
    replaced_by: str = column(
        "What replaced it.", example="ev-cf5m8n3y2stv", null="nothing did", key=True, pattern="^[a-z]{2}-[0-9a-z-]+"
    )
    table_name: str = column("Table of the row.", example="events", pattern="^[a-z_]+")
    retired_in: str = column("Release from which it is gone.", example="1.1.0", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+")
    reason: str = column("Why it went.", codes="retirement_reason", example="merged")
    note: str = column("Why, in our words.", example="Both named the same meeting.")
