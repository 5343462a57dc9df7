"""Which actors of two codings are the same: those whose mentions overlap."""

from collections import Counter

import polars as pl

from torkham.agreement.passes import Coding


def _mentions(coding: Coding) -> dict[str, set[tuple[str, int]]]:
    """The words of each actor's mentions and roles, as (article, number of the word)."""
    spans = coding.tables["spans"]
    mentioned = spans.filter((pl.col("table_name") == "actors") & (pl.col("part") == "mention"))
    found: dict[str, set[tuple[str, int]]] = {}
    for actor, article, start, end in mentioned.select("row_id", "article_id", "char_start", "char_end").iter_rows():
        words = coding.tokens[article].within(start, end)
        found.setdefault(actor, set()).update((article, word) for word in words)
    return found


def same_actors(first: Coding, second: Coding) -> dict[str, str]:
    """Actors of the second coding to those of the first that they share more than half of their mentions with.

    The half is of the one that is mentioned less. Each actor has at most one counterpart, the one it shares most with.
    """
    one, other = _mentions(first), _mentions(second)
    owners: dict[tuple[str, int], list[str]] = {}
    for actor, words in one.items():
        for word in words:
            owners.setdefault(word, []).append(actor)
    shared = Counter((a, b) for b, words in other.items() for word in words for a in owners.get(word, ()))
    found: dict[str, str] = {}
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        half = min(len(one[a]), len(other[b])) / 2
        if count > half and b not in found and a not in found.values():
            found[b] = a
    return found
