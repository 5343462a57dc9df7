"""How many spans get their words back from changed copies, and whether any get the wrong ones."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import polars as pl

from benchmarks.copies import CHANGES
from benchmarks.news import News
from benchmarks.releases import document_id, release_of
from torkham.rehydration import rehydrate
from torkham.text import fold_text

MINIMUM = {
    "CRLF line ends": 1.0,
    "straight quotes, dashes, ellipses": 1.0,
    "NFD": 1.0,
    "one line": 1.0,
    "prefix and suffix": 1.0,
    "advertisements": 0.94,
    "a deleted paragraph": 0.93,
    "three changed words": 0.87,
    "all at once": 0.77,
}
"""What is aimed at for news, as shares of all spans."""


@dataclass(frozen=True)
class Rate:
    """One change, over all articles and seeds."""

    change: str
    anchored: float
    """Mean over documents of the share of spans that have words."""
    whole_blocks_only: float
    """The same, if a block with one insertion in it is not found in two pieces."""
    wrong: int
    """Spans with words that are not theirs."""
    spans: int
    status: dict[str, int]
    """How many copies have which status."""

    def facts(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def rates(articles: Sequence[News], seeds: int = 1) -> list[Rate]:
    """The rates of every change; each article is changed so many times, each time by another seed."""
    with TemporaryDirectory() as folder:
        release = release_of(articles, Path(folder) / "release")
        return [_rate(change, articles, seeds, release, Path(folder)) for change in CHANGES]


def _rate(change: str, articles: Sequence[News], seeds: int, release: Path, folder: Path) -> Rate:
    shares, whole, statuses = [], [], []
    wrong = spans = 0
    for seed in range(seeds):
        texts = folder / f"{change}-{seed}"
        write_copies(texts, {n: CHANGES[change](a.text, Random(1000 * seed + n)) for n, a in enumerate(articles)})
        found = rehydrate(texts, release=release)
        shares += found.documents.select(pl.col("n_anchored") / pl.col("n_spans")).to_series().to_list()
        statuses += found.documents.get_column("status").to_list()
        wrong += len(wrong_words(found.spans, articles))
        spans += len(found.spans)
        with patch("torkham.rehydration.locate._spliced", return_value=[]):
            plain = rehydrate(texts, release=release).documents
        whole += plain.select(pl.col("n_anchored") / pl.col("n_spans")).to_series().to_list()
    counts = {status: statuses.count(status) for status in sorted(set(statuses))}
    return Rate(change, mean(shares), mean(whole), wrong, spans, counts)


def write_copies(folder: Path, copies: dict[int, str]) -> None:
    """Write copies of numbered documents under names that say nothing."""
    folder.mkdir(parents=True)
    for number, text in copies.items():
        name = sha256(f"{folder.name}{number}".encode()).hexdigest()[:12]
        (folder / f"{name}.txt").write_text(text, "utf-8", newline="")


def wrong_words(spans: pl.DataFrame, articles: Sequence[News]) -> list[tuple[str, str]]:
    """The spans whose words do not fold to what they folded to in the article, with those words."""
    numbers = {document_id(number): number for number in range(len(articles))}
    had = pl.concat(
        [pl.DataFrame(schema={"span_id": pl.String, "had": pl.String})]
        + [
            pl.DataFrame(
                [
                    (f"sp-{document[3:]}-{n}", fold_text(articles[number].text[start:end]))
                    for n, (_, start, end) in enumerate(articles[number].spans, 1)
                ],
                schema={"span_id": pl.String, "had": pl.String},
                orient="row",
            )
            for document, number in numbers.items()
        ]
    )
    given = spans.filter(pl.col("words").is_not_null()).join(had, on="span_id", how="left", validate="m:1")
    return [
        (span, words)
        for span, words, had in given.select("span_id", "words", "had").iter_rows()
        if fold_text(words) != had
    ]
