"""How a rule across tables is written: a function from all tables to the rows that break it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from torkham_schema.dictionary import tables

Tables = Mapping[str, pl.DataFrame]
Find = Callable[[Tables], pl.DataFrame]
Scope = Literal["article", "event", "registry", "corpus"]
VIOLATION = {"table": pl.String, "row_id": pl.String, "column": pl.String, "value": pl.String}


@dataclass(frozen=True)
class Relation:
    """One rule across tables."""

    name: str
    """A sentence that is true of a right dataset."""
    allowed: str
    """What the rule wants."""
    scopes: tuple[Scope, ...]
    """On what it can be checked by itself, so that not everything need be at hand. `article`: some documents with
    their articles, and the registries; `event`: some events with what names them; `registry`: the registries;
    `corpus`: the links that cross articles, all of them."""
    find: Find
    """The rows that break it, in the columns of VIOLATION."""


RELATIONS: list[Relation] = []


def relation(allowed: str, *scopes: Scope) -> Callable[[Find], Find]:
    """Declare a rule across tables; its name is the function's. Without scopes, it is one of `article`."""

    def declare(find: Find) -> Find:
        RELATIONS.append(Relation(find.__name__, allowed, scopes or ("article",), find))
        return find

    return declare


def broken(table: str, rows: pl.DataFrame, column: str, value: str | None = None) -> pl.DataFrame:
    """Violations: the given rows of a table, in one column; `value` names the column whose value is shown."""
    key = [pl.col(name).cast(pl.String) for name in tables()[table].key]
    return rows.select(
        table=pl.lit(table),
        row_id=pl.concat_str(key, separator=" ", ignore_nulls=True),
        column=pl.lit(column),
        value=pl.col(value or column).cast(pl.String),
    )


def unknown(rows: pl.DataFrame, column: str, known: pl.Series) -> pl.DataFrame:
    """The rows that have a value in a column which is not among the known ones.

    Rows of one thing stand together, so most values are those of the row before; only the others are looked up, and
    a table is joined only where something is wrong with it.
    """
    values = rows.get_column(column).drop_nulls()
    changed = (values != values.shift(1)).fill_null(value=True)
    if values.filter(changed).is_in(known.implode()).all():
        return rows.clear()
    right = pl.DataFrame({column: known.drop_nulls().unique()})
    return rows.filter(pl.col(column).is_not_null()).join(right, on=column, how="anti")


def none_broken() -> pl.DataFrame:
    """No violations."""
    return pl.DataFrame(schema=VIOLATION)


def together(found: list[pl.DataFrame]) -> pl.DataFrame:
    """Violations of several tables."""
    return pl.concat(found) if found else none_broken()
