"""What holds for any valid corpus, drawn by hypothesis from the synthetic world."""

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from benchmarks import synthetic
from torkham.build.aggregate import aggregate
from torkham.build.assemble import Assembled, Inputs, assemble
from torkham.build.order import in_order
from torkham.build.read import read_batch
from torkham.build.sources import Source
from torkham.build.tabulate import Tables, levels, tabulate, together
from torkham.build.validate import check_table, validate
from torkham_schema.dictionary import tables

SMALL = synthetic.Sizes(mentions=2, reports=3, participants=1, statements=4, actors=5, places=3, events=5)
randoms = st.randoms(use_true_random=False)
some = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))

BREAKERS: list[tuple[str, str, Any, str]] = [
    ("reports", "event_type", "WAR", "a_code_is_in_its_list"),
    ("reports", "event_id", "ev-nowhere000", "every_reference_exists"),
    ("reports", "report_id", "report one", "a_value_has_its_form"),
    ("statements", "speech_act", None, "a_required_cell_is_filled"),
    ("statements", "rendering", "silence", "silence_says_nothing"),
    ("statement_chain", "position", 7, "chains_have_no_gaps"),
    ("spans", "row_id", "rp-nowhere000-1", "every_span_belongs_to_a_row"),
    ("spans", "char_end", 0, "a_region_is_not_empty"),
    ("segments", "char_start", 99_999, "a_region_is_not_empty"),
    ("actor_rollup", "actor_id", "ac-nowhere000", "every_reference_exists"),
    ("events", "event_class", "state_of_affairs", "only_states_have_a_kind_and_no_type"),
    ("articles", "published_edtf", "2024-31", "every_date_can_be_read"),
]
"""A table, a column, a value that is wrong there in any row, and the rule it breaks."""


def tabulated(articles: list[dict[str, Any]]) -> Tables:
    """The coded tables of some articles, read two at a time."""
    parts = [levels(read_batch(sources(articles[place : place + 2])).articles) for place in range(0, len(articles), 2)]
    return tabulate(together([levels([]), *parts]))


def corpus(random: Random, count: int) -> Assembled:
    with TemporaryDirectory() as folder:
        synthetic.write(Path(folder) / "corpus", random, count, SMALL)
        inputs = Inputs((Path(folder) / "corpus/articles",), Path(folder) / "corpus/registry")
        return assemble(inputs)


def sources(articles: list[dict[str, Any]]) -> list[Source]:
    return [Source(f"{a['article_id']}.json", None, json.dumps(a).encode()) for a in articles]


@some
@given(randoms, st.integers(0, 3))
def test_any_valid_corpus_builds_and_validates(random: Random, count: int) -> None:
    built = corpus(random, max(1, count))
    assert built.problems == []
    assert validate(built.tables) == []


@some
@given(randoms, randoms)
def test_shuffling_articles_changes_nothing(random: Random, shuffler: Random) -> None:
    articles = list(synthetic.articles(random, 4, SMALL))
    shuffled = shuffler.sample(articles, len(articles))
    first, second = tabulated(articles), tabulated(shuffled)
    for name in first:
        assert_frame_equal(in_order(name, first[name]), in_order(name, second[name]))


@some
@given(randoms, st.integers(0, 4))
def test_tabulating_in_parts_equals_tabulating_at_once(random: Random, cut: int) -> None:
    articles = list(synthetic.articles(random, 4, SMALL))
    whole = tabulated(articles)
    parts = [tabulated(part) for part in (articles[:cut], articles[cut:])]
    for name, frame in whole.items():
        assert_frame_equal(in_order(name, frame), in_order(name, pl.concat([part[name] for part in parts])))


@some
@given(randoms, st.integers(0, 4), st.sampled_from(["representative", "conservative", "informative"]))
def test_aggregating_the_concatenated_parts_equals_aggregating_the_whole(random: Random, cut: int, rule: str) -> None:
    articles = list(synthetic.articles(random, 4, SMALL))
    built = corpus(Random(0), 1)
    registry = {name: built.tables[name] for name in ("actors", "actor_rollup", "places")}
    labels = pl.DataFrame(schema={"event_id": pl.String, "label": pl.String})
    whole = tabulated(articles)
    parts = [tabulated(part) for part in (articles[cut:], articles[:cut])]
    joined = {name: pl.concat([part[name] for part in parts]) for name in whole}
    first, second = (aggregate({**registry, **t}, labels, rule) for t in (whole, joined))
    assert_frame_equal(first, second, check_row_order=False)


@some
@given(randoms, st.sampled_from(BREAKERS))
def test_breaking_one_rule_reports_that_rule(random: Random, breaker: tuple[str, str, Any, str]) -> None:
    table, column, value, rule = breaker
    built = corpus(Random(7), 2)
    frame = built.tables[table]
    row = random.randrange(len(frame))
    broken = frame.with_row_index("_row").with_columns(
        pl.when(pl.col("_row") == row).then(pl.lit(value, dtype=frame.schema[column])).otherwise(column).alias(column)
    )
    problems = validate({**built.tables, table: broken.drop("_row")}, built.places)
    assert rule in {p.rule for p in problems if p.table in (table, "statements")}


@pytest.mark.parametrize("lazy", [False, True], ids=["eager", "lazy"])
def test_a_bad_frame_is_refused_whether_it_arrives_eager_or_lazy(sample: Assembled, lazy: bool) -> None:
    bad = sample.tables["figures"].with_columns(measure=pl.lit("sorrow"))
    problems = check_table(tables()["figures"], bad.lazy() if lazy else bad)
    assert {p.rule for p in problems} == {"a_code_is_in_its_list"}
    assert [p.row_id for p in problems] == bad["figure_id"].to_list()
