"""`datapackage.json`: the release as a Data Package (version 2), one resource a table, on its CSV file.

Sizes and hashes of files are left out: validators of the standard judge them wrongly; they are in `SHA256SUMS`.
"""

from typing import Any

import polars as pl

from torkham.facts import ColumnFacts, Facts, TableFacts
from torkham.release.descriptors.citation import Citation
from torkham.release.descriptors.json_schema import codes_of

PROFILES = "https://datapackage.org/profiles/2.0"
LICENSES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0 International",
    }
}


def datapackage(facts: Facts, codes: pl.DataFrame, citation: Citation) -> dict[str, Any]:
    """The descriptor of a release, whose tables are in `csv/<table>.csv`; `codes` is the table of codes."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "torkham",
        "title": citation.title,
        "description": citation.abstract,
        "version": citation.version,
        "created": f"{citation.date}T00:00:00Z",
        "licenses": [LICENSES[citation.license]],
        "contributors": [{"title": author, "roles": ["creator"]} for author in citation.authors],
        "keywords": list(citation.keywords),
        "resources": [_resource(table, codes) for table in facts.values()],
    }


def _resource(table: TableFacts, codes: pl.DataFrame) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "description": table.description,
        "path": f"csv/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table, codes),
    }


def _schema(table: TableFacts, codes: pl.DataFrame) -> dict[str, Any]:
    links = [(column.name, *str(column.references).split(".")) for column in table.columns if column.references]
    keys = [
        {"fields": [name], "reference": {"resource": "" if other == table.name else other, "fields": [target]}}
        for name, other, target in links
    ]
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column, codes) for column in table.columns],
        "missingValues": [""],
    }
    # A key with a nullable column is none for this standard: no part of a primary key may be missing.
    unique = "primaryKey" if all(not column.nullable for column in table.columns if column.key) else "uniqueKeys"
    schema[unique] = list(table.key) if unique == "primaryKey" else [list(table.key)]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: ColumnFacts, codes: pl.DataFrame) -> dict[str, Any]:
    labels = codes_of(column, codes)
    constraints: dict[str, Any] = {
        "required": None if column.nullable else True,
        "enum": list(labels) or None,
        "pattern": f"{column.pattern}$" if column.pattern else None,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    facts: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description + (f" Null: {column.null_means}." if column.null_means else ""),
        "example": column.example,
        "categories": [{"value": code, "label": label} for code, label in labels.items()] or None,
        "constraints": {name: value for name, value in constraints.items() if value is not None} or None,
    }
    return {name: value for name, value in facts.items() if value is not None}
