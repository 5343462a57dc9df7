"""Whether a table is as its own release declares it. Needs nothing but polars, and holds for old releases too."""

from collections.abc import Iterator, Mapping

import polars as pl

from torkham.facts import ColumnFacts, TableFacts
from torkham.release.sums import Finding

TYPES = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
Frames = Mapping[str, pl.DataFrame]


def check(table: TableFacts, frames: Frames) -> Iterator[Finding]:
    """Everything in one table that is not as declared; `frames` are all tables that could be read."""
    frame = frames[table.name]
    file = f"{table.name}.parquet"
    expected = {column.name: TYPES[column.type]() for column in table.columns}
    if dict(frame.schema) != expected:
        yield Finding(file, "columns and types", _told(expected), _told(frame.schema))
        return
    twice = frame.filter(pl.struct(table.key).is_duplicated()) if table.key else frame.clear()
    if len(twice):
        yield Finding(file, f"the key {', '.join(table.key)}", "each once", f"{len(twice)} rows share theirs")
    for column in table.columns:
        for rule, wrong in _rules(column, frames):
            values = frame.filter(wrong).get_column(column.name)
            if len(values):
                yield Finding(file, f"the column {column.name}", rule, f"{len(values)} others, first {values[0]!r}")


def _told(schema: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {dtype}" for name, dtype in schema.items())


def _rules(column: ColumnFacts, frames: Frames) -> Iterator[tuple[str, pl.Expr]]:
    """What a column must be, in words, and where it is not."""
    cell = pl.col(column.name)
    if not column.nullable:
        yield "a value", cell.is_null()
    if column.codes and "codes" in frames:
        known = frames["codes"].filter(pl.col("code_list") == column.codes).get_column("code").unique()
        yield f"a code of the list {column.codes}", ~cell.is_in(known.implode())
    if column.pattern:
        yield f"the form {column.pattern}", ~cell.str.contains(f"{column.pattern}$")
    if column.minimum is not None:
        yield f"from {column.minimum:g}", cell < column.minimum
    if column.maximum is not None:
        yield f"up to {column.maximum:g}", cell > column.maximum
    if column.references:
        target, _, name = column.references.partition(".")
        if target in frames and name in frames[target].columns:
            known = frames[target].get_column(name).unique()
            yield f"a value of {column.references}", ~cell.is_in(known.implode())
