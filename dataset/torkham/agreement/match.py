"""One-to-one matching of the rows of two codings, by the words they rest on."""

from collections.abc import Mapping
from itertools import product

import numpy as np
from scipy.optimize import linear_sum_assignment

RULES = {"exact": 1.0, "jaccard_0.5": 0.5, "any_overlap": 1e-9}
"""Least Jaccard index of a match under each rule."""

Rows = Mapping[str, frozenset[int]]
Pairs = list[tuple[str, str]]


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of common words in all words of two rows."""
    return len(a & b) / len(a | b) if a or b else 0.0


def matched(first: Rows, second: Rows, rule: str = "jaccard_0.5") -> Pairs:
    """The pairs of the assignment that maximises the sum of Jaccard indices, those below the rule left out.

    Optimal assignment (Hungarian method). Ties are broken by the order of the rows' identifiers.
    """
    rows, columns = sorted(first), sorted(second)
    if not rows or not columns:
        return []
    similar = np.zeros((len(rows), len(columns)))
    for (i, a), (j, b) in product(enumerate(rows), enumerate(columns)):
        index = jaccard(first[a], second[b])
        similar[i, j] = index if index >= RULES[rule] else 0.0
    left, right = linear_sum_assignment(similar, maximize=True)
    return [(rows[i], columns[j]) for i, j in zip(left, right, strict=True) if similar[i, j] > 0]


def f1(pairs: int, first: int, second: int) -> float | None:
    """F1 of identification: twice the matched over all rows of both; None where there are none."""
    return 2 * pairs / (first + second) if first + second else None
