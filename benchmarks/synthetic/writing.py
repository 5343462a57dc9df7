"""Write an invented corpus, on several processes. The bytes depend on the seed alone."""

import csv
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import msgspec

from benchmarks.synthetic.article import article
from benchmarks.synthetic.draws import Row
from benchmarks.synthetic.registries import registries
from benchmarks.synthetic.sizes import Sizes
from torkham.build.registry import edited_columns

A_FOLDER = 1000
"""Files of a subfolder."""
A_FILE = 10_000
"""Lines of a JSON Lines file."""


@dataclass(frozen=True)
class Corpus:
    """Which articles, and where they go."""

    folder: Path
    """Of the annotations."""
    seed: int
    count: int
    sizes: Sizes
    lines: bool
    part: int
    """Articles of a JSON Lines file, or of a subfolder."""

    def parts(self) -> list[range]:
        """Numbers of the articles of each JSON Lines file or each subfolder."""
        return [range(start, min(start + self.part, self.count)) for start in range(0, self.count, self.part)]


def write(
    folder: Path,
    random: Random,
    count: int,
    sizes: Sizes | None = None,
    *,
    lines: bool = False,
    processes: int = 1,
    part: int | None = None,
) -> None:
    """Write a corpus: `articles/`, as one JSON file an article or as JSON Lines, and `registry/`.

    `part` is how many articles go into a JSON Lines file or a subfolder; else A_FILE or A_FOLDER.
    """
    given = sizes or Sizes.of(count)
    (folder / "articles").mkdir(parents=True)
    (folder / "registry").mkdir()
    corpus = Corpus(
        folder / "articles", random.getrandbits(64), count, given, lines, part or (A_FILE if lines else A_FOLDER)
    )
    for name, rows in registries(count, given).items():
        _write_csv(folder / "registry" / f"{name}.csv", edited_columns(name), rows)
    if processes == 1:
        for numbers in corpus.parts():
            _write_part(corpus, numbers)
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            list(pool.map(partial(_write_part, corpus), corpus.parts()))


def _write_csv(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _texts(corpus: Corpus, numbers: range) -> Iterator[tuple[str, bytes]]:
    encode = msgspec.json.Encoder().encode
    for number in numbers:
        found = article(corpus.seed, number, corpus.count, corpus.sizes)
        yield found["article_id"], encode(found)


def _write_part(corpus: Corpus, numbers: range) -> None:
    if corpus.lines:
        with (corpus.folder / f"{numbers.start // corpus.part:05d}.jsonl").open("wb") as file:
            file.writelines(text + b"\n" for _, text in _texts(corpus, numbers))
        return
    folder = corpus.folder / f"{numbers.start // corpus.part:05d}"
    folder.mkdir()
    for name, text in _texts(corpus, numbers):
        (folder / f"{name}.json").write_bytes(text)
