"""Invented corpora: the same from the same seed, valid, and broken in ways that are counted."""

from collections import Counter
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from benchmarks import synthetic
from torkham.build.assemble import Inputs
from torkham.build.run import check
from torkham_schema.codes import codes_of
from torkham_schema.relations.attribution import NEEDED_ACTS


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def inputs(folder: Path) -> Inputs:
    return Inputs((folder / "articles",), folder / "registry")


@pytest.mark.parametrize("lines", [False, True], ids=["files", "lines"])
def test_the_bytes_do_not_depend_on_the_number_of_processes(tmp_path: Path, lines: bool) -> None:
    for processes in (1, 2):
        synthetic.write(tmp_path / str(processes), Random(3), 12, lines=lines, processes=processes, part=5)
    one, two = digests(tmp_path / "1"), digests(tmp_path / "2")
    assert one == two
    assert len(one) == 7 + (3 if lines else 12)


def test_another_seed_gives_another_corpus() -> None:
    first, second = (next(synthetic.articles(Random(seed), 1)) for seed in (1, 2))
    assert first != second
    assert first == next(synthetic.articles(Random(1), 1))


def test_files_and_lines_hold_the_same_articles(tmp_path: Path) -> None:
    for name, lines in (("files", False), ("lines", True)):
        synthetic.write(tmp_path / name, Random(5), 8, lines=lines)
    files = [path.read_bytes() for path in sorted((tmp_path / "files/articles").rglob("*.json"))]
    (lines_file,) = (tmp_path / "lines/articles").glob("*.jsonl")
    assert sorted(lines_file.read_bytes().splitlines()) == sorted(files)


@pytest.mark.parametrize("sizes", [None, synthetic.Sizes(actors=6, places=3, events=40, reports=4, statements=5)])
def test_a_corpus_is_valid(tmp_path: Path, sizes: synthetic.Sizes | None) -> None:
    synthetic.write(tmp_path / "corpus", Random(11), 60, sizes, lines=True)
    assert check(inputs(tmp_path / "corpus")).problems == []


def test_a_corpus_is_as_large_as_news_is(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "corpus", Random(13), 200, lines=True)
    frames = check(inputs(tmp_path / "corpus")).frames
    rows = {name: len(frame) / 200 for name, frame in frames.items()}
    assert rows["events"] == 5
    assert 14 < rows["reports"] < 16
    assert 19 < rows["statements"] < 21
    assert all(rows[name] > 0 for name in ("figures", "statement_relations", "event_relations", "missing"))
    mentions = frames["spans"].filter(part="mention").n_unique("span_id")
    assert 24 < mentions / 200 < 26


def test_events_grow_with_the_corpus_and_registries_slowly() -> None:
    small, large = synthetic.Sizes.of(1_000), synthetic.Sizes.of(100_000)
    assert large.events == 100 * small.events
    assert (large.actors, large.places) == (2_000, 1_000)
    assert large.actors == 10 * small.actors


def test_every_speech_act_can_do_what_it_is_drawn_for() -> None:
    from benchmarks.synthetic.world import LINKS

    assert set(LINKS) == set(codes_of("speech_act"))
    assert all(act in NEEDED_ACTS.get(relation, (act,)) for act, relations in LINKS.items() for relation in relations)


@pytest.mark.parametrize("lines", [False, True], ids=["files", "lines"])
def test_a_broken_corpus_has_exactly_the_problems_that_were_put_in(tmp_path: Path, lines: bool) -> None:
    synthetic.write(tmp_path / "corpus", Random(17), 30, lines=lines)
    broken = synthetic.break_corpus(tmp_path / "corpus/articles", Random(18), 0.05)
    found: Counter[str] = Counter()
    for problem in check(inputs(tmp_path / "corpus")).problems:
        found[problem.rule] += problem.count
    assert set(broken) == set(synthetic.BROKEN)
    assert found == broken
