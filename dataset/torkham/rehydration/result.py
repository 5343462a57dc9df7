"""What a rehydration gives: one row a document, a span fragment, and a file."""

from dataclasses import dataclass

import polars as pl

from torkham.rehydration.match import EXACT, FOLDED, PARTIAL

DOCUMENTS = {
    "document_id": pl.String,
    "status": pl.String,
    "file": pl.String,
    "n_spans": pl.Int64,
    "n_anchored": pl.Int64,
    "note": pl.String,
}
"""Columns of `Rehydrated.documents`; spans are counted by fragment."""

SPANS = {
    "span_id": pl.String,
    "fragment": pl.Int64,
    "article_id": pl.String,
    "document_id": pl.String,
    "table_name": pl.String,
    "row_id": pl.String,
    "part": pl.String,
    "found_start": pl.Int64,
    "found_end": pl.Int64,
    "words": pl.String,
    "reason": pl.String,
}
"""Columns of `Rehydrated.spans`: `found_start` and `found_end` are code points of the canonical text of the copy."""

FILES = {"file": pl.String, "note": pl.String}
"""Columns of `Rehydrated.unused`: files that are a copy of no document."""


@dataclass(frozen=True)
class Rehydrated:
    """Documents, spans and files after a rehydration."""

    documents: pl.DataFrame
    """One row a document: its status, the file that was found for it, and how many of its spans have words."""
    spans: pl.DataFrame
    """One row a span fragment: its words, or null and the reason."""
    unused: pl.DataFrame
    """One row a file that was not used, and why."""

    def failing(self, min_anchored: float | None = None) -> pl.DataFrame:
        """The documents that are neither exact nor folded.

        With `min_anchored`, a share from 0 to 1, a partial document does not fail if that share of its spans has words.
        """
        good = pl.col("status").is_in([EXACT, FOLDED])
        if min_anchored is not None:
            enough = pl.col("n_anchored") >= min_anchored * pl.col("n_spans")
            good |= (pl.col("status") == PARTIAL) & enough
        return self.documents.filter(~good)
