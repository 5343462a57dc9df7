"""Locate: where the blocks of a document stand in somebody's copy of it. A hash proves every place; nothing is guessed.

Blocks are looked for in the order of the document: first where the one before leads one to expect it, then nearby,
and those still missing in the gaps that are left. A block into which something was inserted, and nothing else done
to it, is found in two pieces.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from torkham.rehydration.blocks import Block, Digester

NEAR = 64
"""How far, in folded characters, a block is looked for around where it is expected before anything is searched."""

Places = dict[int, int]
"""Number of a block to its first folded character in the copy."""
Find = Callable[[Block, Iterable[int]], Iterator[int]]
"""Of some folded characters of the copy, those at which a block stands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document's folded text that is proven to stand in the copy."""

    start: int
    """First folded character in the document."""
    end: int
    shift: int
    """How much further it stands in the folded text of the copy."""


def locate(blocks: Sequence[Block], folded: str, digester: Digester) -> list[Piece]:
    """The stretches of a document that stand in a copy with that folded text, in order; neighbours are joined."""

    def find(block: Block, candidates: Iterable[int]) -> Iterator[int]:
        return digester.places(block, folded, candidates)

    gap = Gap(range(len(blocks)), 0, len(folded))
    places = _walk(blocks, gap, 0, find)
    for lost in _gaps(blocks, places, gap):
        places |= _search(blocks, lost, find)
    pieces = [Piece(blocks[n].start, blocks[n].end, at - blocks[n].start) for n, at in places.items()]
    for lost in _gaps(blocks, places, gap):
        if len(lost.numbers) == 1:
            pieces += _spliced(blocks[lost.numbers[0]], folded[lost.low : lost.high], lost.low, digester)
    return _joined(sorted(pieces, key=lambda piece: piece.start))


@dataclass(frozen=True, slots=True)
class Gap:
    """Blocks that follow each other, and the region of the copy's folded text in which they can only be."""

    numbers: range
    low: int
    high: int


def _walk(blocks: Sequence[Block], gap: Gap, shift: int, find: Find) -> Places:
    """The blocks of a gap that stand near where the one before leads one to expect them."""
    found: Places = {}
    low = gap.low
    for number in gap.numbers:
        block = blocks[number]
        for at in find(block, _near(block.start + shift, low, gap.high - block.length)):
            found[number] = at
            low, shift = at + block.length, at - block.start
            break
    return found


def _near(center: int, low: int, high: int) -> Iterator[int]:
    """The places from low to high around a center, nearest first."""
    for distance in range(NEAR + 1):
        for at in {center + distance, center - distance}:
            if low <= at <= high:
                yield at


def _gaps(blocks: Sequence[Block], places: Places, around: Gap) -> list[Gap]:
    """The runs of blocks that have no place yet, each with the region between its neighbours."""
    gaps = []
    first, low = around.numbers.start, around.low
    for number in sorted(places):
        if first < number:
            gaps.append(Gap(range(first, number), low, places[number]))
        first, low = number + 1, places[number] + blocks[number].length
    if first < around.numbers.stop:
        gaps.append(Gap(range(first, around.numbers.stop), low, around.high))
    return gaps


def _search(blocks: Sequence[Block], gap: Gap, find: Find) -> Places:
    """The blocks of a gap that stand anywhere in it: of all ways to begin, the one that places most of them."""
    best: Places = {}
    for number in gap.numbers:
        if 2 * len(best) >= gap.numbers.stop - number:
            break
        block = blocks[number]
        for at in find(block, range(gap.low, gap.high - block.length + 1)):
            rest = Gap(range(number + 1, gap.numbers.stop), at + block.length, gap.high)
            best = max(best, {number: at} | _walk(blocks, rest, at - block.start, find), key=len)
    if best:
        for lost in _gaps(blocks, best, gap):
            best |= _search(blocks, lost, find)
    return best


def _spliced(block: Block, region: str, low: int, digester: Digester) -> list[Piece]:
    """The two pieces of a block that fills a region but for one insertion; none if that is not what happened."""
    extra = len(region) - block.length
    if extra <= 0:
        return []
    for cut in range(1, block.length):
        if digester.digest(region[:cut] + region[cut + extra :]) == block.digest:
            shift = low - block.start
            middle = block.start + cut
            return [Piece(block.start, middle, shift), Piece(middle, block.end, shift + extra)]
    return []


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those made one that follow each other in document and copy."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].end == piece.start and joined[-1].shift == piece.shift:
            piece = Piece(joined.pop().start, piece.end, piece.shift)
        joined.append(piece)
    return joined
