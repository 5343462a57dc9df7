"""What a release publishes of its documents: hashes, blocks, and where their spans are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from torkham.rehydration.blocks import Block, Digester


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One document."""

    document_id: str
    n_folded: int | None
    """Length of its folded text; None where it was not fingerprinted."""
    text_sha256: str | None
    fold_sha256: str | None


class Fingerprints:
    """The documents of a release; blocks and spans are looked up when they are wanted."""

    def __init__(self, folder: Path, only: Collection[str] | None = None):
        """Read the tables of a release folder; `only` names the documents that are wanted (all, if None)."""
        documents = pl.read_parquet(folder / "documents.parquet")
        blocks = pl.read_parquet(folder / "blocks.parquet")
        if only is not None:
            documents, blocks = (f.filter(pl.col("document_id").is_in(list(only))) for f in (documents, blocks))
        columns = ("document_id", "n_folded", "text_sha256", "fold_sha256")
        self.documents = {row[0]: Fingerprint(*row) for row in documents.select(columns).iter_rows()}
        self.longest = max(documents.get_column("n_codepoints").drop_nulls(), default=0)
        """Code points of the longest document."""
        self._blocks = blocks.sort("document_id", "block").select(
            "document_id", "folded_start", "folded_length", "digest"
        )
        sizes = self._blocks.group_by("document_id", maintain_order=True).len()
        firsts = sizes.select("document_id", pl.col("len").cum_sum() - pl.col("len"), size="len")
        self._slices = {document: (first, size) for document, first, size in firsts.iter_rows()}
        self._digesters: dict[str, Digester] = {}
        articles = pl.scan_parquet(folder / "articles.parquet").select("article_id", "document_id")
        self._spans = pl.scan_parquet(folder / "spans.parquet").join(articles, on="article_id", maintain_order="left")

    def blocks(self, document_id: str) -> list[Block]:
        """The blocks of a document, in order."""
        start, size = self._slices.get(document_id, (0, 0))
        rows = self._blocks.slice(start, size).iter_rows()
        return [Block(first, length, bytes.fromhex(digest)) for _, first, length, digest in rows]

    def blocks_by_length(self, documents: Collection[str]) -> dict[int, list[tuple[str, bytes]]]:
        """Length to the (document, digest) of every block of that length in the given documents."""
        found: dict[int, list[tuple[str, bytes]]] = {}
        for document, _, length, digest in self._blocks.iter_rows():
            if document in documents:
                found.setdefault(length, []).append((document, bytes.fromhex(digest)))
        return found

    def digester(self, document_id: str) -> Digester:
        """What hashes text as the document's blocks are hashed."""
        if document_id not in self._digesters:
            self._digesters[document_id] = Digester(document_id)
        return self._digesters[document_id]

    def spans(self, size: int) -> Iterator[tuple[Sequence[Fingerprint], pl.DataFrame]]:
        """So many documents at a time, with the rows of `spans` that lie in them and `document_id` beside each."""
        every = list(self.documents.values())
        for first in range(0, len(every), size):
            some = every[first : first + size]
            here = pl.col("document_id").is_in([document.document_id for document in some])
            yield some, self._spans.filter(here).collect()
