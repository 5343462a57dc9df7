"""The missing table."""

from torkham_schema.column import column, link
from torkham_schema.tables.base import Table


class Missing(Table):
    """Why one coded cell is null."""

    class Config(Table.Config):
        """Name of the table."""

        name = "missing"

    row_id: str = column("Row with the null.", example="rp-bd4k7m2x9qrt-1", key=True, pattern="^[a-z]{2}-[0-9a-z-]+")
    column_name: str = column("Column that is null.", example="date_edtf", key=True, pattern="^[a-z_]+")
    table_name: str = column("Table of the row.", example="reports", pattern="^[a-z_]+")
    article_id: str = link("articles.article_id", "Article in which it was coded.", example="ar-bd4k7m2x9qrt")
    reason: str = column("Why it is null.", codes="missing_reason", example="not_stated")
