"""A difference for programs: as plain values of the form in `difference.schema.json`."""

from dataclasses import asdict
from typing import Any

import polars as pl

from torkham.release.difference import Difference, TableDifference
from torkham.release.force import Force, forces, least_level
from torkham.release.retirement import unretired
from torkham.release.snapshot import Snapshot

FORMAT = "torkham-difference/1"


def report(difference: Difference, most: int | None = None) -> dict[str, Any]:
    """The difference as plain values, with at most so many rows and cells named of each table; None names all."""
    found = forces(difference)
    return {
        "format": FORMAT,
        "old": _release(difference.old),
        "new": _release(difference.new),
        "same": not difference.tables,
        "least_level": least_level(found).name,
        "forces": [_force(force) for force in found],
        "unretired": unretired(difference.old, difference.new).to_dicts(),
        "most_named": most,
        "tables": [_table(table, most) for table in difference.tables.values()],
    }


def _release(release: Snapshot) -> dict[str, Any]:
    return {"place": release.place, "version": release.version}


def _force(force: Force) -> dict[str, Any]:
    return {
        "level": force.level.name,
        "table": force.table,
        "column": force.column,
        "what": force.what,
        "rows": len(force.rows),
    }


def _table(table: TableDifference, most: int | None) -> dict[str, Any]:
    def first(values: pl.Series) -> list[str]:
        return values.head(len(values) if most is None else most).to_list()

    return {
        "table": table.table,
        "change": table.change,
        "columns": [asdict(change) for change in table.columns],
        "rows_added": len(table.added),
        "rows_removed": len(table.removed),
        "rows_changed": table.changed_rows,
        "cells_changed": len(table.cells),
        "added": first(table.added),
        "removed": first(table.removed),
        "cells": table.cells.head(len(table.cells) if most is None else most).to_dicts(),
    }
