"""What rows are called on the pages: names for identifiers."""

from collections.abc import Mapping

import polars as pl

NAMED = {
    "actors": ("actor_id", "name"),
    "places": ("place_id", "name"),
    "events": ("event_id", "label"),
    "articles": ("article_id", "headline"),
}
WIDTH = 60
"""Characters of a name that are shown."""


def names(tables: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """A name for the identifier of every actor, place, event and article that has one; cut where it is long."""
    found: dict[str, str] = {}
    for table, columns in NAMED.items():
        found |= dict(tables[table].select(columns).drop_nulls().iter_rows())
    return {key: cut(name) for key, name in found.items()}


def cut(text: str, width: int = WIDTH) -> str:
    """The text, cut between words and with an ellipsis where it is longer."""
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"


def said(value: object) -> str:
    """A cell as it is shown: null as a dash, codes as they are."""
    return "—" if value is None else str(value)
