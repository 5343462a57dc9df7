"""The changes table."""

from torkham_schema.column import column
from torkham_schema.tables.base import Table


class Changes(Table):
    """One change of a row or cell between one release and the one before it."""

    class Config(Table.Config):
        """Name of the table."""

        name = "changes"

    release: str = column(
        "Release in which it changed.", example="1.1.0", key=True, derived=True, pattern=r"^[0-9]+\.[0-9]+\.[0-9]+"
    )
    table_name: str = column("Table of the row.", example="reports", key=True, derived=True, pattern="^[a-z_]+")
    row_key: str = column(
        "Key of the row, its values with a space between them.", example="rp-bd4k7m2x9qrt-1", key=True, derived=True
    )
    column_name: str = column(
        "Column that changed.", example="event_mode", null="it is the whole row", key=True, derived=True
    )
    change: str = column("What kind of change.", codes="change_kind", example="corrected", derived=True)
    old: str = column(
        "Value before, as text.",
        example="visit",
        null="there was none, or it is the whole row",
        derived=True,
        holds_names=True,
    )
    new: str = column(
        "Value after, as text.",
        example="phone",
        null="there is none, or it is the whole row",
        derived=True,
        holds_names=True,
    )
    reason: str = column(
        "Why, in our words.",
        example="The meeting was by telephone.",
        null="the row came, or it is derived: it follows from another change",
    )
