"""The agreement table."""

from torkham_schema.column import column, link
from torkham_schema.tables.base import Table


class Agreement(Table):
    """One measure of agreement between two annotation sets, for one field, in all articles or one."""

    class Config(Table.Config):
        """Name of the table."""

        name = "agreement"

    first_set_id: str = link(
        "annotation_sets.annotation_set_id", "One set.", example="as-bd4k7m2x9qrt", key=True, derived=True
    )
    second_set_id: str = link(
        "annotation_sets.annotation_set_id", "The other.", example="as-cf5m8n3y2stv", key=True, derived=True
    )
    table_name: str = column("Table compared.", example="statements", key=True, derived=True)
    column_name: str = column(
        "Column compared.", example="speech_act", null="the rows themselves", key=True, derived=True
    )
    article_id: str = link(
        "articles.article_id",
        "Article compared.",
        example="ar-bd4k7m2x9qrt",
        null="all articles",
        key=True,
        derived=True,
    )
    measure: str = column("The measure.", codes="agreement_measure", example="alpha_nominal", key=True, derived=True)
    variant: str = column("Matching rule or variant of the measure.", example="jaccard_0.5", key=True, derived=True)
    value: float = column(
        "Its value.", example=0.81, null="not defined: no variation, or nothing to compare", derived=True, at_most=1
    )
    n: int = column("Items it rests on.", example=112, derived=True, at_least=0)
