"""The statement_events table."""

from torkham_schema.column import column, link, own_id
from torkham_schema.tables.base import Table


class StatementEvents(Table):
    """One statement to one event: it reports, confirms, denies, demands, threatens, will not comment, and so on."""

    class Config(Table.Config):
        """Name of the table."""

        name = "statement_events"

    statement_event_id: str = own_id("se", "Permanent identifier of the row.", of_article=True)
    statement_id: str = link("statements.statement_id", "The statement.", example="st-bd4k7m2x9qrt-1")
    event_id: str = link("events.event_id", "The event.", example="ev-bd4k7m2x9qrt")
    relation: str = column(
        "What the statement does to it.", codes="statement_event_relation", example="attributes_responsibility"
    )
