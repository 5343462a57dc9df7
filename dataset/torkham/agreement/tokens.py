"""Tokens of an article, and those that a row rests on."""

import re
from bisect import bisect_left

import polars as pl

WORD = re.compile(r"\w+")

FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "his",
        "her",
        "him",
        "they",
        "them",
        "their",
        "there",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "if",
        "as",
        "than",
        "then",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "into",
        "onto",
        "over",
        "under",
        "about",
        "after",
        "before",
        "between",
        "during",
        "against",
        "among",
        "within",
        "without",
        "through",
        "up",
        "down",
        "out",
        "off",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "having",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "also",
        "s",
        "t",
    ]
)
"""English words that carry no content; a match does not count them."""


class Tokens:
    """The words of a document, numbered in their order."""

    def __init__(self, text: str):
        found = list(WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.content = frozenset(i for i, match in enumerate(found) if match.group().lower() not in FUNCTION_WORDS)

    def within(self, start: int, end: int) -> range:
        """Numbers of the words that a half-open region of code points touches."""
        first = bisect_left(self.ends, start + 1)
        return range(first, bisect_left(self.starts, end))


def rows_to_tokens(spans: pl.DataFrame, tokens: Tokens, *, content_only: bool = True) -> dict[str, frozenset[int]]:
    """For each row the numbers of the words that its spans touch; function words only where there are no others.

    `spans` are rows of the table spans, of one document.
    """
    touched: dict[str, set[int]] = {}
    for row, start, end in spans.select("row_id", "char_start", "char_end").iter_rows():
        touched.setdefault(row, set()).update(tokens.within(start, end))
    if not content_only:
        return {row: frozenset(words) for row, words in touched.items()}
    return {row: frozenset(words & tokens.content or words) for row, words in touched.items()}
