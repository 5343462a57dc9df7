"""The columns of all tables as plain data: what a user who writes checks by hand would type from the codebook."""

from typing import Any

from torkham_schema.codes import codes_of, parents_of
from torkham_schema.dictionary import ColumnFacts, tables

CODED = (
    "articles",
    "segments",
    "reports",
    "participants",
    "figures",
    "event_places",
    "statements",
    "statement_chain",
    "statement_parties",
    "statement_events",
    "statement_relations",
    "event_relations",
    "missing",
    "spans",
)
"""Tables whose rows come from the articles alone."""


def facts() -> dict[str, Any]:
    """The coded tables, the columns of every table, and which type of act each speech act is."""
    return {
        "coded": CODED,
        "columns": {
            name: {column.name: _column(column) for column in table.columns} for name, table in tables().items()
        },
        "act_types": {act: act_type for act_type, act in parents_of("speech_act")},
    }


def _column(column: ColumnFacts) -> dict[str, Any]:
    return {
        "type": column.type,
        "nullable": column.nullable,
        "codes": codes_of(column.codes) if column.codes else None,
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "references": column.references,
        "key": column.key,
    }
