"""The schema as plain facts, read from the pandera models: what the codebook and all descriptors are made from."""

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import polars as pl

from torkham_schema.tables import GROUPS
from torkham_schema.tables.base import Table


@dataclass(frozen=True)
class ColumnFacts:
    """One column."""

    name: str
    type: str
    """`string`, `integer`, `number`, `boolean` or `date`."""
    description: str
    example: Any
    nullable: bool
    null_means: str | None
    codes: str | None
    """Code list its values are from."""
    references: str | None
    """`table.column` it points at."""
    pattern: str | None
    minimum: float | None
    maximum: float | None
    key: bool
    derived: bool
    convention: str | None
    crosswalk: str | None
    holds_names: bool


@dataclass(frozen=True)
class RuleFacts:
    """One named rule of a table."""

    name: str
    columns: tuple[str, ...]
    allowed: str


@dataclass(frozen=True)
class TableFacts:
    """One table."""

    name: str
    group: str
    description: str
    columns: tuple[ColumnFacts, ...]
    rules: tuple[RuleFacts, ...]
    model: type[Table]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that make up the key."""
        return tuple(c.name for c in self.columns if c.key)

    @property
    def schema(self) -> dict[str, Any]:
        """Column names and polars types, in order."""
        return {c.name: POLARS_TYPES[c.type] for c in self.columns}

    def column(self, name: str) -> ColumnFacts:
        """The column of that name; KeyError if there is none."""
        return {c.name: c for c in self.columns}[name]

    def facts(self) -> dict[str, Any]:
        """Everything but the model, as plain values for JSON."""
        found = asdict(self)
        del found["model"]
        return found | {"key": list(self.key)}


POLARS_TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}
TYPE_NAMES = {str(dtype): name for name, dtype in POLARS_TYPES.items()}


def _bound(checks: list[Any], name: str, statistic: str) -> float | None:
    return next((c.statistics[statistic] for c in checks if c.name == name), None)


def _column(name: str, found: Any) -> ColumnFacts:
    meta = dict(found.metadata)
    return ColumnFacts(
        name=name,
        type=TYPE_NAMES[str(found.dtype)],
        description=found.description,
        nullable=found.nullable,
        null_means=meta.pop("null"),
        minimum=_bound(found.checks, "greater_than_or_equal_to", "min_value"),
        maximum=_bound(found.checks, "less_than_or_equal_to", "max_value"),
        **meta,
    )


def _table(group: str, model: type[Table]) -> TableFacts:
    schema = model.to_schema()
    return TableFacts(
        name=str(schema.name),
        group=group,
        description=" ".join((model.__doc__ or "").split()),
        columns=tuple(_column(name, found) for name, found in schema.columns.items()),
        rules=tuple(RuleFacts(str(c.name), tuple(str(c.title).split()), str(c.description)) for c in schema.checks),
        model=model,
    )


@cache
def tables() -> dict[str, TableFacts]:
    """Every table by name, core first."""
    facts = [_table(group, model) for group, models in GROUPS.items() for model in models]
    return {table.name: table for table in facts}


@cache
def table_of_prefix() -> dict[str, str]:
    """Which table an identifier belongs to, by its prefix: `ev` to `events`."""
    found = {}
    for table in tables().values():
        first = table.columns[0]
        if first.key and first.pattern and not first.references:
            found[first.pattern[1:3]] = table.name
    return {prefix: name for prefix, name in found.items() if prefix.isalpha()}
