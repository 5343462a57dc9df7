"""Levels: annotated objects as columns, a frame for each kind of object, before any of it is a table.

A level is named by the lists that lead to it, `reports.participants.spans`. It has a row for each object, in the
order of the objects that they belong to, and of each object: its plain fields; those of an object inside it as
`date.edtf`; how many objects each of its lists has as `participants_count`; of a range, `char_start` and `char_end`.
The fragments of spans are a level too, `reports.spans.at`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import msgspec
import polars as pl
from msgspec import inspect

from torkham_schema import annotation

Levels = dict[str, pl.DataFrame]
PLAIN: dict[type[Any], Any] = {
    inspect.StrType: pl.String,
    inspect.LiteralType: pl.String,
    inspect.IntType: pl.Int64,
    inspect.FloatType: pl.Float64,
    inspect.BoolType: pl.Boolean,
}
OFFSETS = ("char_start", "char_end")
ROOT = ""
"""The level of the articles."""


@dataclass(frozen=True)
class Field:
    """One field of a kind of object."""

    name: str
    dtype: Any = None
    """Of the column of a plain field."""
    inner: type[msgspec.Struct] | None = None
    """The kind of the object in it."""
    items: type[msgspec.Struct] | None = None
    """The kind of the objects in its list."""
    fragments: bool = False
    """Whether it is a list of ranges; a field that is nothing else is one range."""


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a kind of object, in the order in which it holds them."""
    return tuple(_field(field.encode_name, inspect.type_info(field.type)) for field in msgspec.structs.fields(kind))


def _field(name: str, of: Any) -> Field:
    while isinstance(of, inspect.UnionType | inspect.Metadata):
        of = next(t for t in of.types if not isinstance(t, inspect.NoneType)) if hasattr(of, "types") else of.type
    match of:
        case inspect.StructType(cls=kind):
            return Field(name, inner=kind)
        case inspect.ListType(item_type=inspect.StructType(cls=kind)):
            return Field(name, items=kind)
        case _:
            return Field(name, PLAIN.get(type(of)), fragments=isinstance(of, inspect.ListType))


def levels(articles: Sequence[annotation.Article]) -> Levels:
    """The levels of some articles; few at a time, while what was read of them is still in the processor's caches."""
    found: Levels = {}
    _add(found, ROOT, annotation.Article, articles)
    return found


def _add(found: Levels, path: str, kind: type[msgspec.Struct], objects: Sequence[Any]) -> None:
    """Add the level of some objects, and those of all that is in them."""
    fields = fields_of(kind)
    values = list(chain.from_iterable(map(msgspec.structs.astuple, objects)))
    columns: list[pl.Series] = []
    for place, field in enumerate(fields):
        given = values[place :: len(fields)]
        below = f"{path}.{field.name}".lstrip(".")
        if field.dtype:
            columns.append(pl.Series(field.name, given, dtype=field.dtype))
        elif field.inner:
            columns += _inner(field.name, field.inner, given)
        elif field.items:
            columns.append(pl.Series(f"{field.name}_count", list(map(len, given)), dtype=pl.Int64))
            _add(found, below, field.items, list(chain.from_iterable(given)))
        elif field.fragments:
            columns.append(pl.Series(f"{field.name}_count", list(map(len, given)), dtype=pl.Int64))
            found[below] = pl.DataFrame(_ranges(chain.from_iterable(given)))
        else:
            columns += _ranges(given)
    found[path] = pl.DataFrame(columns)


def _inner(name: str, kind: type[msgspec.Struct], given: Sequence[Any]) -> list[pl.Series]:
    """The plain fields of the object that each object has in a field; nulls where it has none."""
    fields = fields_of(kind)
    nothing = (None,) * len(fields)
    values = list(chain.from_iterable(nothing if value is None else msgspec.structs.astuple(value) for value in given))
    return [
        pl.Series(f"{name}.{field.name}", values[place :: len(fields)], dtype=field.dtype)
        for place, field in enumerate(fields)
    ]


def _ranges(given: Iterable[tuple[int, int]]) -> list[pl.Series]:
    ends = list(chain.from_iterable(given))
    return [pl.Series(name, ends[place::2], dtype=pl.Int64) for place, name in enumerate(OFFSETS)]


def together(parts: Sequence[Levels]) -> Levels:
    """The levels of all articles from those of some at a time; there must be at least one part."""
    return {path: pl.concat([part[path] for part in parts]) for path in parts[0]}
