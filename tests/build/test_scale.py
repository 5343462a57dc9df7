"""What a large build wants besides: few words about much that is wrong, and places that are no folders."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from upath import UPath

from benchmarks import synthetic
from tests.build.test_shards import SMALL, bytes_of, inputs_of
from torkham.build.assemble import Inputs
from torkham.build.candidate import Scale
from torkham.build.problems import BuildError, as_text
from torkham.build.run import build, check
from torkham.build.storage import at
from torkham.build.validate import SHOWN

IN_PARTS = Scale(shard=16, engine="inline")


def test_many_broken_rows_are_all_counted_and_few_are_shown(tmp_path: Path) -> None:
    sizes = synthetic.Sizes(mentions=20, reports=8, participants=2, statements=8, actors=20, places=9, events=300)
    synthetic.write(tmp_path / "corpus", Random(5), 60, sizes)
    broken = synthetic.break_corpus(tmp_path / "corpus/articles", Random(6), 0.6)
    problems = check(inputs_of(tmp_path / "corpus"), scale=IN_PARTS).problems
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.rule] += problem.count
    assert {rule: told[rule] for rule in broken} == dict(broken)
    assert max(broken.values()) > 2 * SHOWN
    assert max(Counter((p.rule, p.table, p.column) for p in problems).values()) <= SHOWN
    assert all(p.file and p.path for p in problems)
    text = as_text(problems)
    assert len(text.splitlines()) < 30 * len(told)
    assert all(f"broken {count} times" in text for count in told.values() if count > 1)


def test_articles_that_are_no_annotations_are_all_counted(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "corpus", Random(5), 300, SMALL)
    for path in (tmp_path / "corpus/articles").rglob("*.json"):
        path.write_text(path.read_text("utf-8").replace('"genre"', '"gender"'), "utf-8")
    problems = check(inputs_of(tmp_path / "corpus"), scale=Scale(shard=150, engine="inline")).problems
    of_format = [p for p in problems if p.rule == "an_annotation_has_the_format"]
    assert sum(p.count for p in of_format) >= 300
    assert len(of_format) <= SHOWN
    assert {p.file for p in of_format} <= {str(path) for path in (tmp_path / "corpus/articles").rglob("*.json")}


@pytest.fixture
def elsewhere(tmp_path: Path) -> UPath:
    """A corpus at an address, and the same in a folder."""
    synthetic.write(tmp_path / "corpus", Random(9), 6, SMALL)
    home = UPath(f"memory://{tmp_path.name}")
    for path in (tmp_path / "corpus").rglob("*"):
        if path.is_file():
            target = home / path.relative_to(tmp_path).as_posix()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return home


@pytest.mark.parametrize("shard", [2, 4096])
def test_a_build_at_an_address_makes_the_same_bytes(shard: int, elsewhere: UPath, tmp_path: Path) -> None:
    scale = Scale(shard, "inline")
    here = build(inputs_of(tmp_path / "corpus"), tmp_path / "out", "0.1.0", scale=scale).folder
    inputs = Inputs((at(f"{elsewhere}/corpus/articles"),), at(f"{elsewhere}/corpus/registry"))
    for _ in range(2):
        there = build(inputs, at(f"{elsewhere}/out"), "0.1.0", scale=scale).folder
    files = {str(path.relative_to(there)): path.read_bytes() for path in there.rglob("*") if path.is_file()}
    assert files == bytes_of(here)
    assert (at(f"{elsewhere}/out") / "CURRENT").read_text("utf-8") == (tmp_path / "out/CURRENT").read_text("utf-8")


def test_problems_at_an_address_name_it(elsewhere: UPath) -> None:
    path = sorted((elsewhere / "corpus/articles").rglob("*.json"))[0]
    path.write_text(path.read_text().replace('"genre"', '"gender"'))
    inputs = Inputs((at(f"{elsewhere}/corpus/articles"),), at(f"{elsewhere}/corpus/registry"))
    with pytest.raises(BuildError) as error:
        build(inputs, at(f"{elsewhere}/out"), "0.1.0", scale=Scale(2, "inline"))
    assert str(path) in {p.file for p in error.value.problems if p.rule == "an_annotation_has_the_format"}
