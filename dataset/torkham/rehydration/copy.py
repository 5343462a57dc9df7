"""A person's own copy of a document: its canonical text, and its folded text with the way back."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from torkham.text import fold


@dataclass(frozen=True)
class Copy:
    """One text."""

    text: str
    """Canonical text."""
    folded: str
    origins: Sequence[int]
    """For each folded character the code point of `text` that it comes from."""

    def region(self, start: int, end: int) -> tuple[int, int] | None:
        """The code points [start, end) of `text` that fold to the folded characters [start, end).

        None where the region begins or ends inside one code point, such as a ligature. Marks that follow the last
        letter belong to it.
        """
        origins = self.origins
        begins_inside = start > 0 and origins[start - 1] == origins[start]
        ends_inside = end < len(origins) and origins[end - 1] == origins[end]
        if begins_inside or ends_inside:
            return None
        last = origins[end - 1] + 1
        while last < len(self.text) and unicodedata.category(self.text[last]) in ("Mn", "Me"):
            last += 1
        return origins[start], last


def copy_of(text: str) -> Copy:
    """The copy with that canonical text."""
    return Copy(text, *fold(text))
