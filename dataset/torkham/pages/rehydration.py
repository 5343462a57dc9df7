"""Tables of what was measured of rehydration, for the page about it."""

from collections.abc import Mapping
from typing import Any

from torkham.pages.markdown import table

Measured = Mapping[str, Any]
"""The content of docs/assets/rehydration.json, as `python -m benchmarks.rehydration` writes it."""

MINUTES = 60
YEARS = 365 * 24 * 60 * MINUTES
VOCABULARY = 50_000


def blocks(found: Measured) -> dict[str, str]:
    """The generated blocks of docs/rehydration.md."""
    return {"rates": _rates(found), "attack": _attack(found), "guessing": _guessing(found), "scale": _scale(found)}


def _corpora(found: Measured) -> list[tuple[str, Measured]]:
    names = {
        "invented": "{documents} invented articles, {seeds} seeds",
        "captured": "the {documents} captured pages, {seeds} seeds",
    }
    return [(name.format(**found[key]), found[key]) for key, name in names.items() if key in found]


def _rates(found: Measured) -> str:
    """One row a change: the rate aimed at and those measured, in percent of all spans."""
    corpora = _corpora(found)
    head = ["change made to the copy", "aimed at"]
    for name, _ in corpora:
        head += [name, "whole blocks only"]
    rows = []
    for change, aim in found["aimed_at"].items():
        row = [change, _percent(aim)]
        for _, corpus in corpora:
            (rate,) = (rate for rate in corpus["rates"] if rate["change"] == change)
            row += [_percent(rate["anchored"]), _percent(rate["whole_blocks_only"])]
        rows.append(row)
    wrong = sum(rate["wrong"] for _, corpus in corpora for rate in corpus["rates"])
    spans = sum(rate["spans"] for _, corpus in corpora for rate in corpus["rates"])
    return f"{table(head, rows)}\n\nOf {spans:,} spans in all these copies, {wrong:,} got words that are not theirs."


def _attack(found: Measured) -> str:
    """One row a corpus: what the dictionary recovers of spans hashed singly, and of what is published."""
    head = ["", "n-grams known", "spans recovered, if each were hashed", "published hashes", "guesses", "recovered"]
    rows = []
    for key, name in (("invented", "invented articles"), ("captured", "captured pages")):
        if key not in found:
            continue
        tried = found[key]["brute_force"]
        share = _percent(tried["spans_recovered_if_hashed"] / tried["spans"])
        numbers = (tried["hashes"], tried["guesses"], tried["hashes_recovered"])
        rows.append(
            [f"{tried['documents']} {name}", f"{tried['n_grams']:,}", share, *(f"{number:,}" for number in numbers)]
        )
    return table(head, rows)


def _guessing(found: Measured) -> str:
    """How long it takes to try all words in some places of a block that is known otherwise."""
    speed = min(corpus["brute_force"]["guesses_per_second"] for _, corpus in _corpora(found))
    times = [VOCABULARY**words / speed for words in (1, 2, 3)]
    return (
        f"At {speed:,.0f} guesses a second, as measured here on one core, and {VOCABULARY:,} words to choose from, one "
        f"unknown word of a block that is known otherwise is found in {times[0]:.1g} seconds, two in "
        f"{times[1] / MINUTES:,.0f} minutes, three in {times[2] / YEARS:.1g} years."
    )


def _scale(found: Measured) -> str:
    """One row a run."""
    head = [
        "documents",
        "spans",
        "exact",
        "folded",
        "partial",
        "absent",
        "misjudged",
        "wrong words",
        "CPU seconds",
        "peak MB",
    ]
    rows = []
    for run in found["scale"]:
        statuses = [run["status"].get(status, 0) for status in ("exact", "folded", "partial", "absent")]
        numbers = (run["documents"], run["spans"], *statuses, run["misjudged"], run["wrong"])
        rows.append([*(f"{number:,}" for number in numbers), f"{run['cpu_seconds']:,.0f}", f"{run['peak_mb']:,.0f}"])
    return table(head, rows)


def _percent(share: float) -> str:
    """A share in percent, never rounded up to 100."""
    return "100" if share == 1 else f"{min(100 * share, 99.9):.1f}"
