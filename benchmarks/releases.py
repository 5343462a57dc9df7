"""Releases of texts and spans alone, for measuring rehydration: every other table is empty."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from benchmarks.news import News
from torkham.build import fingerprints
from torkham.build.publish import publish
from torkham.build.tabulate import as_declared
from torkham_schema.dictionary import tables


def document_id(number: int) -> str:
    """The identifier of a numbered document."""
    return f"do-invented{number:06d}"


def release_of(articles: Iterable[News], out: Path) -> Path:
    """A release of the given articles, one a document, numbered from 0; give its folder."""
    spans, prints = [], []
    for number, article in enumerate(articles):
        rows = _spans(number, article)
        prints.append(fingerprints.fingerprint(document_id(number), article.text, rows))
        spans.append(rows)
    registry = pl.DataFrame({"document_id": [found["document_id"] for found in prints]})
    frames = {name: pl.DataFrame(schema=table.schema) for name, table in tables().items()}
    frames["documents"] = as_declared("documents", fingerprints.documents(registry, prints))
    frames["blocks"] = fingerprints.blocks(prints)
    frames["articles"] = as_declared(
        "articles", registry.with_columns(article_id=pl.concat_str(pl.lit("ar-"), pl.col("document_id").str.slice(3)))
    )
    frames["spans"] = fingerprints.with_folded(pl.concat(spans), prints, frames["articles"])
    return publish(frames, out, "0.0.0")


def _spans(number: int, article: News) -> pl.DataFrame:
    token = document_id(number)[3:]
    rows = [
        {
            "span_id": f"sp-{token}-{n}",
            "fragment": 0,
            "article_id": f"ar-{token}",
            "char_start": start,
            "char_end": end,
            "table_name": "statements",
            "row_id": f"st-{token}-1",
            "part": part,
        }
        for n, (part, start, end) in enumerate(article.spans, 1)
    ]
    return as_declared("spans", pl.DataFrame(rows))
