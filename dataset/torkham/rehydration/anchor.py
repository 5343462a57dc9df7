"""Anchor: from a span's folded offsets to its words in a copy, or to the reason why not."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from torkham.rehydration.copy import Copy
from torkham.rehydration.locate import Piece

NOT_FOUND = "not_found"
INTERRUPTED = "interrupted"
INSIDE_A_CHARACTER = "inside_a_character"
NOTHING_TO_MATCH = "nothing_to_match"
NO_COPY = "no_copy"
NOT_FINGERPRINTED = "not_fingerprinted"

REASONS = {
    NOT_FOUND: "a block that the span touches is not in the copy: its words may have been changed or left out",
    INTERRUPTED: "all blocks that the span touches are in the copy, but not side by side",
    INSIDE_A_CHARACTER: "the span begins or ends inside what the copy writes as one character",
    NOTHING_TO_MATCH: "the span holds only white space or marks, which nothing but an exact copy can prove",
    NO_COPY: "no file is a copy of the document",
    NOT_FINGERPRINTED: "the release has no folded offsets for the span",
}
"""Why a span has no words."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a span stands in a copy."""

    start: int | None
    """First code point in the canonical text of the copy; None where it is not known."""
    end: int | None
    words: str | None
    reason: str | None
    """One of REASONS where there are no words."""


def missing(reason: str) -> Anchored:
    """No words, for that reason."""
    return Anchored(None, None, None, reason)


def as_it_is(text: str, start: int, end: int) -> Anchored:
    """The words of an exact copy at published offsets."""
    return Anchored(start, end, text[start:end], None)


def anchor(copy: Copy, pieces: Sequence[Piece], start: int | None, end: int | None) -> Anchored:
    """The words of a span with the folded offsets [start, end), if they lie in one of the proven pieces.

    `pieces` are in order of the document, neighbours with the same shift joined.
    """
    if start is None or end is None:
        return missing(NOT_FINGERPRINTED)
    if start == end:
        return missing(NOTHING_TO_MATCH)
    number = bisect_right(pieces, start, key=lambda piece: piece.start) - 1
    if number < 0 or pieces[number].end <= start:
        return missing(NOT_FOUND)
    piece = pieces[number]
    if end > piece.end:
        return missing(INTERRUPTED if _covered(pieces[number:], end) else NOT_FOUND)
    region = copy.region(start + piece.shift, end + piece.shift)
    if region is None:
        return missing(INSIDE_A_CHARACTER)
    return Anchored(*region, copy.text[slice(*region)], None)


def _covered(pieces: Sequence[Piece], end: int) -> bool:
    """Whether the pieces reach to the end without a hole."""
    reached = pieces[0].end
    for piece in pieces[1:]:
        if reached >= end or piece.start > reached:
            break
        reached = piece.end
    return reached >= end
