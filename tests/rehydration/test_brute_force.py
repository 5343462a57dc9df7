"""An attacker with the words of other texts recovers spans that are hashed singly, and nothing of what is published."""

import pytest

from benchmarks.brute_force import Attack, attack
from benchmarks.captured import captured
from benchmarks.news import news
from tests.at_hand import texts_at_hand


@pytest.fixture(scope="module")
def invented() -> Attack:
    """An attack on three articles with the words of thirty others."""
    return attack([news(seed) for seed in range(3)], [news(seed) for seed in range(1000, 1030)])


def test_nothing_that_is_published_is_recovered(invented: Attack) -> None:
    assert invented.hashes > 50
    assert invented.guesses > 100_000
    assert invented.hashes_recovered == 0


def test_the_same_dictionary_recovers_spans_that_are_hashed_singly(invented: Attack) -> None:
    assert invented.spans_recovered_if_hashed > 0.1 * invented.spans


def test_the_attack_succeeds_where_it_must() -> None:
    article = news(5)
    found = attack([article], [news(6), article])
    assert found.hashes_recovered > 0.4 * found.hashes


@texts_at_hand
def test_the_captured_pages_give_nothing_of_each_other() -> None:
    pages = captured()
    for document, page in pages.items():
        found = attack([page], [other for name, other in pages.items() if name != document])
        assert found.hashes_recovered == 0
        assert found.spans_recovered_if_hashed > 0.1 * found.spans
