"""What in a difference forces a version number up, and how far.

A table, column or row that came forces a MINOR; so does any difference in what may follow from other changes:
derived columns, the table `events` and other tables that the build derives whole, the release tables, and what is
declared of a column beside its type, key and code list. Everything else that differs forces a MAJOR. What is coded is
what the earlier release declares so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from torkham.facts import TableFacts
from torkham.release.difference import Difference, TableDifference
from torkham.release.version import Level

MEANING = ("type", "key", "codes")
"""What of a column's declaration says what its values are: when it differs, the column is another one."""


@dataclass(frozen=True)
class Force:
    """One thing that forces a version number up."""

    level: Level
    table: str
    column: str | None
    """None where it is the table or whole rows."""
    what: str
    """In words."""
    rows: tuple[str, ...] = ()
    """Keys of the rows; none where it is the table or the column itself."""


def forces(difference: Difference) -> list[Force]:
    """Everything in a difference that forces a version number up, the strongest first."""
    found = [
        force
        for name, table in difference.tables.items()
        for force in _of_table(table, difference.old.facts.get(name), difference.new.facts.get(name))
    ]
    return sorted(found, key=lambda force: -force.level)


def least_level(found: Iterable[Force]) -> Level:
    """The least level that a release with these forces may claim."""
    return max((force.level for force in found), default=Level.PATCH)


def follows(table: TableFacts) -> bool:
    """Whether a table as a whole follows from others, or tells of the release."""
    return table.group == "release" or all(column.derived for column in table.columns)


def coded(table: TableFacts) -> list[str]:
    """The columns of a published table whose values may not differ in the next without a MAJOR."""
    return [] if follows(table) else [column.name for column in table.columns if not column.derived]


def _of_table(table: TableDifference, old: TableFacts | None, new: TableFacts | None) -> Iterable[Force]:
    if old is None:
        yield Force(Level.MINOR, table.table, None, "the table is new")
        return
    if new is None:
        yield Force(Level.MAJOR, table.table, None, "the table is gone")
        return
    for change in table.columns:
        if change.change != "changed":
            level, what = (Level.MINOR, "is new") if change.change == "added" else (Level.MAJOR, "is gone")
            yield Force(level, table.table, change.column, f"the column {what}")
        else:
            level = Level.MAJOR if change.attribute in MEANING else Level.MINOR
            what = f"its {change.attribute} was {change.old}, now {change.new}"
            yield Force(level, table.table, change.column, what)
    if len(table.added):
        yield Force(Level.MINOR, table.table, None, "rows are new", tuple(table.added))
    if len(table.removed):
        level = Level.MINOR if follows(old) else Level.MAJOR
        yield Force(level, table.table, None, "rows are gone", tuple(table.removed))
    for (column,), cells in table.cells.group_by("column_name", maintain_order=True):
        level = Level.MAJOR if column in coded(old) else Level.MINOR
        yield Force(level, table.table, str(column), "values differ", tuple(cells.get_column("row_key")))
