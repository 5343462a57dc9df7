"""Rehydrate: match files to documents, then give each span its words. One text at a time is held."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from torkham.opened import release_at
from torkham.rehydration.anchor import NO_COPY, Anchored, anchor, as_it_is, missing
from torkham.rehydration.copy import Copy, copy_of
from torkham.rehydration.fingerprints import Fingerprint, Fingerprints
from torkham.rehydration.locate import Piece, locate
from torkham.rehydration.match import ABSENT, EXACT, FOLDED, PARTIAL, Matches, Progress, match
from torkham.rehydration.result import DOCUMENTS, FILES, SPANS, Rehydrated
from torkham.text import read_text

BATCH = 100
"""Documents whose spans are held at once."""

KEPT = ("span_id", "fragment", "article_id", "document_id", "table_name", "row_id", "part")
OFFSETS = ("char_start", "char_end", "folded_start", "folded_end")

Batch = tuple[pl.DataFrame, pl.DataFrame]
"""The rows of some documents and of their spans."""


def rehydrate(
    texts: "str | os.PathLike[str]",
    *,
    release: "str | os.PathLike[str] | None" = None,
    documents: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Rehydrated:
    """The words of the spans of a release, or of the given documents, from a folder of texts.

    `texts` is a folder of UTF-8 files, whatever their names; `release` a version or a folder (None: the release in
    the package). All spans are kept in memory; `rehydrate_to` writes them to a file instead.
    """
    prints = Fingerprints(release_at(release).folder, documents)
    matches = match(Path(texts), prints, progress)
    batches = list(_batches(prints, matches, progress))
    spans = pl.concat([pl.DataFrame(schema=SPANS), *(spans for _, spans in batches)])
    return _result([rows for rows, _ in batches], spans, matches)


def rehydrate_to(
    out: "str | os.PathLike[str]",
    texts: "str | os.PathLike[str]",
    *,
    release: "str | os.PathLike[str] | None" = None,
    progress: Progress | None = None,
) -> Rehydrated:
    """As `rehydrate`, but the spans go to a .parquet or .csv file as they are found, and the result has none.

    ValueError for another kind of file. The file is written whole or not at all.
    """
    target = Path(out)
    if target.suffix not in (".parquet", ".csv"):
        raise ValueError(f"{target} is neither a .parquet nor a .csv file")
    prints = Fingerprints(release_at(release).folder)
    matches = match(Path(texts), prints, progress)
    documents = []
    with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        pl.DataFrame(schema=SPANS).write_parquet(Path(folder) / "part-0.parquet")
        for number, (rows, spans) in enumerate(_batches(prints, matches, progress), 1):
            spans.write_parquet(Path(folder) / f"part-{number}.parquet")
            documents.append(rows)
        parts = pl.scan_parquet([Path(folder) / f"part-{number}.parquet" for number in range(len(documents) + 1)])
        whole = Path(folder) / "whole"
        parts.sink_parquet(whole) if target.suffix == ".parquet" else parts.sink_csv(whole)
        whole.replace(target)
    return _result(documents, pl.DataFrame(schema=SPANS), matches)


def _result(documents: list[pl.DataFrame], spans: pl.DataFrame, matches: Matches) -> Rehydrated:
    unused = [(str(path), note) for path, note in matches.unused.items()]
    rows = pl.concat([pl.DataFrame(schema=DOCUMENTS), *documents])
    return Rehydrated(rows, spans, pl.DataFrame(unused, schema=FILES, orient="row"))


def _batches(prints: Fingerprints, matches: Matches, progress: Progress | None) -> Iterator[Batch]:
    """Documents and spans of the release, so many at a time."""
    done = 0
    for documents, spans in prints.spans(BATCH):
        by_document = {key[0]: rows for key, rows in spans.partition_by("document_id", as_dict=True).items()}
        rows, found = [], [pl.DataFrame(schema=SPANS)]
        for document in documents:
            here = by_document.get(document.document_id, spans.clear())
            status, path = matches.files.get(document.document_id, (ABSENT, None))
            anchored = _anchored(document, here, status, path, prints)
            found.append(_with_words(here, anchored))
            n_anchored = sum(one.words is not None for one in anchored)
            name = str(path) if path else None
            rows.append((document.document_id, status, name, len(here), n_anchored, _note(document, status)))
            done += 1
            if progress:
                progress("reading", done, len(prints.documents))
        yield pl.DataFrame(rows, schema=DOCUMENTS, orient="row"), pl.concat(found)


def _anchored(
    document: Fingerprint, spans: pl.DataFrame, status: str, path: Path | None, prints: Fingerprints
) -> list[Anchored]:
    """Where each span of a document stands in its copy."""
    offsets = spans.select(OFFSETS).iter_rows()
    if status not in (EXACT, FOLDED, PARTIAL) or path is None:
        return [missing(NO_COPY)] * len(spans)
    text = read_text(path)
    if status == EXACT:
        return [as_it_is(text, start, end) for start, end, _, _ in offsets]
    copy = copy_of(text)
    pieces = _pieces(document, copy, status, prints)
    return [anchor(copy, pieces, start, end) for _, _, start, end in offsets]


def _pieces(document: Fingerprint, copy: Copy, status: str, prints: Fingerprints) -> list[Piece]:
    if status == FOLDED:
        return [Piece(0, len(copy.folded), 0)]
    name = document.document_id
    return locate(prints.blocks(name), copy.folded, prints.digester(name))


def _with_words(spans: pl.DataFrame, anchored: list[Anchored]) -> pl.DataFrame:
    found = [(one.start, one.end, one.words, one.reason) for one in anchored]
    schema: dict[str, Any] = {name: SPANS[name] for name in ("found_start", "found_end", "words", "reason")}
    return pl.concat([spans.select(KEPT), pl.DataFrame(found, schema=schema, orient="row")], how="horizontal")


def _note(document: Fingerprint, status: str) -> str | None:
    """What else there is to say of a document that has no words."""
    if status in (EXACT, FOLDED, PARTIAL):
        return None
    if document.n_folded is None:
        return "it was never fingerprinted"
    return "it is too short to publish a hash of" if document.text_sha256 is None else None
