"""Where the row of a table stands in its annotation: the JSON path to a published identifier."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from torkham.build.sources import Source

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

    def __init__(self, sources: Mapping[str, Source], lines: Mapping[tuple[str, str], tuple[str, str]]):
        self._sources = sources
        self._lines = lines
        self._paths: dict[str, dict[str, str]] = {}

    def of(self, table: str, row_id: str | None) -> tuple[str | None, str | None]:
        """File and path (or line) of a row; None where it is derived from many."""
        if row_id is None:
            return None, None
        if place := self._lines.get((table, row_id)):
            return place
        first = row_id.partition(" ")[0]
        token = first.split("-")[1] if "-" in first else ""
        source = self._sources.get(f"ar-{token}")
        if source is None:
            return None, None
        if token not in self._paths:
            self._paths[token] = paths_of(json.loads(source.data))
        path = self._paths[token].get(row_id) or self._paths[token].get(first, "$")
        return source.file, source.root + path.removeprefix("$")
