"""Matching and measures, against brute force, the library, and values worked out by hand."""

import json
from itertools import permutations
from pathlib import Path
from shutil import copytree

import krippendorff
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, Corpus
from torkham.agreement.compare import Comparison, as_frame
from torkham.agreement.match import f1, jaccard, matched
from torkham.agreement.measures import alpha, b_cubed, percent, token_alpha
from torkham.agreement.passes import Coding, read_coding
from torkham.agreement.tokens import Tokens, rows_to_tokens
from torkham.build.fingerprint_texts import read_pages

words = st.frozensets(st.integers(0, 6), min_size=1, max_size=4)
codes = st.lists(st.sampled_from("abc"), min_size=2, max_size=12)


def coding(folder: Path) -> Coding:
    return read_coding(folder, read_pages(SAMPLE / "texts", SAMPLE / "texts/pages.csv"))


@pytest.fixture
def other(corpus: Corpus) -> Corpus:
    """A corpus whose articles folder is a coding of its own."""
    copytree(corpus.folder / "registry", corpus.folder / "articles/registry")
    return corpus


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_the_matching_is_the_best_one_to_one_assignment(
    first: list[frozenset[int]], second: list[frozenset[int]]
) -> None:
    one, two = {f"a{i}": w for i, w in enumerate(first)}, {f"b{i}": w for i, w in enumerate(second)}
    pairs = matched(one, two)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    found = sum(jaccard(one[a], two[b]) for a, b in pairs)
    short, long = sorted((list(one.values()), list(two.values())), key=len)
    best = max(
        sum(j for a, b in zip(short, order, strict=False) if (j := jaccard(a, b)) >= 0.5)
        for order in permutations(long, len(short))
    )
    assert found == pytest.approx(best)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(1, 20).flatmap(
        lambda n: st.tuples(st.just(n), *[st.frozensets(st.integers(0, n - 1)) for _ in range(2)])
    )
)
def test_token_alpha_is_krippendorffs_alpha_over_all_words(drawn: tuple[int, frozenset[int], frozenset[int]]) -> None:
    total, first, second = drawn
    rows = [[int(word in marked) for word in range(total)] for marked in (first, second)]
    found = token_alpha(first, second, total)
    if len({value for row in rows for value in row}) < 2:
        assert found is None
    else:
        assert found == pytest.approx(krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal"))


@given(codes)
def test_a_coding_agrees_with_itself(same: list[str]) -> None:
    assert alpha(same, same) == (1.0 if len(set(same)) > 1 else None)
    assert b_cubed(same, same) == pytest.approx(1.0)
    assert percent(same, same) == 1.0


def test_measures_are_those_worked_out_by_hand() -> None:
    assert f1(3, 4, 5) == pytest.approx(6 / 9)
    assert f1(0, 0, 0) is None
    assert percent("aab", "abb") == pytest.approx(2 / 3)
    # four items, two clusters against one: precision 1/2, recall 1
    assert b_cubed("xxyy", "zzzz") == pytest.approx(2 * (0.5 * 1) / 1.5)
    assert alpha("aabb", "aabb") == 1.0
    assert alpha("ab", "ba") == pytest.approx(1 - 1 / (2 / 3))


def test_function_words_do_not_count_unless_there_are_no_others() -> None:
    tokens = Tokens("The envoy of the hills said so")
    spans = pl.DataFrame({"row_id": ["a", "b"], "char_start": [0, 10], "char_end": [9, 16]})
    assert rows_to_tokens(spans, tokens) == {"a": frozenset({1}), "b": frozenset({2, 3})}


def test_a_coding_compared_with_itself_agrees_in_everything(other: Corpus) -> None:
    same = coding(other.folder / "articles")
    rows = as_frame(Comparison(same, same).rows())
    assert len(rows) > 100
    assert rows.filter(pl.col("value").is_not_null() & (pl.col("value") < 1)).is_empty()
    assert set(rows["measure"]) == {"f1", "relation_agreement", "alpha_token", "b_cubed", "alpha_nominal", "percent"}


def test_one_changed_code_is_the_one_disagreement(other: Corpus, tmp_path: Path) -> None:
    copytree(other.folder / "articles", tmp_path / "second")
    path = tmp_path / "second/courier.json"
    article = json.loads(path.read_text("utf-8"))
    article["reports"][0]["realis"] = "planned"
    path.write_text(json.dumps(article), "utf-8")
    compared = Comparison(coding(other.folder / "articles"), coding(tmp_path / "second"))
    rows = as_frame(compared.rows()).filter(pl.col("article_id").is_null())
    below = rows.filter(pl.col("value") < 1).select("table_name", "column_name").unique().rows()
    assert below == [("reports", "realis")]
    confused = compared.confusions().filter(pl.col("first_code") != pl.col("second_code"))
    assert confused.rows() == [("reports", "realis", "occurred", "planned", 1)]


def test_a_missing_statement_lowers_identification_and_nothing_else(other: Corpus, tmp_path: Path) -> None:
    copytree(other.folder / "articles", tmp_path / "second")
    path = tmp_path / "second/courier.json"
    article = json.loads(path.read_text("utf-8"))
    del article["statements"][3]
    path.write_text(json.dumps(article), "utf-8")
    rows = as_frame(Comparison(coding(other.folder / "articles"), coding(tmp_path / "second")).rows())
    overall = rows.filter(
        pl.col("article_id").is_null() & (pl.col("measure") == "f1") & pl.col("column_name").is_null()
    )
    found = dict(overall.filter(pl.col("variant") == "jaccard_0.5").select("table_name", "value").iter_rows())
    assert found["statements"] == pytest.approx(2 * 4 / 9, abs=1e-4)
    assert found["reports"] == 1
