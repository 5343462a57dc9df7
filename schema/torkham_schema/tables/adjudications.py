"""The adjudications table."""

from torkham_schema.column import column, link, own_id
from torkham_schema.tables.base import Table


class Adjudications(Table):
    """One disagreement of two passes, how it was decided, and why."""

    class Config(Table.Config):
        """Name of the table."""

        name = "adjudications"

    adjudication_id: str = own_id("aj", "Permanent identifier of the decision.")
    article_id: str = link("articles.article_id", "Article it concerns.", example="ar-bd4k7m2x9qrt")
    table_name: str = column("Table it concerns.", example="statements", pattern="^[a-z_]+")
    column_name: str = column("Column it concerns.", example="speech_act", null="whether the row is there at all")
    row_id: str = column(
        "Row of the adjudicated set.",
        example="st-bd4k7m2x9qrt-4",
        null="neither row stayed",
        pattern="^[a-z]{2}-[0-9a-z-]+",
    )
    decided_for: str = column("Whose coding stands.", codes="decided_for", example="second")
    reason: str = column(
        "Why, in our words.", example="The cue names a consequence that the speaker would bring about."
    )
