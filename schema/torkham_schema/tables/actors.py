"""The actors table."""

from torkham_schema import rules
from torkham_schema.column import column, own_id
from torkham_schema.tables.base import Table


class Actors(Table):
    """One state, administration, body, armed group, faction, person, media house, population or unnamed source."""

    class Config(Table.Config):
        """Name of the table."""

        name = "actors"

    actor_id: str = own_id("ac", "Permanent identifier of the actor.")
    name: str = column(
        "The name we print. Never a key: names are shared and change.",
        example="Government of Pakistan",
        holds_names=True,
    )
    kind: str = column("What kind of actor it is.", codes="actor_kind", example="administration")
    country: str = column(
        "Country it belongs to, ISO 3166-1 alpha-3.",
        example="PAK",
        null="belongs to none, or to several",
        pattern="^[A-Z]{3}",
        convention="ISO 3166-1",
    )
    sector: str = column(
        "PLOVER sector.",
        codes="sector",
        example="GOV",
        null="no sector fits",
        convention="PLOVER primary sectors",
        crosswalk="ACLED inter codes; UCDP organisation levels",
    )
    description: str = column(
        "Who this is, in our words.", example="The federal government of Pakistan.", null="the name says it"
    )
    citation: str = column(
        "Where the registry facts come from.",
        example="ar-bd4k7m2x9qrt",
        null="nothing beyond the name and kind is stated",
    )

    text_is_not_blank = rules.text_is_not_blank("name")
