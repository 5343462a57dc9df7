"""The actor_identifiers table."""

from typing import Any

import polars as pl

from torkham_schema.column import column, link, rule
from torkham_schema.tables.base import Table

PATTERNS = {
    "ucdp_actor": "^[1-9][0-9]*$",
    "ucdp_conflict": "^[1-9][0-9]*$",
    "ucdp_dyad": "^[1-9][0-9]*$",
    "gw": "^[1-9][0-9]{0,2}$",
    "cow": "^[1-9][0-9]{0,2}$",
    "iso3166_1_a3": "^[A-Z]{3}$",
    "iso3166_1_num": "^[0-9]{3}$",
    "geonames": "^[1-9][0-9]*$",
    "wikidata": "^Q[1-9][0-9]*$",
    "un_sc": r"^[A-Z]{2}[ei]\.[0-9]{3}$",
    "acled_name": "^[^ ].*[^ ]$",
    "cameo": "^[A-Z]{3,12}$",
}
"""The pattern that a value has in each scheme."""


def _fits_its_scheme() -> Any:
    right = pl.lit(value=True)
    for scheme, pattern in PATTERNS.items():
        right &= (pl.col("scheme") != scheme) | pl.col("value").str.contains(pattern)
    return right


class ActorIdentifiers(Table):
    """One identifier of an actor in another scheme, from a source that was read."""

    class Config(Table.Config):
        """Name of the table."""

        name = "actor_identifiers"

    actor_id: str = link("actors.actor_id", "The actor.", example="ac-bd4k7m2x9qrt", key=True)
    scheme: str = column("Scheme of the identifier.", codes="identifier_scheme", example="ucdp_actor", key=True)
    value: str = column("The identifier, as text.", example="142", key=True, holds_names=True)
    match: str = column("How well the two fit.", codes="match", example="exact", convention="SKOS mapping relations")
    valid_from: pl.Date = column("First day on which it applies.", example="2021-08-15", null="not bounded")
    valid_to: pl.Date = column("Last day on which it applies.", example="2021-08-14", null="not bounded")
    citation: str = column(
        "Source in which it was read.", example="UCDP/PRIO Armed Conflict Dataset 20.1", holds_names=True
    )

    identifiers_match_their_schemes_pattern = rule(
        "identifiers_match_their_schemes_pattern",
        _fits_its_scheme(),
        columns="scheme value",
        allowed="a value of the form that the scheme has",
    )
    dates_are_ordered = rule(
        "dates_are_ordered",
        pl.col("valid_from") <= pl.col("valid_to"),
        columns="valid_from valid_to",
        allowed="a first day not after the last",
    )
