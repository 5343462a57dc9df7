"""The crosswalk table."""

from torkham_schema.column import column
from torkham_schema.tables.base import Table


class Crosswalk(Table):
    """What one of our codes is in another scheme."""

    class Config(Table.Config):
        """Name of the table."""

        name = "crosswalk"

    code_list: str = column("Our code list.", example="event_type", key=True, pattern="^[a-z_]+")
    code: str = column("Our code.", example="CONSULT", key=True)
    parent: str = column("Code it belongs under.", example="CONSULT", null="stands on its own", key=True)
    scheme: str = column("The other scheme.", example="CAMEO root", key=True, holds_names=True)
    other_code: str = column(
        "Code or field there.", example="04", null="nothing there corresponds", key=True, holds_names=True
    )
    match: str = column("How well the two fit.", codes="match", example="exact", convention="SKOS mapping relations")
    basis: str = column(
        "Who says so: the other scheme's own paper, or torkham.", example="torkham", pattern="^(official|torkham)"
    )
    note: str = column("What to mind.", example="The manual and the official file differ.", null="nothing")
