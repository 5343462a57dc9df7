"""`croissant.json`: the release in Croissant 1.0, one record set a table, on its Parquet file."""

from collections.abc import Mapping
from typing import Any

from torkham.facts import ColumnFacts, Facts, TableFacts
from torkham.release.descriptors.citation import Citation, bibtex
from torkham.release.descriptors.datapackage import LICENSES

TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}

TERMS = (
    *(
        "citeAs",
        "column",
        "equivalentProperty",
        "extract",
        "field",
        "fileProperty",
        "fileObject",
        "fileSet",
        "format",
        "includes",
    ),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
"""The words of the vocabulary that mean themselves in it."""

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in TERMS},
    "conformsTo": "dct:conformsTo",
}


def croissant(facts: Facts, hashes: Mapping[str, str], citation: Citation) -> dict[str, Any]:
    """The descriptor of a release; `hashes` are the SHA-256 of its Parquet files by table."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "torkham",
        "description": citation.abstract,
        "version": citation.version,
        "datePublished": citation.date,
        "license": LICENSES[citation.license]["path"],
        "creator": [{"@type": "sc:Organization", "name": author} for author in citation.authors],
        "keywords": list(citation.keywords),
        "citeAs": bibtex(citation),
        "isLiveDataset": False,
        "distribution": [_file(table, hashes[name]) for name, table in facts.items()],
        "recordSet": [_records(table, facts) for table in facts.values()],
    }


def _file(table: TableFacts, digest: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.parquet",
        "name": f"{table.name}.parquet",
        "description": table.description,
        "contentUrl": f"{table.name}.parquet",
        "encodingFormat": "application/x-parquet",
        "sha256": digest,
    }


def _records(table: TableFacts, facts: Facts) -> dict[str, Any]:
    found = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, column, facts) for column in table.columns],
    }
    return {name: value for name, value in found.items() if value != []}


def _field(table: TableFacts, column: ColumnFacts, facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }
    if column.references and column.references.split(".")[0] in facts:
        found["references"] = {"field": {"@id": column.references.replace(".", "/")}}
    return found
