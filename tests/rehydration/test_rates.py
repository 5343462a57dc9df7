"""The rates, fast: no wrong words ever, and as many right ones as are aimed at."""

import pytest

from benchmarks.captured import captured
from benchmarks.news import news
from benchmarks.rates import MINIMUM, Rate, rates
from benchmarks.scale import scale
from tests.at_hand import texts_at_hand

ALL = [name for name, share in MINIMUM.items() if share == 1]


@pytest.fixture(scope="module")
def measured() -> dict[str, Rate]:
    """The rates over a dozen articles."""
    return {rate.change: rate for rate in rates([news(seed) for seed in range(12)])}


def test_no_span_has_words_that_are_not_its_own(measured: dict[str, Rate]) -> None:
    assert {change: rate.wrong for change, rate in measured.items()} == dict.fromkeys(MINIMUM, 0)
    assert all(rate.spans > 1000 for rate in measured.values())


@pytest.mark.parametrize("change", MINIMUM)
def test_the_rate_is_what_is_aimed_at(change: str, measured: dict[str, Rate]) -> None:
    assert measured[change].anchored >= MINIMUM[change]


def test_insertions_in_a_block_are_recovered(measured: dict[str, Rate]) -> None:
    found = measured["advertisements"]
    assert found.whole_blocks_only < found.anchored


@texts_at_hand
def test_the_captured_pages_have_no_wrong_words_and_the_rates_of_whole_copies() -> None:
    found = {rate.change: rate for rate in rates(list(captured().values()))}
    assert {rate.wrong for rate in found.values()} == {0}
    assert {found[change].anchored for change in ALL} == {1.0}
    assert min(rate.anchored for rate in found.values()) > 0.5


def test_hundreds_of_documents_find_their_copies_in_bounded_memory() -> None:
    few, many = scale(60), scale(240)
    for found in (few, many):
        assert (found.misjudged, found.wrong) == (0, 0)
        assert found.anchored > 0.98
        assert found.told >= found.documents
    assert many.peak_mb < few.peak_mb + 150
