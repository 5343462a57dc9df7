"""What somebody without an article learns from what is published of it, by guessing with the words of other texts.

The attacker has everything that is published: lengths, digests, keys, offsets. The control is the same attack on
what is not published, one hash a span, and has to succeed: else the attack would prove nothing.
"""

import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import accumulate
from typing import Any

from benchmarks.news import News
from torkham.rehydration.blocks import TARGET, Digester, tiles
from torkham.text import fold, fold_text

TOKENS = 8
"""Longest n-gram of the dictionary, in tokens."""

CHARACTERS = 80
"""Longest n-gram of the dictionary, in characters."""


@dataclass(frozen=True)
class Attack:
    """What one attacker recovered."""

    documents: int
    """Articles under attack."""
    n_grams: int
    """Size of the dictionary from the other texts."""
    spans: int
    """Their spans."""
    spans_recovered_if_hashed: int
    """How many of them the dictionary recovers from one hash a span: the control."""
    hashes: int
    """Published hashes: of blocks, texts and folded texts."""
    hashes_recovered: int
    """How many of them the attacker found the text of."""
    guesses: int
    """Windows of other texts that were tried against the blocks."""
    guesses_per_second: float
    """On one core."""

    def facts(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def attack(targets: Sequence[News], others: Sequence[News]) -> Attack:
    """Attack articles with the words of others.

    Against the hashes of whole texts the whole other texts and all n-grams are tried; against each block every
    window of the other texts of just its length, wherever a word begins.
    """
    dictionary = set(n_grams(text.text for text in others))
    guessed = {sha256(gram.encode()).digest() for gram in dictionary}
    guessed |= {
        sha256(version.encode()).digest() for other in others for version in (other.text, fold_text(other.text))
    }
    spans = [fold_text(target.text[start:end]) for target in targets for _, start, end in target.spans]
    whole = [
        version for target in targets for version in (target.text, fold_text(target.text)) if len(version) >= TARGET
    ]
    windows = [(folded, word_starts(other.text, origins)) for other in others for folded, origins in [fold(other.text)]]
    blocks = recovered = guesses = 0
    began = time.process_time()
    for number, target in enumerate(targets):
        folded, origins = fold(target.text)
        digester = Digester(f"do-attacked{number}")
        digests: dict[int, set[bytes]] = {}
        for start, length in tiles(target.text, origins):
            digests.setdefault(length, set()).add(digester.digest(folded[start : start + length]))
        blocks += sum(map(len, digests.values()))
        for length, wanted in digests.items():
            found = set()
            for other, starts in windows:
                guesses += len(starts)
                found |= {digester.digest(other[at : at + length]) for at in starts} & wanted
            recovered += len(found)
    return Attack(
        documents=len(targets),
        n_grams=len(dictionary),
        spans=len(spans),
        spans_recovered_if_hashed=sum(sha256(span.encode()).digest() in guessed for span in spans),
        hashes=blocks + len(whole),
        hashes_recovered=recovered + sum(sha256(version.encode()).digest() in guessed for version in whole),
        guesses=guesses,
        guesses_per_second=guesses / (time.process_time() - began),
    )


def n_grams(texts: Iterable[str]) -> Iterator[str]:
    """All folded n-grams of the texts, up to TOKENS tokens and CHARACTERS characters."""
    for text in texts:
        tokens = re.findall(r"\w+|[^\w\s]", text)
        for first in range(len(tokens)):
            for gram in accumulate(map(fold_text, tokens[first : first + TOKENS])):
                if len(gram) <= CHARACTERS:
                    yield gram


def word_starts(text: str, origins: Sequence[int]) -> list[int]:
    """The folded characters at which words begin."""
    return sorted({bisect_left(origins, found.start()) for found in re.finditer(r"\S+", text)})
