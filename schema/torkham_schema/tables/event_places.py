"""The event_places table."""

from torkham_schema.column import column, link, own_id
from torkham_schema.tables.base import Table


class EventPlaces(Table):
    """One place of one report."""

    class Config(Table.Config):
        """Name of the table."""

        name = "event_places"

    event_place_id: str = own_id("ep", "Permanent identifier of the row.", of_article=True)
    report_id: str = link("reports.report_id", "Report it belongs to.", example="rp-bd4k7m2x9qrt-1")
    place_id: str = link("places.place_id", "The place.", example="pl-bd4k7m2x9qrt")
    role: str = column("What the place is to the event.", codes="place_role", example="venue")
    precision: str = column(
        "How finely the article places it.",
        codes="place_precision",
        example="settlement",
        convention="UCDP GED where_prec",
        crosswalk="UCDP where_prec; ACLED geo_precision; GTD specificity",
    )
    statement_id: str = link(
        "statements.statement_id",
        "Statement on whose word it is placed there.",
        example="st-bd4k7m2x9qrt-1",
        null="the article's own word",
    )
