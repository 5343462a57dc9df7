"""Blocks: the folded text in tiles that follow its paragraphs, each long enough that its hash gives nothing away."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

TARGET, LEAST = 128, 96
"""Length that blocks aim at, and the least of one, in folded characters. Shorter texts than TARGET have no hashes."""

PERSON = b"torkham-block1"


@dataclass(frozen=True, slots=True)
class Block:
    """One published block."""

    start: int
    """First character in the folded text of the document."""
    length: int
    digest: bytes
    """BLAKE2b-128, keyed with the document's identifier."""

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.start + self.length


def tiles(text: str, origins: Sequence[int]) -> list[tuple[int, int]]:
    """Blocks of a folded text as (start, length), without gaps, none shorter than LEAST.

    `origins` says for each folded character which code point of `text` it comes from. Every line is a paragraph:
    short ones merge forward (the last one backward), long ones split evenly. A text of fewer than TARGET folded
    characters has none.
    """
    if len(origins) < TARGET:
        return []
    found: list[tuple[int, int]] = []
    start = 0
    for end in _paragraph_ends(text, origins):
        if end - start >= LEAST:
            found += _split(start, end)
            start = end
    if rest := len(origins) - start:
        first, length = found.pop()
        found.append((first, length + rest))
    return found


def _paragraph_ends(text: str, origins: Sequence[int]) -> list[int]:
    """Where lines end, in folded characters; the last is the end of the text."""
    ends = [len(origins)]
    newline = text.rfind("\n")
    while newline >= 0:
        ends.append(bisect_left(origins, newline))
        newline = text.rfind("\n", 0, newline)
    return ends[::-1]


def _split(start: int, end: int) -> list[tuple[int, int]]:
    """One paragraph in even parts as near to TARGET as LEAST allows."""
    length = end - start
    parts = max(1, min(round(length / TARGET), length // LEAST))
    edges = [start + length * part // parts for part in range(parts + 1)]
    return [(a, b - a) for a, b in pairwise(edges)]


class Digester:
    """Hashes folded text as the blocks of one document are hashed."""

    def __init__(self, document_id: str):
        self._keyed = blake2b(digest_size=16, key=document_id.encode(), person=PERSON)

    def digest(self, folded: str) -> bytes:
        """The digest of a stretch of folded text."""
        hashed = self._keyed.copy()
        hashed.update(folded.encode())
        return hashed.digest()

    def places(self, block: Block, folded: str, candidates: Iterable[int]) -> Iterator[int]:
        """Of some places in a folded text, those at which a block of the document stands."""
        fresh, length, wanted = self._keyed.copy, block.length, block.digest
        for at in candidates:
            hashed = fresh()
            hashed.update(folded[at : at + length].encode())
            if hashed.digest() == wanted:
                yield at
