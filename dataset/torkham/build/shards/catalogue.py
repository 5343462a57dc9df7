"""The index of all annotations, kept between builds, and the fingerprints that lie beside them."""

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from torkham.build.problems import Problem
from torkham.build.read import twice
from torkham.build.shards import index
from torkham.build.sources import Source
from torkham.build.storage import read_frame, written
from torkham.engines import Engine

FILES_A_TASK = 200
INDEX, FILES, WHEN = "index.parquet", "files.parquet", "indexed.json"
PRINTS = {"document_id": pl.String, "file": pl.String, "size": pl.Int64, "changed": pl.Float64}


def indexed(files: Sequence[Path], folder: Path, engine: Engine) -> pl.DataFrame:
    """The index of the files, of which those that are as they were are not read again."""
    begun = index.now()
    there = index.files_as_they_are(files)
    before, trusted = _before(there, folder)
    new = there.join(trusted, on="file", how="anti").get_column("file").to_list()
    tasks = [tuple(new[start : start + FILES_A_TASK]) for start in range(0, len(new), FILES_A_TASK)]
    parts = dict(engine.map(index.index_of, tasks))
    kept = before.join(trusted.select("file"), on="file", how="semi")
    found = pl.concat([kept, *(parts[number] for number in range(len(tasks)))]).sort("file", "start")
    for name, frame in ((INDEX, found), (FILES, there)):
        with written(folder / name) as file:
            frame.write_parquet(file, compression="lz4")
    with written(folder / WHEN) as file:
        file.write(json.dumps(begun).encode())
    return found


def _before(there: pl.DataFrame, folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The index that was kept, and those of the files for which it still holds."""
    try:
        when = float(json.loads((folder / WHEN).read_bytes()))
        before = read_frame(folder / INDEX)
        return before, index.unchanged(there, read_frame(folder / FILES), when)
    except (OSError, ValueError, pl.exceptions.PolarsError):
        return pl.DataFrame(schema=index.SCHEMA), there.clear()


def once(entries: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The entries without those that annotate an article again, and a problem for each of these."""
    again = pl.col("article_id").is_not_null() & ~pl.col("article_id").is_first_distinct()
    first = entries.filter(~again)
    files = first.select("article_id", first_file="file")
    rows = entries.filter(again).join(files, on="article_id")
    columns = ("file", "line", "article_id", "first_file")
    return first, [
        twice(Source(file, line, b""), article, Source(first_file, None, b""))
        for file, line, article, first_file in rows.select(columns).iter_rows()
    ]


def prints(folder: Path | None) -> pl.DataFrame:
    """The files of fingerprints, with what shows that one was changed."""
    found = sorted(folder.glob("*.json")) if folder else []
    rows = [(path.stem, str(path), path.stat().st_size, path.stat().st_mtime) for path in found]
    return pl.DataFrame(rows, schema=PRINTS, orient="row")
