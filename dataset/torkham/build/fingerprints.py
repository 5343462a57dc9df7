"""Fingerprints: what only texts give, written once by `torkham fingerprint` and read by every build.

One JSON file a document: lengths and hashes of the canonical and the folded text, hashed blocks of the folded
text, and the folded offsets of every span of the document's articles. No words, and no hash of a single span.
"""

import json
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from torkham.build.problems import Problem
from torkham.rehydration.blocks import TARGET, Digester, tiles
from torkham.text import TEXT_FORMAT, fold
from torkham_schema.dictionary import tables


def fingerprint(document_id: str, text: str, spans: pl.DataFrame) -> dict[str, Any]:
    """The fingerprint of one document, from its canonical text and the rows of `spans` that lie in it.

    A text of fewer than TARGET folded characters gets no hash at all: it could be guessed.
    """
    folded, origins = fold(text)
    publishable = len(folded) >= TARGET
    digester = Digester(document_id)
    places = spans.sort("span_id", "fragment").select("span_id", "fragment", "char_start", "char_end").iter_rows()
    return {
        "format": TEXT_FORMAT,
        "document_id": document_id,
        "n_codepoints": len(text),
        "n_folded": len(folded),
        "text_sha256": sha256(text.encode()).hexdigest() if publishable else None,
        "fold_sha256": sha256(folded.encode()).hexdigest() if publishable else None,
        "unicode_version": unicodedata.unidata_version,
        "blocks": [[a, n, digester.digest(folded[a : a + n]).hex()] for a, n in tiles(text, origins)],
        "spans": [[s, f, a, b, bisect_left(origins, a), bisect_left(origins, b)] for s, f, a, b in places],
    }


def write(folder: Path, found: dict[str, Any]) -> Path:
    """Write one fingerprint, one span and block a line so that it reads and compares well."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{found['document_id']}.json"
    lines = []
    for name, value in found.items():
        if isinstance(value, list):
            rows = ",\n".join("  " + json.dumps(row) for row in value)
            lines.append(f' "{name}": [\n{rows}\n ]' if rows else f' "{name}": []')
        else:
            lines.append(f' "{name}": {json.dumps(value)}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    return path


def read(folder: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """All fingerprints of a folder, and those that cannot be read."""
    files = [read_file(path) for path in sorted(folder.glob("*.json"))]
    return [value for found, _ in files for value in found], [problem for _, wrong in files for problem in wrong]


def read_file(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The fingerprint in a file, or why it cannot be read."""
    try:
        value = json.loads(path.read_bytes())
        if value["format"] != TEXT_FORMAT:
            raise ValueError(f"its format is {value['format']!r}")
        blocks([value])
        nothing = {name: pl.DataFrame(schema=tables()[name].schema) for name in ("spans", "articles")}
        with_folded(nothing["spans"], [value], nothing["articles"])
    except (ValueError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        allowed = f"a file written by torkham fingerprint, {TEXT_FORMAT}"
        return [], [Problem(rule="a_fingerprint_can_be_read", allowed=allowed, value=str(error), file=str(path))]
    return [value], []


def documents(registry: pl.DataFrame, found: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """The registry's documents with what their fingerprints say."""
    schema = tables()["documents"].schema
    given = registry.columns
    computed = [name for name in schema if name not in given]
    rows = [
        {"document_id": f["document_id"], **{name: f.get(name) for name in computed}, "text_format": f["format"]}
        for f in found
    ]
    frame = pl.DataFrame(rows, schema={"document_id": pl.String, **{name: schema[name] for name in computed}})
    return registry.join(frame, on="document_id", how="left", maintain_order="left")


def blocks(found: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """The table `blocks`."""
    rows = [(f["document_id"], number, *block) for f in found for number, block in enumerate(f["blocks"])]
    return pl.DataFrame(rows, schema=tables()["blocks"].schema, orient="row")


def with_folded(spans: pl.DataFrame, found: Iterable[dict[str, Any]], articles: pl.DataFrame) -> pl.DataFrame:
    """The spans with their folded offsets; null where their document's fingerprint does not know them at these offsets.

    `articles` has at least `article_id` and `document_id`.
    """
    keys: dict[str, Any] = {"document_id": pl.String, "span_id": pl.String}
    keys |= dict.fromkeys(("fragment", "char_start", "char_end"), pl.Int64)
    rows = [(f["document_id"], *row) for f in found for row in f["spans"]]
    if not rows:
        return spans.with_columns(pl.lit(None, pl.Int64).alias(name) for name in ("folded_start", "folded_end"))
    known = pl.DataFrame(rows, schema={**keys, "folded_start": pl.Int64, "folded_end": pl.Int64}, orient="row")
    documents = articles.select("article_id", "document_id").unique("article_id")
    placed = spans.drop("folded_start", "folded_end").join(
        documents, on="article_id", how="left", maintain_order="left"
    )
    return placed.join(known, on=list(keys), how="left", maintain_order="left").select(spans.columns)
