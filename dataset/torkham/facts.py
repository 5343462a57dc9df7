"""What is known of tables and columns, as plain facts: from the dictionary that every release carries."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class ColumnFacts:
    """One column, as far as a reader or an exporter wants to know it."""

    name: str
    type: str
    """`string`, `integer`, `number`, `boolean` or `date`."""
    description: str
    example: Any = None
    nullable: bool = True
    null_means: str | None = None
    codes: str | None = None
    """Code list its values are from."""
    references: str | None = None
    """`table.column` it points at."""
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    key: bool = False
    derived: bool = False
    convention: str | None = None
    crosswalk: str | None = None


@dataclass(frozen=True)
class TableFacts:
    """One table or view."""

    name: str
    group: str
    description: str
    columns: tuple[ColumnFacts, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that make up the key; none for a view."""
        return tuple(column.name for column in self.columns if column.key)


Facts = Mapping[str, TableFacts]
"""Tables by name."""

KNOWN = {field.name for field in fields(ColumnFacts)}


def of_dictionary(dictionary: Mapping[str, Any]) -> dict[str, TableFacts]:
    """The facts from the content of a release's `dictionary.json`."""
    return {
        name: TableFacts(
            name=name,
            group=table["group"],
            description=table["description"],
            columns=tuple(
                ColumnFacts(**{key: value for key, value in column.items() if key in KNOWN})
                for column in table["columns"]
            ),
        )
        for name, table in dictionary.items()
    }
