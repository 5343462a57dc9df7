"""Where the row of a table stands in its annotation: the JSON path to a published identifier."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from torkham.build.problems import Problem
from torkham.build.sources import Source
from torkham_schema.dictionary import tables

PREFIXES = {
    "spans": "sp",
    "mentions": "sp",
    "segments": "sg",
    "reports": "rp",
    "participants": "pt",
    "figures": "fg",
    "places": "ep",
    "statements": "st",
    "parties": "py",
    "events": "se",
    "relations": "sr",
    "event_relations": "er",
}
"""Which identifiers the items of a list get, by the list's name."""


OF_ARTICLES = {"ar", "ch", *PREFIXES.values()}
"""The prefixes of identifiers that name their article."""


def numbered(value: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every object that has or should have a number: prefix of its identifier, object, JSON path."""
    if not isinstance(value, dict):
        return
    for name, child in value.items():
        if isinstance(child, list):
            for index, item in enumerate(child):
                if isinstance(item, dict):
                    if name in PREFIXES:
                        yield PREFIXES[name], item, f"{path}.{name}[{index}]"
                    yield from numbered(item, f"{path}.{name}[{index}]")


def paths_of(article: dict[str, Any]) -> dict[str, str]:
    """The JSON path of every row of an annotated article, by its published identifier."""
    token = str(article["article_id"]).partition("-")[2]
    found = {article["article_id"]: "$"}
    for prefix, item, path in numbered(article):
        found[f"{prefix}-{token}-{item.get('n')}"] = path
        for index, link in enumerate(item.get("chain", [])):
            found[f"ch-{token}-{item.get('n')}-{link.get('position')}"] = f"{path}.chain[{index}]"
    for index, reason in enumerate(article.get("missing", [])):
        found[f"{reason['row']} {reason['column']}"] = f"$.missing[{index}]"
    return found


class Places:
    """Looks up where rows stand; reads an annotation again only when one of its rows is asked for."""

    def __init__(self, sources: Mapping[str, Source], registered: Mapping[str, pl.DataFrame], folder: Path):
        self._sources = sources
        self._registered = registered
        self._folder = folder
        self._found: dict[str, Source | None] = {}
        self._paths: dict[str, dict[str, str]] = {}

    def of(self, table: str, row_id: str | None) -> tuple[str | None, str | None]:
        """File and path (or line) of a row; None where it is derived from many."""
        if row_id is None:
            return None, None
        if table in self._registered and (line := self._line(table, row_id)):
            return str(self._folder / f"{table}.csv"), f"line {line}"
        first = row_id.partition(" ")[0]
        prefix, _, rest = first.partition("-")
        if prefix not in OF_ARTICLES:
            return None, None
        token = rest.partition("-")[0]
        if token not in self._found:
            self._found[token] = self._sources.get(f"ar-{token}")
        source = self._found[token]
        if source is None:
            return None, None
        if token not in self._paths:
            self._paths[token] = paths_of(json.loads(source.data))
        path = self._paths[token].get(row_id) or self._paths[token].get(first, "$")
        return source.file, source.root + path.removeprefix("$")

    def placed(self, problem: Problem) -> Problem:
        """The problem with the place of its row, if it names one."""
        if problem.table is None or problem.row_id is None:
            return problem
        file, path = self.of(problem.table, problem.row_id)
        return replace(problem, file=file, path=path)

    def _line(self, table: str, row_id: str) -> int | None:
        """The line of a registry file with the row of that key; the last, if there are several."""
        key = [pl.col(name).cast(pl.String) for name in tables()[table].key]
        keys = self._registered[table].select(pl.concat_str(key, separator=" ", ignore_nulls=True)).to_series()
        lines = (keys == row_id).arg_true()
        return int(lines[-1]) + 2 if len(lines) else None
