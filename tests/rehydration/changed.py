"""Texts, changed copies of them, and what a rehydration of one document makes of both."""

from bisect import bisect_left
from collections.abc import Sequence

from hypothesis import strategies as st

from torkham.rehydration.anchor import Anchored, anchor
from torkham.rehydration.blocks import Block, Digester, tiles
from torkham.rehydration.copy import copy_of
from torkham.rehydration.locate import locate
from torkham.text import fold

DOCUMENT = "do-changed0001"
ALPHABET = "abcdeé ABC\u0301\u0308-–—'’“”….,ﬁß½علىكی۱\u200c\n\u00a0😀"
letters = st.text(ALPHABET, max_size=60)
words = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "“so”", "—", "naïve", "ﬁne", "\n", "\n\n", "کابل"])
)
long_texts = st.lists(st.one_of(letters, words.map(" ".join)), min_size=6, max_size=30).map("".join)
"""Texts of some hundred characters of every awkward kind; words repeat, so that places are ambiguous."""

edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "replace", "repeat", "move", "upper"]),
        st.floats(0, 1),
        st.integers(0, 200),
        letters,
    ),
    max_size=4,
)


def edited(text: str, changes: Sequence[tuple[str, float, int, str]]) -> str:
    """The text after some edits, each at a share of its length."""
    for kind, share, length, other in changes:
        at = round(share * len(text))
        here = text[at : at + length]
        made = {
            "insert": other + here,
            "delete": "",
            "replace": other,
            "repeat": here + other + here,
            "move": "",
            "upper": here.upper(),
        }[kind]
        text = text[:at] + made + text[at + length :] + (here if kind == "move" else "")
    return text


def blocks_of(text: str) -> list[Block]:
    """The blocks that would be published."""
    folded, origins = fold(text)
    digester = Digester(DOCUMENT)
    return [Block(a, n, digester.digest(folded[a : a + n])) for a, n in tiles(text, origins)]


def anchored(text: str, copy: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, Anchored]]:
    """For each span its folded words in the text, and what is found in the copy."""
    folded, origins = fold(text)
    mine = copy_of(copy)
    pieces = locate(blocks_of(text), mine.folded, Digester(DOCUMENT))
    offsets = [(bisect_left(origins, start), bisect_left(origins, end)) for start, end in spans]
    return [(folded[start:end], anchor(mine, pieces, start, end)) for start, end in offsets]
