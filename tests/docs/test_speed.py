"""The page on speed says what was measured, and its arithmetic is right."""

import json
from typing import Any

import pytest

from tests.conftest import ROOT
from torkham.pages import generate
from torkham.pages.aims import aims, growth
from torkham.pages.plan import MB, Cluster, Costs, by_default, costs, fewest, planned
from torkham.pages.speed import UNDIVIDED, blocks
from torkham.pages.timings import Timing, one, timings


def a_run(tool: str, seconds: float, task: str = "build", articles: int = 1000, **more: Any) -> dict[str, Any]:
    run = {"articles": articles, "form": "lines", "task": task, "tool": tool, "status": "done", "seconds": seconds}
    return {**run, "cpu_seconds": 1.5 * seconds, "peak_mb": 100.0, **more}


SAID = {
    "parts": {"shards": 4, "buckets": 1},
    "bytes": {"release": 9_000, "testimony": 2_000, "all": 12_000},
    "kinds": 7,
    "phases": {"shards": 1.5},
}
IDLE = ((1000, 10.0, 15.0), (200, 4.0, 5.0))
"""Articles, seconds and CPU seconds of two builds."""
CHECKED = {"rows": 5000, "phases": {"read and check": 0.5}}
FOUND: dict[str, Any] = {
    "machine": {
        "cores": 2,
        "memory_gib": 24,
        "processor": "P",
        "system": "S",
        "python": "3",
        "packages": {"polars": "2"},
    },
    "limits": {"seconds": 60, "peak_mb": 1000},
    "corpora": [{"articles": 1000, "form": "lines", "files": 1, "bytes": 36_000_000}],
    "runs": [
        a_run("torkham", 1.0, said=SAID),
        a_run("torkham", 2.0, said=SAID),
        a_run("torkham", 9.0, said=SAID),
        a_run("duckdb", 4.0),
        a_run("fair", 8.0, status="out_of_memory"),
        a_run("fair", 8.0, articles=500),
        a_run("torkham", 0.5, "rebuild"),
        a_run("torkham", 0.6, "check one table", said=CHECKED),
        a_run("frictionless", 9.0, "check one table", said={**CHECKED, "phases": {"read and check": 5.0}}),
    ],
    "rehydration": [{"documents": 50, "spans": 9900, "cpu_seconds": 1.6, "peak_mb": 99.5}],
}


def test_the_page_has_the_numbers_that_were_measured() -> None:
    found = generate.of_measurements(ROOT)
    assert found["docs/speed.md"] == (ROOT / "docs/speed.md").read_text("utf-8")
    assert found["docs/assets/speed.svg"] == (ROOT / "docs/assets/speed.svg").read_text("utf-8")


def test_what_was_measured_names_no_paths() -> None:
    text = (ROOT / "docs/assets/speed.json").read_text("utf-8")
    assert str(ROOT) not in text
    assert "/tmp" not in text
    assert {run["tool"] for run in json.loads(text)["runs"]} >= {"torkham", "duckdb", "floor", "fair", "frictionless"}


def test_the_median_of_the_runs_that_were_done_counts() -> None:
    taken = timings(FOUND)
    ours = one(taken, 1000, "lines", "build", "torkham")
    assert ours is not None
    assert (ours.seconds, ours.cpu_seconds, ours.runs) == (2.0, 3.0, 3)
    assert one(taken, 1000, "lines", "build", "fair") is None


def test_tables_have_ratios_to_ours_and_say_who_was_not_done() -> None:
    shown = blocks(FOUND)
    assert "| 1,000 | torkham | 2.00 | 3.00 | 100 | 500 | 1.00 | 1.00 |" in shown["builds"]
    assert "| 1,000 | duckdb | 4.00 | 6.00 | 100 | 250 | 2.00 | 2.00 |" in shown["builds"]
    assert "| 1,000 | fair | out of memory | – | – | – | – | – |" in shown["builds"]
    assert "| 500 | fair | 8.00 | 12.00 | 100 | 62 | – | – |" in shown["builds"]
    assert "1,000 articles are 36 MB" in shown["builds"]
    assert "| rebuild | 1,000 | JSON Lines | torkham | 0.50 | 0.75 | 100 | 25.0% |" in shown["tasks"]
    assert "| 5,000 | frictionless | 5.00 | 1,000 | 10.00 | 100 |" in shown["one_table"]
    assert "| 50 | 9,900 | 2 | 100 |" in shown["rehydration"]
    assert "shards 1.5 s" in shown["phases"]


