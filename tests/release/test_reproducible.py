"""The same inputs give the same bytes, whatever the order of files, the batches, the threads or the hash seed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import SAMPLE, Corpus
from torkham.build import assemble
from torkham.build.assemble import Assembled, Inputs
from torkham.build.publish import publish
from torkham.build.read import batches
from torkham.build.run import build
from torkham.build.sources import Source
from torkham.release.archive import archive
from torkham.release.sums import files_in, hash_of

BUILD = """
import sys
from pathlib import Path
from torkham.build.assemble import Inputs
from torkham.build.run import build
root = Path(sys.argv[1])
build(Inputs((root / "articles",), root / "registry", root / "documents"), Path(sys.argv[2]), "0.1.0")
"""


def hashes(out: Path) -> dict[str, str]:
    """The hash of every file that was published."""
    return {name: hash_of(out / name) for name in files_in(out)}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("expected")
    build(Inputs((SAMPLE / "articles",), SAMPLE / "registry", SAMPLE / "documents"), out, "0.1.0")
    return hashes(out)


@pytest.mark.parametrize(("threads", "seed"), [("1", "1"), ("2", "2")])
def test_threads_and_hash_seed_do_not_matter(threads: str, seed: str, expected: dict[str, str], tmp_path: Path) -> None:
    environment = {**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", BUILD, str(SAMPLE), str(tmp_path)], check=True, env=environment)
    assert hashes(tmp_path) == expected


def test_the_order_and_form_of_the_input_files_do_not_matter(
    make_corpus: Callable[[str], Corpus], expected: dict[str, str], tmp_path: Path
) -> None:
    renamed, lines, split = (make_corpus(name) for name in ("renamed", "lines", "split"))
    (renamed.folder / "articles/courier.json").rename(renamed.folder / "articles/z.json")
    articles = [json.loads(path.read_text("utf-8")) for path in sorted((lines.folder / "articles").iterdir())]
    for path in (lines.folder / "articles").iterdir():
        path.unlink()
    (lines.folder / "articles/all.jsonl").write_text("".join(f"{json.dumps(a)}\n" for a in reversed(articles)), "utf-8")
    both = sorted((split.folder / "articles").iterdir(), reverse=True)
    inputs = [renamed.inputs, lines.inputs, Inputs(tuple(both), split.inputs.registry, split.inputs.documents)]
    for number, given in enumerate(inputs):
        build(given, tmp_path / str(number), "0.1.0")
        assert hashes(tmp_path / str(number)) == expected


def test_the_size_of_a_batch_does_not_matter(
    expected: dict[str, str], corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_by_one(files: list[Path]) -> list[list[Source]]:
        return [some for path in files for some in batches([path], 1)]

    monkeypatch.setattr(assemble, "batches", one_by_one)
    build(corpus.inputs, tmp_path / "out", "0.1.0")
    assert hashes(tmp_path / "out") == expected


def test_chunks_do_not_matter(sample: Assembled, expected: dict[str, str], tmp_path: Path) -> None:
    pieces = {
        name: pl.concat([*frame.iter_slices(2)] or [frame], rechunk=False) for name, frame in sample.tables.items()
    }
    assert pieces["spans"].n_chunks() > 1
    publish(pieces, tmp_path, "0.1.0")
    assert hashes(tmp_path) == expected


def test_an_archive_of_the_same_files_is_the_same_bytes(released: Path, tmp_path: Path) -> None:
    (folder,) = (path for path in released.iterdir() if path.is_dir())
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in sorted(folder.iterdir(), reverse=True):
        (copy / path.name).write_bytes(path.read_bytes())
    archive(folder, tmp_path / "one.zip")
    archive(copy, tmp_path / "two.zip")
    assert hash_of(tmp_path / "one.zip") == hash_of(tmp_path / "two.zip")
