"""Fingerprint the captured pages that annotations rest on. The one part of the build that reads article text."""

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from torkham.build import fingerprints
from torkham.build.assemble import coded
from torkham.build.problems import BuildError, Problem
from torkham.text import read_text


def names_of_pages(pages: Path) -> dict[str, str]:
    """Which file holds which document, from a CSV file with the columns document_id and file_name."""
    with pages.open(encoding="utf-8", newline="") as file:
        return {row["document_id"]: row["file_name"] for row in csv.DictReader(file)}


def read_pages(texts: Path, pages: Path) -> dict[str, str]:
    """The canonical text of every document that `pages` names."""
    return {document: read_text(texts / name) for document, name in names_of_pages(pages).items()}


def fingerprint_texts(
    annotations: Sequence[Path], texts: Path, pages: Path, out: Path
) -> list[tuple[str, int, int, int]]:
    """Write one fingerprint a document of the annotations; give document, code points, blocks and span fragments of each.

    `pages` is a CSV file that says which file of `texts` a document is. BuildError if an annotation or a page
    cannot be read, or a span ends after its page; then nothing is written.
    """
    frames, _, problems = coded(annotations)
    names = names_of_pages(pages)
    spans = frames["spans"].join(frames["articles"].select("article_id", "document_id"), on="article_id")
    found = []
    for document in frames["articles"].get_column("document_id").unique().sort():
        try:
            text = read_text(texts / names[document])
        except (KeyError, OSError, ValueError) as error:
            problems.append(
                Problem(
                    rule="a_document_has_its_page",
                    allowed=f"a page named in {pages}",
                    value=str(error),
                    table="documents",
                    row_id=document,
                )
            )
            continue
        here = spans.filter(pl.col("document_id") == document)
        problems += [
            Problem(
                rule="every_span_lies_in_its_page",
                allowed=f"at most {len(text)}",
                value=end,
                table="spans",
                row_id=span,
                column="char_end",
            )
            for span, end in here.filter(pl.col("char_end") > len(text)).select("span_id", "char_end").iter_rows()
        ]
        if not problems:
            found.append(fingerprints.fingerprint(document, text, here))
    if problems:
        raise BuildError(problems)
    for one in found:
        fingerprints.write(out, one)
    return [(f["document_id"], f["n_codepoints"], len(f["blocks"]), len(f["spans"])) for f in found]
