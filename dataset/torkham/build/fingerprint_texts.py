"""Fingerprint the captured pages that annotations rest on. The one part of the build that reads article text."""

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from torkham.build import fingerprints, registry
from torkham.build.assemble import coded
from torkham.build.leak import leaks
from torkham.build.problems import BuildError, Problem
from torkham.text import read_text

COLUMNS = ("document_id", "file_name")


def names_of_pages(pages: Path) -> dict[str, str]:
    """Document to the name of its file, from a CSV file with the columns document_id and file_name."""
    with pages.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        given = rows.fieldnames or ()
        if not set(COLUMNS) <= set(given):
            allowed = "the columns " + ", ".join(COLUMNS)
            raise BuildError([Problem(rule="pages_are_listed", allowed=allowed, value=given, file=str(pages))])
        return {row["document_id"]: row["file_name"] for row in rows}


def read_pages(texts: Path, pages: Path) -> dict[str, str]:
    """Document to canonical text, of all pages that a CSV file lists; the files are in the folder `texts`.

    BuildError with everything that cannot be read.
    """
    found, problems = {}, []
    for document, name in names_of_pages(pages).items():
        try:
            found[document] = read_text(texts / name)
        except (OSError, ValueError) as error:
            problems.append(_without_page(document, "a file that can be read", str(error)))
    if problems:
        raise BuildError(problems)
    return found


def fingerprint_texts(
    annotations: Sequence[Path], texts: Path, pages: Path, out: Path, registries: Path | None = None
) -> list[tuple[str, int, int, int]]:
    """Write one fingerprint a document of the annotations; give document, code points, blocks and fragments of each.

    `pages` is a CSV file that says which file of `texts` a document is. BuildError if an annotation or a page
    cannot be read, a span ends after its page, or a text of the annotations or of the folder `registries` repeats
    words of a page; then nothing is written.
    """
    frames, _, problems = coded(annotations)
    known = read_pages(texts, pages)
    documents = frames["articles"].get_column("document_id").unique().sort().to_list()
    problems += [_without_page(d, f"a page listed in {pages}", None) for d in documents if d not in known]
    spans = frames["spans"].join(frames["articles"].select("article_id", "document_id"), on="article_id")
    parts = spans.partition_by("document_id", as_dict=True)
    by_document = {document: parts.get((document,), spans.clear()) for document in documents if document in known}
    for document, here in by_document.items():
        problems += _outside(here, len(known[document]))
    published = {**registry.read_registry(registries)[0], **frames} if registries else frames
    problems += leaks(published, known.items())
    if problems:
        raise BuildError(problems)
    found = [fingerprints.fingerprint(document, known[document], here) for document, here in by_document.items()]
    for one in found:
        fingerprints.write(out, one)
    return [(f["document_id"], f["n_codepoints"], len(f["blocks"]), len(f["spans"])) for f in found]


def _without_page(document: str, allowed: str, value: str | None) -> Problem:
    return Problem(rule="a_document_has_its_page", allowed=allowed, value=value, table="documents", row_id=document)


def _outside(spans: pl.DataFrame, length: int) -> list[Problem]:
    """The spans that end after their page."""
    return [
        Problem(
            rule="every_span_lies_in_its_page",
            allowed=f"at most {length}",
            value=end,
            table="spans",
            row_id=span,
            column="char_end",
        )
        for span, end in spans.filter(pl.col("char_end") > length).select("span_id", "char_end").iter_rows()
    ]