@pytest.mark.parametrize(
    ("runs", "reached"),
    [
        ([a_run("torkham", 2.0), a_run("fair", 12.0), a_run("duckdb", 2.0), a_run("torkham", 0.2, "rebuild")], True),
        ([a_run("torkham", 2.0), a_run("fair", 11.9), a_run("duckdb", 1.9), a_run("torkham", 0.3, "rebuild")], False),
        ([a_run("torkham", 2.0)], None),
    ],
)
def test_aims_are_reached_missed_or_not_measured(runs: list[dict[str, Any]], reached: bool | None) -> None:
    found = list(aims(timings({**FOUND, "runs": runs}), "lines"))
    assert [aim.reached for aim in found[:3]] == [reached] * 3
    assert [aim.reached for aim in found[3:]] == [True]


def test_memory_that_grows_too_much_from_100000_to_1000000_articles_misses_the_aim() -> None:
    tenth = a_run("torkham", 9.0, articles=100_000) | {"form": "brief"}
    runs = [tenth, {**tenth, "articles": 1_000_000, "peak_mb": 111.0}]
    found = growth(timings({**FOUND, "runs": runs}))
    assert (found.measured, found.reached) == ("11.0%", False)
    assert growth(timings({**FOUND, "runs": [tenth]})).reached is None


def test_the_costs_of_an_article_are_those_of_the_build_shared_out() -> None:
    ours = one(timings(FOUND), 1000, "lines", "build", "torkham")
    assert ours is not None
    cost = costs(ours, None, 36_000_000, cores=2)
    assert cost.cpu == pytest.approx(0.003)
    assert cost.serial == pytest.approx((2 * 2.0 - 3.0) / 1000)
    assert (cost.bytes_in, cost.bytes_out, cost.testimony, cost.kinds) == (36_000, 9, 2, 7)
    assert cost.memory == pytest.approx(100 * MB / 2 / 250)


def test_what_the_same_small_corpus_idles_too_is_not_the_articles() -> None:
    ours, small = (Timing(n, "lines", "build", "torkham", "done", 1, s, c, 9.0, SAID) for n, s, c in IDLE)
    cost = costs(ours, small, 36_000_000, cores=2)
    assert cost.serial == pytest.approx((5.0 - 3.0) / (1000 - 200))


def test_nothing_is_planned_from_a_build_that_was_not_divided() -> None:
    undivided = {**SAID, "parts": {"shards": 1, "buckets": 1}}
    shown = blocks({**FOUND, "runs": [a_run("torkham", 1.0, said=undivided)]})
    assert shown["plan"] == shown["costs"] == UNDIVIDED


def test_the_plan_adds_up() -> None:
    cost = Costs(1000, cpu=0.002, serial=0, bytes_in=900, bytes_out=60, testimony=20, memory=1000, kinds=7)
    cluster = Cluster(workers=2, cores=4, memory_gb=2, busy=0.5, gigabit=8, latency=0.01, ranges=4)
    plan = planned(cost, 1_000_000, cluster, by_default(1_000_000, 1000))
    assert (plan.shards, plan.buckets) == (1024, 128)
    assert plan.ranges == 1024 * 128 * 7
    assert plan.cpu_hours == pytest.approx(2000 / 3600)
    assert plan.cpu_seconds == pytest.approx(2000 / (8 * 0.5))
    assert plan.network_seconds == pytest.approx(1_000_000 * 1000 * 8 / (2 * 8e9))
    assert plan.range_seconds == pytest.approx(plan.ranges * 0.01 / (8 * 4))
    assert plan.seconds == pytest.approx(plan.cpu_seconds + plan.network_seconds + plan.range_seconds)


def test_parts_are_as_few_as_half_of_a_cores_memory_holds() -> None:
    cost = Costs(1000, cpu=0.002, serial=0, bytes_in=900, bytes_out=60, testimony=20, memory=1000, kinds=7)
    assert fewest(cost, 2_000_000, Cluster(memory_gb=2, unpacked=100)) == (2, 4)
    assert fewest(cost, 1000, Cluster(memory_gb=2, unpacked=100)) == (1, 1)


def test_one_process_never_works_longer_than_all_of_the_cpu_time() -> None:
    waiting = Timing(1000, "lines", "build", "torkham", "done", 1, 50.0, 2.0, 9.0, SAID)
    assert costs(waiting, None, 36_000_000, cores=2).serial == pytest.approx(0.002)
