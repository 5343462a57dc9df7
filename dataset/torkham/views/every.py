"""All views by name, for programs that take tables: the connection, the exports, the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from torkham.facts import ColumnFacts, TableFacts
from torkham.nearest import UnknownNameError
from torkham.opened import tables_at
from torkham.views.accusations import accusations
from torkham.views.as_acled_like import as_acled_like
from torkham.views.as_plover import as_plover
from torkham.views.as_ucdp_like import as_ucdp_like
from torkham.views.dyads import dyads
from torkham.views.event_figures import event_figures
from torkham.views.flat import flat
from torkham.views.network import network
from torkham.views.verbal_events import verbal_events
from torkham.views.view import View


@dataclass(frozen=True)
class Named:
    """A view under its name, with nothing set."""

    about: str
    """What one row is."""
    make: Callable[[Any], View]
    """Makes it from the tables of a release."""


VIEWS: dict[str, Named] = {
    "flat_events": Named("one event, wide", lambda tables: flat("events", release=tables)),
    "verbal_events": Named("one verbal act by a source", lambda tables: verbal_events(release=tables)),
    "event_figures": Named("one measure of one event by one claimant", lambda tables: event_figures(release=tables)),
    "dyads_month": Named("one month, source, target and quad class", lambda tables: dyads("month", release=tables)),
    "accusations": Named("one accusation of one actor", lambda tables: accusations(release=tables)),
    "as_plover": Named("one event or verbal act, as PLOVER has it", lambda tables: as_plover(release=tables)),
    "as_acled_like": Named("one event, in ACLED's columns", lambda tables: as_acled_like(release=tables)),
    "as_ucdp_like": Named("one deadly event, in UCDP GED's columns", lambda tables: as_ucdp_like(release=tables)),
    "network_nodes": Named("one actor that acts or is acted upon", lambda tables: network(release=tables).nodes),
    "network_edges": Named("one source, target and quad class", lambda tables: network(release=tables).edges),
    "accusation_edges": Named("one accuser and accused", lambda tables: network("accusations", release=tables).edges),
}

LEFT_OUT = TableFacts(
    "left_out",
    "views",
    "What a view leaves out, and why.",
    (
        ColumnFacts("view", "string", "The view."),
        ColumnFacts("what", "string", "What it leaves out."),
        ColumnFacts("why", "string", "Why."),
        ColumnFacts("rows", "integer", "How many rows of it."),
    ),
)


def view_of(name: str, release: Any = None) -> View:
    """A view by its name, with nothing set; UnknownNameError for another name."""
    if name not in VIEWS:
        raise UnknownNameError("view", name, VIEWS)
    return VIEWS[name].make(tables_at(release))


def every_view(release: Any = None) -> tuple[dict[str, pl.DataFrame], dict[str, TableFacts]]:
    """All views and the table `left_out`: frames, and what is known of them."""
    tables = tables_at(release)
    views = {name: named.make(tables) for name, named in VIEWS.items()}
    frames = {name: view.frame for name, view in views.items()}
    facts = {name: TableFacts(name, "views", view.description, view.facts().columns) for name, view in views.items()}
    missed = [view.left_out.select(pl.lit(name).alias("view"), pl.all()) for name, view in views.items()]
    return {**frames, "left_out": pl.concat(missed)}, {**facts, "left_out": LEFT_OUT}
