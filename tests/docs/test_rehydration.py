"""The page on rehydration says what was measured, and what the code says."""

import json

import pytest

from benchmarks.rates import MINIMUM
from tests.conftest import ROOT
from torkham.pages import generate
from torkham.pages.rehydration import blocks
from torkham.rehydration.anchor import REASONS
from torkham.rehydration.match import STATUSES

PAGE = ROOT / "docs/rehydration.md"


def test_the_page_has_the_numbers_that_were_measured() -> None:
    assert generate.of_measurements(ROOT)["docs/rehydration.md"] == PAGE.read_text("utf-8")


@pytest.mark.parametrize("corpus", ["invented", "captured"])
def test_what_was_measured_has_no_wrong_words_and_no_recovered_hash(corpus: str) -> None:
    found = json.loads((ROOT / "docs/assets/rehydration.json").read_text("utf-8"))
    rates = {rate["change"]: rate for rate in found[corpus]["rates"]}
    assert set(rates) == set(MINIMUM) == set(found["aimed_at"])
    assert found[corpus]["seeds"] >= 100
    assert sum(rate["wrong"] for rate in rates.values()) == 0
    assert found[corpus]["brute_force"]["hashes_recovered"] == 0
    assert max(run["documents"] for run in found["scale"]) >= 10_000
    assert sum(run["wrong"] for run in found["scale"]) == 0


def test_rates_are_shown_as_measured() -> None:
    rate = {"anchored": 0.87654, "whole_blocks_only": 1.0, "wrong": 3, "spans": 1234}
    brute: dict[str, float] = {
        "documents": 3,
        "n_grams": 5000,
        "spans": 4,
        "spans_recovered_if_hashed": 3,
        "hashes": 9,
        "guesses": 10**6,
    }
    brute |= {"hashes_recovered": 2, "guesses_per_second": 500_000.0}
    corpus = {"documents": 7, "seeds": 11, "rates": [{"change": "NFD", **rate}], "brute_force": brute}
    run = {"documents": 50, "spans": 99, "status": {"exact": 50}, "misjudged": 1, "wrong": 0}
    found = {"aimed_at": {"NFD": 0.5}, "invented": corpus, "scale": [run | {"cpu_seconds": 1.6, "peak_mb": 99.5}]}
    shown = blocks(found)
    assert "| NFD | 50.0 | 87.7 | 100 |" in shown["rates"]
    assert "Of 1,234 spans in all these copies, 3 got words that are not theirs." in shown["rates"]
    assert "| 3 invented articles | 5,000 | 75.0 | 9 | 1,000,000 | 2 |" in shown["attack"]
    assert "found in 0.1 seconds, two in 83 minutes, three in 8 years" in shown["guessing"]
    assert "| 50 | 99 | 50 | 0 | 0 | 0 | 1 | 0 | 2 | 100 |" in shown["scale"]


def test_the_page_lists_every_status_and_reason() -> None:
    text = PAGE.read_text("utf-8")
    assert [status for status in STATUSES if f"| `{status}` |" not in text] == []
    assert [reason for reason, says in REASONS.items() if f"| `{reason}` | {says}" not in text] == []
