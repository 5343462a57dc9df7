"""One JSON Schema a table: what one row is, as a JSON object with dates as text."""

from typing import Any

import polars as pl

from torkham.facts import ColumnFacts, TableFacts

TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "string"}


def codes_of(column: ColumnFacts, codes: pl.DataFrame) -> dict[str, str]:
    """The codes that may stand in a column, each with its label; none where it is not coded. `codes` is the table."""
    if column.codes is None:
        return {}
    rows = codes.filter(pl.col("code_list") == column.codes).select("code", "label")
    return dict(rows.unique("code", keep="first", maintain_order=True).iter_rows())


def json_schema(table: TableFacts, codes: pl.DataFrame) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one row of a table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.description,
        "type": "object",
        "properties": {column.name: _property(column, codes) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _property(column: ColumnFacts, codes: pl.DataFrame) -> dict[str, Any]:
    kind = TYPES[column.type]
    allowed: list[str | None] = list(codes_of(column, codes))
    facts: dict[str, Any] = {
        "description": column.description + (f" Null: {column.null_means}." if column.null_means else ""),
        "type": [kind, "null"] if column.nullable else kind,
        "format": "date" if column.type == "date" else None,
        "enum": [*allowed, None] if allowed and column.nullable else allowed or None,
        "pattern": f"{column.pattern}$" if column.pattern else None,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "examples": [column.example],
    }
    return {name: value for name, value in facts.items() if value is not None}
