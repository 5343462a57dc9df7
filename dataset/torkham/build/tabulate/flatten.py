"""From levels to rows: what every table function is made of."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from torkham.build.tabulate.levels import ROOT, Levels
from torkham_schema import edtf

Frame = pl.DataFrame
PLACE = "article_place"
"""Column with the place of a row's article among all, by its identifier."""


def root(levels: Levels) -> Frame:
    """One row an article."""
    places = pl.col("article_id").rank("ordinal").cast(pl.Int64).alias(PLACE)
    return levels[ROOT].with_columns(places)


def children(levels: Levels, path: str, parents: Frame, *keep: str) -> Frame:
    """One row for each object of a level, with the columns `keep` of its parent; the parents in the level's order."""
    counts = parents.get_column(f"{path.rpartition('.')[2]}_count")
    return parents.select(PLACE, *keep)[repeated(counts)].hstack(levels[path])


def repeated(counts: pl.Series) -> pl.Series:
    """0 so many times as the first count says, then 1, and so on."""
    numbers = pl.select(pl.int_range(len(counts)).repeat_by(counts).explode()).to_series()
    return numbers.drop_nulls()


def in_sequence(frame: Frame, by: Sequence[str]) -> Frame:
    """The frame sorted by some columns without nulls; rows that are equal in them keep their order."""
    later = pl.lit(value=True)
    for name in reversed(by):
        before = pl.col(name).shift(1)
        later = (pl.col(name) > before) | ((pl.col(name) == before) & later)
    is_sorted = frame.select(later.fill_null(value=True).all()).item()
    return frame if is_sorted else frame.sort(by, maintain_order=True)


def row_id(prefix: str, number: str | pl.Expr = "n") -> pl.Expr:
    """The identifier of a row of an article: `<prefix>-<article token>-<n>`; null where the number is."""
    token = pl.col("article_id").str.slice(3)
    column = pl.col(number) if isinstance(number, str) else number
    return pl.concat_str(pl.lit(f"{prefix}-"), token, pl.lit("-"), column.cast(pl.String))


def with_dates(frame: Frame, source: str, names: tuple[str, ...]) -> Frame:
    """Add the bounds of the EDTF column `source` under the given names, and their precision under the last.

    The names are those of the start, the end (two or four bounds) and the precision. A text that cannot
    be read gives nulls; a rule reports it.
    """
    texts = frame.get_column(source).drop_nulls().unique().sort().to_list()
    bounds = [_bounds(text) for text in texts]
    columns = list(zip(*bounds, strict=True)) if bounds else [()] * 5
    four = len(names) == 5
    chosen = columns if four else [columns[0], columns[3], columns[4]]
    types: list[type[pl.DataType]] = [pl.Date] * (len(names) - 1) + [pl.String]
    series = [
        pl.Series(name, list(values), dtype=dtype) for name, values, dtype in zip(names, chosen, types, strict=True)
    ]
    known = pl.DataFrame([pl.Series(source, texts, dtype=pl.String), *series])
    return frame.join(known, on=source, how="left", maintain_order="left")


@lru_cache(maxsize=100_000)
def _bounds(text: str) -> tuple[object, ...]:
    try:
        found = edtf.read(text)
    except ValueError:
        return (None,) * 5
    return found.start_earliest, found.start_latest, found.end_earliest, found.end_latest, found.precision


def bounds_of(prefix: str) -> tuple[str, ...]:
    """Names of the four bounds and the precision of an event's date."""
    return tuple(
        f"{prefix}_{name}" for name in ("start_earliest", "start_latest", "end_earliest", "end_latest", "precision")
    )


def window_of(prefix: str) -> tuple[str, ...]:
    """Names of the two bounds and the precision of a moment."""
    return tuple(f"{prefix}_{name}" for name in ("earliest", "latest", "precision"))
