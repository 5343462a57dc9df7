"""torkham: relations between Pakistan, Afghanistan and the armed groups across their border, as coded events.

>>> import torkham
>>> events = torkham.load("events")
>>> torkham.tables()["core"]
('events', 'actors', 'statements')

The data are in the package: nothing is fetched, no key is needed. Tables come as polars data frames. Every function
takes `release=`: a version (see `torkham.fetch`) or a folder that holds a release.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from torkham.names import TableName

if TYPE_CHECKING:
    from torkham.aggregation.aggregate import aggregate
    from torkham.aggregation.disagreement import disagreement, sensitivity
    from torkham.aggregation.report_table import report_table
    from torkham.aggregation.rule import Group, Rule
    from torkham.citation import cite
    from torkham.code_lists import codes, crosswalk
    from torkham.connection import connect
    from torkham.description import describe
    from torkham.provenance.evidence import evidence
    from torkham.reading import load, path, scan, tables, version
    from torkham.rehydration.run import rehydrate
    from torkham.remote.fetch import fetch
    from torkham.views.accusations import accusations
    from torkham.views.as_acled_like import as_acled_like
    from torkham.views.as_plover import as_plover
    from torkham.views.as_ucdp_like import as_ucdp_like
    from torkham.views.dyads import dyads
    from torkham.views.event_figures import event_figures
    from torkham.views.flat import flat
    from torkham.views.network import network
    from torkham.views.verbal_events import verbal_events

WHERE = {
    "load": "torkham.reading",
    "scan": "torkham.reading",
    "path": "torkham.reading",
    "tables": "torkham.reading",
    "version": "torkham.reading",
    "describe": "torkham.description",
    "codes": "torkham.code_lists",
    "crosswalk": "torkham.code_lists",
    "cite": "torkham.citation",
    "connect": "torkham.connection",
    "fetch": "torkham.remote.fetch",
    "rehydrate": "torkham.rehydration.run",
    "evidence": "torkham.provenance.evidence",
    "flat": "torkham.views.flat",
    "verbal_events": "torkham.views.verbal_events",
    "event_figures": "torkham.views.event_figures",
    "dyads": "torkham.views.dyads",
    "accusations": "torkham.views.accusations",
    "as_plover": "torkham.views.as_plover",
    "as_acled_like": "torkham.views.as_acled_like",
    "as_ucdp_like": "torkham.views.as_ucdp_like",
    "network": "torkham.views.network",
    "aggregate": "torkham.aggregation.aggregate",
    "disagreement": "torkham.aggregation.disagreement",
    "sensitivity": "torkham.aggregation.disagreement",
    "report_table": "torkham.aggregation.report_table",
    "Rule": "torkham.aggregation.rule",
    "Group": "torkham.aggregation.rule",
}
"""Where each public name lives: it is loaded when it is first asked for, so that importing torkham costs nothing."""

__all__ = [
    "Group",
    "Rule",
    "TableName",
    "accusations",
    "aggregate",
    "as_acled_like",
    "as_plover",
    "as_ucdp_like",
    "cite",
    "codes",
    "connect",
    "crosswalk",
    "describe",
    "disagreement",
    "dyads",
    "event_figures",
    "evidence",
    "fetch",
    "flat",
    "load",
    "network",
    "path",
    "rehydrate",
    "report_table",
    "scan",
    "sensitivity",
    "tables",
    "verbal_events",
    "version",
]


def __getattr__(name: str) -> Any:
    if name not in WHERE:
        raise AttributeError(f"module 'torkham' has no attribute {name!r}")
    # Set here, because importing torkham.describe would set the module of that name in its place.
    globals()[name] = getattr(import_module(WHERE[name]), name)
    return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
