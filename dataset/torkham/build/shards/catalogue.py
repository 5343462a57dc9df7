"""The index of all annotations: on disk, in parts, kept between builds. Of it only little is in memory at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from torkham.build.problems import Problem
from torkham.build.read import twice
from torkham.build.shards import context, index
from torkham.build.shards import spread as spreads
from torkham.build.shards.division import spread
from torkham.build.shards.made import digest
from torkham.build.sources import Source
from torkham.build.storage import is_here
from torkham.engines import Engine

FILES, BYTES = 2048, 2**28
"""Most files and bytes, about, of which the index is one part; a file of more bytes is a part by itself."""
PRINTS = {"document_id": pl.String, "file": pl.String, "size": pl.Int64, "changed": pl.Float64, "spread": pl.Int64}


@dataclass(frozen=True)
class Catalogue:
    """The index, a file for some of the annotation files."""

    parts: tuple[Path, ...]

    @cached_property
    def count(self) -> int:
        """Number of entries."""
        return sum(self._scan(part).select(pl.len()).collect().item() for part in self.parts)

    @staticmethod
    def _scan(part: Path) -> pl.LazyFrame:
        return spreads.scan(part)

    def those(self, right: pl.Expr) -> pl.DataFrame:
        """The entries for which something is true, in the order of files and lines."""
        found = [self._scan(part).filter(right).collect() for part in self.parts]
        return pl.concat(found).sort("file", "start")

    def articles(self, asked: pl.Series) -> pl.Series:
        """Those of the identifiers that are articles."""
        found = [self._scan(part).select("article_id").collect().get_column("article_id") for part in self.parts]
        return pl.concat([ids.filter(ids.is_in(asked.implode())) for ids in found])

    def again(self) -> tuple[pl.DataFrame, list[Problem]]:
        """The entries that annotate an article another time, and a problem for each."""
        article = pl.col("article_id")
        hashes = [self._scan(part).select(article.drop_nulls().hash()).collect().to_series() for part in self.parts]
        every = pl.concat(hashes).sort()
        several = every.filter((every == every.shift(1)).fill_null(value=False)).unique()
        if several.is_empty():
            return pl.DataFrame(schema=index.SCHEMA), []
        rows = self.those(article.is_not_null() & article.hash().is_in(several.implode()))
        first = rows.filter(article.is_first_distinct()).select("article_id", first_file="file")
        repeated = rows.filter(~article.is_first_distinct())
        columns = ("file", "line", "article_id", "first_file")
        return repeated, [
            twice(Source(file, line, b""), name, Source(first_file, None, b""))
            for file, line, name, first_file in repeated.join(first, on="article_id").select(columns).iter_rows()
        ]


def catalogued(files: Sequence[Path], folder: Path, engine: Engine) -> Catalogue:
    """The index of the files, of which parts whose files are as they were are not made again."""
    for unfinished in folder.glob(".*.arrow") if is_here(folder) else ():
        unfinished.unlink()
    begun = index.now()
    there = index.files_as_they_are(files)
    tasks, kept = [], []
    for rows in _groups(there):
        settled = (rows.get_column("changed") < begun - index.SETTLED).all()
        name = f"index-{digest(context.code(), rows.rows())}" + ("" if settled else "-unsettled")
        path = folder / f"{name}.arrow"
        kept.append(path)
        if not settled or not path.exists():
            tasks.append(index.Task(name, tuple(rows.get_column("file")), str(path)))
    for _ in engine.map(index.make, tasks):
        pass
    names = {path.name for path in kept}
    for path in folder.glob("index-*.arrow"):
        if path.name not in names:
            path.unlink()
    return Catalogue(tuple(kept))


def _groups(there: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The files in groups that follow from their names, so that one more file changes one group."""
    there, groups = there.sort("file"), 1
    while len(there) > groups * FILES or there.get_column("size").sum() > groups * BYTES:
        groups *= 2
    number = pl.Series("group", [spread(file) % groups for file in there.get_column("file")], dtype=pl.Int64)
    yield from there.with_columns(number).partition_by("group", maintain_order=True, include_key=False)


def prints(folder: Path | None) -> pl.DataFrame:
    """The files of fingerprints, with what shows that one was changed."""
    found = sorted(folder.glob("*.json")) if folder else []
    rows = [(path.stem, str(path), path.stat().st_size, path.stat().st_mtime, spread(path.stem)) for path in found]
    return pl.DataFrame(rows, schema=PRINTS, orient="row")
