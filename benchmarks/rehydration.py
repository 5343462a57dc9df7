"""Measure rehydration and write docs/assets/rehydration.json: `python -m benchmarks.rehydration`.

The invented articles are the same everywhere; where the captured pages are not at hand, what was measured of them
before is kept.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from benchmarks.brute_force import Attack, attack
from benchmarks.captured import ROOT, TEXTS, captured
from benchmarks.news import News, news
from benchmarks.rates import MINIMUM, rates
from benchmarks.scale import scale

OUT = ROOT / "docs/assets/rehydration.json"
KNOWN = 200
"""Invented articles that the attacker has."""


def main() -> None:
    """Measure everything; the rates over --seeds seeds, the scale for each of --documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000])
    given = parser.parse_args()
    others = [news(seed) for seed in range(1_000_000, 1_000_000 + KNOWN)]
    found = json.loads(OUT.read_text("utf-8")) if OUT.exists() else {}
    found["aimed_at"] = MINIMUM
    found["invented"] = _measured([news(seed) for seed in range(given.seeds)], 1, [others])
    if TEXTS.is_dir():
        pages = list(captured().values())
        found["captured"] = _measured(
            pages, given.seeds, [_without(pages, place) + others for place in range(len(pages))]
        )
    found["scale"] = [scale(documents).facts() for documents in given.documents]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _measured(articles: Sequence[News], seeds: int, others: Sequence[Sequence[News]]) -> dict[str, Any]:
    """Rates and attack of some articles; `others` is what an attacker on each has, or an attacker on all."""
    targets = [[article] for article in articles] if len(others) > 1 else [articles[:20]]
    attacks = [attack(some, known) for some, known in zip(targets, others, strict=True)]
    return {
        "documents": len(articles),
        "spans": sum(len(article.spans) for article in articles),
        "seeds": len(articles) if seeds == 1 else seeds,
        "rates": [rate.facts() for rate in rates(articles, seeds)],
        "brute_force": _together(attacks),
    }


def _without(pages: Sequence[News], place: int) -> list[News]:
    return [*pages[:place], *pages[place + 1 :]]


def _together(attacks: Sequence[Attack]) -> dict[str, Any]:
    """Several attacks as one: what adds up is added, of the rest the mean is taken."""
    facts = [found.facts() for found in attacks]
    means = ("n_grams", "guesses_per_second")
    sums = {name: sum(f[name] for f in facts) for name in facts[0]}
    return sums | {name: round(sums[name] / len(facts)) for name in means}


if __name__ == "__main__":
    main()
