"""Search: the document of which a changed copy holds most blocks, among all that no file is a whole copy of.

The key of a block's hash is its document's identifier, so each document has to be tried for itself. First those
that have a block as long as one of the copy's own; that costs microseconds a document and finds copies that kept
their lines. Then, for reflowed copies, blocks are tried where a sentence or a word begins, documents of the nearest
length first, until a budget is spent.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from torkham.rehydration.blocks import LEAST, Block, tiles
from torkham.rehydration.copy import Copy
from torkham.rehydration.fingerprints import Fingerprints
from torkham.rehydration.locate import locate

ENOUGH = 0.5
"""Share of a document in a copy from which no other document is tried for it."""

BUDGET = 300_000
"""Hashes spent at most on one reflowed copy: a fraction of a second."""
SPENT = "no document was found in as many comparisons as one file is given"

SENTENCE = re.compile(r"(?:^|[.!?:;…۔؟]['\"’”)\]»]*\s|\n)\s*")
WORD = re.compile(r"(?:^|\s)\s*")
ROUNDS = ((SENTENCE, 8, 1000), (SENTENCE, None, None), (WORD, None, None))
"""Where blocks are tried in a reflowed copy: at the beginnings of what, how many blocks of a document (None: all), and
how far, in folded characters, from where they stand in the document (None: anywhere)."""


@dataclass(frozen=True)
class Found:
    """What a copy is a copy of."""

    document_id: str | None
    """The document of which it holds most; None if it holds no block of any."""
    coverage: float
    """Share of that document's folded text that it holds."""
    named: tuple[str, ...]
    """Documents whose identifiers are in the name of its file."""
    note: str
    """Why it may be of no use."""


class Search:
    """Looks for the documents of changed copies."""

    def __init__(self, prints: Fingerprints, documents: Collection[str]):
        """Search among the given documents."""
        self._prints = prints
        self._documents = {name: size for name in documents if (size := prints.documents[name].n_folded)}
        self._by_length = prints.blocks_by_length(self._documents.keys())

    def best(self, copy: Copy, file_name: str) -> Found:
        """The document of which the copy holds most."""
        named = tuple(document for document in self._documents if document in file_name)
        budget = Budget(BUDGET)
        best, coverage = None, 0.0
        tried: set[str] = set()
        long_enough = len(copy.folded) >= LEAST
        for document in chain(named, self._aligned(copy), self._reflowed(copy, budget)) if long_enough else ():
            if document in tried:
                continue
            tried.add(document)
            share = self._coverage(document, copy)
            if share > coverage:
                best, coverage = document, share
            if coverage >= ENOUGH:
                break
        return Found(best, coverage, named, _note(best, budget))

    def _coverage(self, document: str, copy: Copy) -> float:
        pieces = locate(self._prints.blocks(document), copy.folded, self._prints.digester(document))
        return sum(piece.end - piece.start for piece in pieces) / self._documents[document]

    def _aligned(self, copy: Copy) -> Iterator[str]:
        """Documents that share a block with the copy when the copy is cut into blocks by its own lines."""
        own = tiles(copy.text, copy.origins)
        for start, length in sorted(own, key=lambda tile: len(self._by_length.get(tile[1], ()))):
            block = copy.folded[start : start + length]
            for document, digest in self._by_length.get(length, ()):
                if self._prints.digester(document).digest(block) == digest:
                    yield document

    def _reflowed(self, copy: Copy, budget: "Budget") -> Iterator[str]:
        """Documents one of whose blocks begins where a sentence of the copy does, or else a word."""
        nearest = sorted(self._documents, key=lambda document: abs(self._documents[document] - len(copy.folded)))
        for beginning, sample, reach in ROUNDS:
            starts = sorted({bisect_left(copy.origins, found.end()) for found in beginning.finditer(copy.text)})
            for document in nearest:
                blocks = self._prints.blocks(document)
                tried = blocks[:: max(1, len(blocks) // sample)] if sample else blocks
                if any(self._begins(document, block, starts, reach, copy.folded, budget) for block in tried):
                    yield document
                if budget.left <= 0:
                    return

    def _begins(
        self, document: str, block: Block, starts: list[int], reach: int | None, folded: str, budget: "Budget"
    ) -> bool:
        """Whether the block stands at one of the starts."""
        if reach is not None:
            starts = starts[bisect_left(starts, block.start - reach) : bisect_left(starts, block.start + reach)]
        budget.left -= len(starts)
        return next(self._prints.digester(document).places(block, folded, starts), None) is not None


def _note(best: str | None, budget: "Budget") -> str:
    if best:
        return f"another file holds more of {best}"
    return "it holds no block of any document" if budget.left > 0 else SPENT


@dataclass
class Budget:
    """Hashes that may still be spent on one copy."""

    left: int
