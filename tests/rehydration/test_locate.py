"""Words that are given are the words that were: for all texts, all edits, all spans."""

from itertools import pairwise
from random import Random

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from benchmarks.news import news
from tests.rehydration.changed import DOCUMENT, anchored, blocks_of, edited, edits, long_texts
from torkham.rehydration.anchor import INSIDE_A_CHARACTER, INTERRUPTED, NOT_FOUND, NOTHING_TO_MATCH, REASONS
from torkham.rehydration.blocks import Digester
from torkham.rehydration.locate import locate
from torkham.text import fold_text

SHARES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 120)), min_size=5, max_size=30)


def spans_of(text: str, shares: list[tuple[float, int]]) -> list[tuple[int, int]]:
    starts = [(round(share * (len(text) - 1)), length) for share, length in shares]
    return [(start, min(len(text), start + length)) for start, length in starts]


@settings(max_examples=300, deadline=None)
@given(long_texts.filter(len), edits, SHARES)
@example("ab" * 300, [("delete", 0.5, 100, "")], [(0.4, 30)])
@example("one two. " * 60, [("insert", 0.3, 0, "one two. ")], [(0.2, 40), (0.9, 40)])
def test_an_anchored_spans_words_are_the_words_it_had(
    text: str, changes: list[tuple[str, float, int, str]], shares: list[tuple[float, int]]
) -> None:
    copy = edited(text, changes)
    results = anchored(text, copy, spans_of(text, shares))
    event(f"anchored: {any(found.words is not None for _, found in results)}")
    for had, found in results:
        if found.words is None:
            assert found.reason in REASONS
            assert (found.start, found.end) == (None, None)
        else:
            assert found.reason is None
            assert found.words == copy[found.start : found.end]
            assert fold_text(found.words) == had


@settings(max_examples=100, deadline=None)
@given(long_texts, edits)
def test_pieces_are_in_order_and_proven(text: str, changes: list[tuple[str, float, int, str]]) -> None:
    folded, mine = fold_text(text), fold_text(edited(text, changes))
    pieces = locate(blocks_of(text), mine, Digester(DOCUMENT))
    for one, other in pairwise(pieces):
        assert one.end <= other.start
        assert one.end + one.shift <= other.start + other.shift
        assert (one.end, one.shift) != (other.start, other.shift)
    for piece in pieces:
        assert folded[piece.start : piece.end] == mine[piece.start + piece.shift : piece.end + piece.shift]


def test_random_edits_of_news_leave_most_spans_anchored_and_none_wrong() -> None:
    given_words = total = 0
    for seed in range(40):
        random = Random(seed)
        article = news(seed)
        changes = [
            (random.choice(["insert", "delete", "replace"]), random.random(), random.randint(1, 80), "Read more. ")
            for _ in range(random.randint(1, 4))
        ]
        results = anchored(article.text, edited(article.text, changes), [(a, b) for _, a, b in article.spans])
        assert all(fold_text(found.words) == had for had, found in results if found.words is not None)
        given_words += sum(found.words is not None for _, found in results)
        total += len(results)
    assert given_words > 0.85 * total


def one(text: str, copy: str, words: str) -> tuple[str | None, str | None]:
    """The words found of a span that is given by its words, and the reason why there are none."""
    start = text.index(words)
    ((_, found),) = anchored(text, copy, [(start, start + len(words))])
    return found.words, found.reason


LINES = [
    f"Line {number} speaks of {'abcdefghij'[number] * 20} and of nothing that another line speaks of, ever, {number}."
    for number in range(9)
]
TEXT = "\n".join(LINES)


def test_what_stands_elsewhere_is_found_there() -> None:
    assert one(TEXT, "\n".join([LINES[0], *LINES[4:]]), "Line 7 speaks") == ("Line 7 speaks", None)
    assert one(TEXT, "\n".join(["Menu | Home"] * 50 + LINES), "of nothing") == ("of nothing", None)
    assert one(TEXT, TEXT.replace("Line 3", "Line three"), "Line 5") == ("Line 5", None)


def test_a_changed_block_gives_nothing() -> None:
    assert one(TEXT, TEXT.replace("Line 3", "Line three"), "ddddd") == (None, NOT_FOUND)
    assert one(TEXT, "\n".join([*LINES[:3], *LINES[4:]]), "Line 3") == (None, NOT_FOUND)
    assert one(TEXT, "", "Line 3") == (None, NOT_FOUND)


def test_an_insertion_in_a_block_costs_only_what_it_interrupts() -> None:
    copy = TEXT.replace("speaks of ddd", "speaks ADVERTISEMENT of ddd")
    assert one(TEXT, copy, "Line 3 speaks") == ("Line 3 speaks", None)
    assert one(TEXT, copy, "of dddd") == ("of dddd", None)
    assert one(TEXT, copy, "speaks of dddd") == (None, INTERRUPTED)


def test_two_insertions_in_a_block_cost_the_block() -> None:
    copy = TEXT.replace("speaks of ddd", "speaks ADVERTISEMENT of AGAIN ddd")
    assert one(TEXT, copy, "Line 3 speaks") == (None, NOT_FOUND)


def test_a_span_over_two_blocks_needs_them_side_by_side() -> None:
    both = "ever, 3.\nLine 4"
    assert one(TEXT, TEXT.replace("\n", " "), both) == ("ever, 3. Line 4", None)
    assert one(TEXT, TEXT.replace("ever, 3.", "ever, 3.\nADVERTISEMENT"), both) == (None, INTERRUPTED)
    assert one(TEXT, TEXT.replace("ever, 3.", "soon, 3."), both) == (None, NOT_FOUND)
    assert one(TEXT, TEXT.replace("Line 4", "Line four"), both) == (None, NOT_FOUND)


def test_a_span_that_a_copy_cannot_cut_is_not_given() -> None:
    text = TEXT.replace("ddd", "fifi", 1)
    assert one(text, text.replace("fi", "ﬁ"), "fifi") == ("ﬁﬁ", None)
    assert one(text, text.replace("fi", "ﬁ"), "ifi") == (None, INSIDE_A_CHARACTER)
    assert one(text, text.replace("fi", "ﬁ"), "fif") == (None, INSIDE_A_CHARACTER)


def test_marks_belong_to_their_letters_and_are_nothing_alone() -> None:
    text = TEXT.replace("ddd", "café", 1)
    assert one(text, text.replace("é", "e\u0301"), "café") == ("cafe\u0301", None)
    assert one(text, text + " ", "\n") == (None, NOTHING_TO_MATCH)


def test_text_that_stands_twice_is_told_apart_by_its_neighbours() -> None:
    text = "\n".join([*LINES[:5], LINES[2], *LINES[5:]])
    copy = "\n".join([*LINES[:2], *LINES[3:5], LINES[2], *LINES[5:]])
    again = text.index(LINES[2], text.index(LINES[4]))
    ((_, found),) = anchored(text, copy, [(again, again + 40)])
    assert (found.words, found.start) == (LINES[2][:40], copy.index(LINES[2]))
    assert one(text, copy, LINES[6][5:50]) == (LINES[6][5:50], None)
