"""Evidence: a chain of rows with the words that each rests on."""

import os
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.opened import Release, release_at
from torkham.provenance.chain import ABOVE, Link, chain, prefixes
from torkham.provenance.result import Evidence, Quote, Source, Step
from torkham.rehydration import rehydrate

NAMED_BY = {
    "actors": "name",
    "actor_names": "name",
    "articles": "headline",
    "documents": "url",
    "events": "label",
    "places": "name",
    "utterances": "occasion",
}
"""Tables whose rows have a name, and the column that holds it."""


def evidence(
    row_id: str,
    *,
    texts: "str | os.PathLike[str] | None" = None,
    release: "str | os.PathLike[str] | None" = None,
) -> Evidence:
    """The chain from event to reports to statements to spans around any row, with the words if texts are given.

    `texts` is a folder of your own copies of the articles; `release` a version or a folder (None: the release in the
    package). LookupError for an identifier that is not in the release says so, and what replaced a retired one.
    """
    opened = release_at(release)
    table, asked = _found(opened, row_id)
    links = chain(opened, table, asked)
    spans = _spans(opened, row_id, links)
    words, statuses = _words(spans, texts, release)
    own = _own(row_id, links, spans)
    names = _names(opened)
    quotes: dict[str, list[Quote]] = {}
    for row in spans.iter_rows(named=True):
        quotes.setdefault(row["row_id"], []).append(_quote(row, words, own))
    steps = [_step(opened, link, names, tuple(quotes.get(_id(link), ()))) for link in links]
    return Evidence(row_id, table, tuple(steps), _sources(opened, spans, statuses))


def _found(release: Release, row_id: str) -> tuple[str, str]:
    """The table of an identifier, and the row to begin with: for a span, the row that rests on it."""
    known = prefixes(release)
    table = known.get(row_id[:2])
    if table is None:
        raise UnknownNameError("kind of identifier", row_id, (f"{prefix}-…" for prefix in known))
    rows = release[table].filter(pl.first() == row_id)
    if rows.is_empty():
        for reason, replaced_by in _retired(release, row_id):
            instead = f"; {replaced_by} replaces it" if replaced_by else ""
            raise LookupError(f"{row_id} was retired ({reason}){instead}")
        raise UnknownNameError(
            f"row of {table}", row_id, release[table].get_column(release[table].columns[0]).unique().sort()
        )
    if table == "spans":
        return str(rows.item(0, "table_name")), str(rows.item(0, "row_id"))
    return table, row_id


def _retired(release: Release, row_id: str) -> list[tuple[str, str | None]]:
    gone = release["retired_ids"].filter(pl.col("retired_id") == row_id)
    return list(gone.select("reason", "replaced_by").iter_rows())


def _id(link: Link) -> str:
    return str(next(iter(link.row.values())))


def _spans(release: Release, row_id: str, links: Iterable[Link]) -> pl.DataFrame:
    """The spans of the rows of a chain, in the order of the text; of a segment, those that lie in it."""
    rows = pl.col("row_id").is_in([_id(link) for link in links]) | (pl.col("segment_id") == row_id)
    documents = release["articles"].select("article_id", "document_id")
    return release["spans"].filter(rows).join(documents, on="article_id").sort("article_id", "char_start", "char_end")


def _own(row_id: str, links: list[Link], spans: pl.DataFrame) -> set[str]:
    """The spans that are the row's own: those it rests on; if it has none, those of the rows next under it."""
    if row_id in spans.get_column("span_id"):
        return {row_id}
    own = spans.filter((pl.col("row_id") == row_id) | (pl.col("segment_id") == row_id))
    if own.is_empty():
        (asked,) = (place for place, link in enumerate(links) if link.asked)
        under = [_id(link) for link in links[asked + 1 :] if link.depth == links[asked].depth + 1]
        own = spans.filter(pl.col("row_id").is_in(under))
    return set(own.get_column("span_id"))


Words = Mapping[tuple[str, int], dict[str, Any]]
"""Span and fragment to the row of the rehydration."""


def _words(spans: pl.DataFrame, texts: Any, release: Any) -> tuple[Words, dict[str, dict[str, Any]]]:
    """What the texts give of the spans, and how each document was found."""
    if texts is None:
        return {}, {}
    documents = spans.get_column("document_id").unique().to_list()
    found = rehydrate(texts, release=release, documents=documents)
    words = {(row["span_id"], row["fragment"]): row for row in found.spans.iter_rows(named=True)}
    return words, {row["document_id"]: row for row in found.documents.iter_rows(named=True)}


def _quote(row: dict[str, Any], words: Words, own: set[str]) -> Quote:
    found = words.get((row["span_id"], row["fragment"]), {})
    return Quote(
        span_id=row["span_id"],
        fragment=row["fragment"],
        part=row["part"],
        article_id=row["article_id"],
        document_id=row["document_id"],
        start=row["char_start"],
        end=row["char_end"],
        words=found.get("words"),
        reason=found.get("reason"),
        found_start=found.get("found_start"),
        found_end=found.get("found_end"),
        own=row["span_id"] in own,
    )


def _names(release: Release) -> dict[str, str]:
    """Every identifier that has a name."""
    found: dict[str, str] = {}
    for table, column in NAMED_BY.items():
        frame = release[table]
        named = frame.filter(pl.col(column).is_not_null())
        found |= dict(zip(named.get_column(frame.columns[0]), named.get_column(column), strict=True))
    return found


def _step(release: Release, link: Link, names: Mapping[str, str], quotes: tuple[Quote, ...]) -> Step:
    """A row as a step: what the chain shows already is left out of its facts."""
    columns = release.table_facts(link.table).columns
    derived = all(column.derived for column in columns)
    hidden = {NAMED_BY.get(link.table), ABOVE.get(link.table, ("", ""))[1]}
    facts = [
        (column.name, _shown(link.row[column.name], names))
        for column in columns
        if not (column.key or column.name in hidden or (column.derived and not derived))
        and not column.name.endswith(("_earliest", "_latest"))
        and link.row[column.name] is not None
        and link.row[column.name] is not False
    ]
    return Step(link.depth, link.table, _id(link), names.get(_id(link)), tuple(facts), quotes, link.asked)


def _shown(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return f"{names[value]} ({value})" if value in names else str(value)


def _sources(release: Release, spans: pl.DataFrame, statuses: Mapping[str, dict[str, Any]]) -> tuple[Source, ...]:
    quoted = release["articles"].join(spans.select("article_id").unique(), on="article_id", how="semi")
    segments = release["segments"].join(quoted.select("article_id", "document_id"), on="article_id").sort("char_start")
    found = []
    for (document,), articles in quoted.sort("ordinal").group_by("document_id", maintain_order=True):
        status = statuses.get(str(document), {})
        here = segments.filter(pl.col("document_id") == document).select("kind", "char_start", "char_end")
        found.append(
            Source(
                document_id=str(document),
                status=status.get("status"),
                file=status.get("file"),
                headlines=tuple(articles.get_column("headline").drop_nulls()),
                language=str(articles.get_column("language").first()),
                segments=tuple(here.iter_rows()),
            )
        )
    return tuple(sorted(found, key=lambda source: source.document_id))
