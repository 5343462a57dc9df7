"""The measures themselves, on plain lists of codes."""

from collections import Counter
from collections.abc import Hashable, Sequence

import krippendorff

Codes = Sequence[Hashable]


def alpha(first: Codes, second: Codes) -> float | None:
    """Krippendorff's alpha, nominal, of two codings of the same items; None where the codes do not vary."""
    values: dict[Hashable, int] = {}
    for code in (*first, *second):
        values.setdefault(code, len(values))
    if len(values) < 2:
        return None
    data = [[values[code] for code in first], [values[code] for code in second]]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def token_alpha(first: frozenset[int], second: frozenset[int], total: int) -> float | None:
    """Alpha over the words of a text: marked or not marked by each of two coders.

    The closed form of nominal alpha for two coders and two values, so that a text costs one pass of sets.
    """
    disagree = len(first ^ second)
    marked = len(first) + len(second)
    values = 2 * total
    expected = 2 * marked * (values - marked)
    return 1 - (values - 1) * 2 * disagree / expected if expected else None


def b_cubed(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """B-cubed F1 of two clusterings of the same items, each given as the cluster of every item."""
    both, one, other = Counter(zip(first, second, strict=True)), Counter(first), Counter(second)
    if not one:
        return None
    items = len(first)
    precision = sum(n * n / one[a] for (a, _), n in both.items()) / items
    recall = sum(n * n / other[b] for (_, b), n in both.items()) / items
    return 2 * precision * recall / (precision + recall)


def percent(first: Codes, second: Codes) -> float | None:
    """Share of items with the same code."""
    return sum(a == b for a, b in zip(first, second, strict=True)) / len(first) if first else None
