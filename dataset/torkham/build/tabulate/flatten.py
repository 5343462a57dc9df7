"""From annotated objects to rows: what every table function is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

import msgspec
import polars as pl
from msgspec import inspect

from torkham_schema import edtf

Frame = pl.DataFrame
PLAIN: dict[type[Any], Any] = {
    inspect.StrType: pl.String,
    inspect.LiteralType: pl.String,
    inspect.IntType: pl.Int64,
    inspect.FloatType: pl.Float64,
    inspect.BoolType: pl.Boolean,
}
PLACE = "article_place"
"""Column with the place of a row's article in the batch."""


@dataclass(frozen=True)
class Sheet:
    """Annotated objects of one kind, and one row for each."""

    items: Sequence[Any]
    frame: Frame
    """Their plain fields, and what is kept of the objects that they belong to."""

    def adding(self, *columns: pl.Expr, **named: pl.Expr) -> "Sheet":
        """The sheet with more columns."""
        return Sheet(self.items, self.frame.with_columns(*columns, **named))


@cache
def plain_fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a kind of object that hold one value, with the types of their columns."""
    found = {}
    for field in msgspec.structs.fields(kind):
        of = inspect.type_info(field.type)
        while isinstance(of, inspect.UnionType | inspect.Metadata):
            (of,) = (
                (t for t in of.types if not isinstance(t, inspect.NoneType))
                if isinstance(of, inspect.UnionType)
                else (of.type,)
            )
        if type(of) in PLAIN:
            found[field.encode_name] = PLAIN[type(of)]
    return found


def columns_of(kind: type[msgspec.Struct], items: Sequence[Any]) -> Frame:
    """One row for each object, with its plain fields."""
    types = plain_fields(kind)
    taken = attrgetter(*types)
    values = zip(*map(taken, items), strict=True) if len(types) > 1 else iter([list(map(taken, items))])
    columns = list(values) if items else [()] * len(types)
    return pl.DataFrame(
        [pl.Series(name, column, dtype=dtype) for (name, dtype), column in zip(types.items(), columns, strict=True)]
    )


def sheet(kind: type[msgspec.Struct], items: Sequence[Any]) -> Sheet:
    """The sheet of objects that belong to nothing."""
    return Sheet(items, columns_of(kind, items).with_columns(pl.int_range(pl.len()).alias(PLACE)))


def children(of: Sheet, name: str, kind: type[msgspec.Struct], *keep: str, order: Sequence[str] = ("n",)) -> Sheet:
    """One row for each object in the lists `name`, with the columns `keep` of what it belongs to.

    They come in the order of the articles, and in each by their numbers.
    """
    lists = [getattr(item, name) for item in of.items]
    items = list(chain.from_iterable(lists))
    counts = pl.Series("count", list(map(len, lists)), dtype=pl.Int64)
    up = pl.select(pl.int_range(len(lists)).repeat_by(counts).explode()).to_series().drop_nulls()
    parents = of.frame.select(PLACE, *keep)[up]
    frame = parents.hstack(columns_of(kind, items))
    keys = frame.select(PLACE, *(column for column in order if column in frame.columns))
    places = keys.with_row_index("row").sort(keys.columns, maintain_order=True).get_column("row")
    if places.is_sorted():
        return Sheet(items, frame)
    return Sheet([items[place] for place in places], frame[places])


def inner(of: Sheet, name: str, kind: type[msgspec.Struct], **columns: str) -> Frame:
    """For each object, fields of the object in its field `name`, under the given names; null where it has none."""
    values = [getattr(item, name) for item in of.items]
    types = plain_fields(kind)
    return pl.DataFrame(
        [
            pl.Series(column, [None if v is None else getattr(v, field) for v in values], dtype=types[field])
            for column, field in columns.items()
        ]
    )


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
