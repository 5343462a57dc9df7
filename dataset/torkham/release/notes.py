"""The release notes: what a release differs in from the one before it, counted, under fixed headings."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from torkham.facts import TableFacts
from torkham.release.difference import Difference
from torkham.release.force import coded, forces, least_level
from torkham.release.snapshot import Snapshot

HEADINGS = ("Added", "Changed", "Corrected", "Retired", "Schema", "Documentation")
WORDS = ("description", "example", "null_means", "convention", "crosswalk")
"""What a column's declaration says to people."""

CORRECTED = ("corrected", "reclassified")
GONE = ("withdrawn", "merged", "split")


def notes(new: Snapshot, date: str, difference: Difference | None, changes: pl.DataFrame) -> str:
    """The notes of a release in Markdown.

    `difference` is that to the release before, None for the first; `changes` are the release's own rows of the
    table `changes`, explained.
    """
    if difference is None:
        said = ["The first release."]
        lines = {"Added": [f"{name}: {_rows(len(new.frame(name)))}" for name in new.facts if len(new.frame(name))]}
    else:
        level = least_level(forces(difference)).name
        said = [f"After {difference.old.version}. The differences ask for a {level} version at least."]
        lines = {
            "Added": _added(changes),
            "Changed": _changed(changes, difference),
            "Corrected": _corrected(changes, difference),
            "Retired": _retired(changes),
            "Schema": _schema(difference),
            "Documentation": _documentation(difference),
        }
    parts = [f"# torkham {new.version}", date, *said]
    for heading in HEADINGS:
        parts += [f"## {heading}", "\n".join(f"- {line}" for line in lines.get(heading, [])) or "Nothing."]
    return "\n\n".join(parts) + "\n"


def _rows(count: int) -> str:
    return f"{count} row{'s' if count != 1 else ''}"


def _values(count: int) -> str:
    return f"{count} value{'s' if count != 1 else ''}"


def _added(changes: pl.DataFrame) -> list[str]:
    came = changes.filter(pl.col("change") == "added")
    return [f"{table}: {_rows(count)}" for table, count in _counted(came, "table_name")]


def _counted(rows: pl.DataFrame, *by: str) -> Iterable[tuple[Any, ...]]:
    """Each combination of values in these columns, and last how many rows have it."""
    return rows.group_by(by, maintain_order=True).len().iter_rows()


def _is_coded(difference: Difference) -> pl.Expr:
    """Whether a changed cell is a coded one."""
    cells = [f"{name} {column}" for name, table in difference.old.facts.items() for column in coded(table)]
    return pl.format("{} {}", "table_name", "column_name").is_in(cells).fill_null(value=False)


def _changed(changes: pl.DataFrame, difference: Difference) -> list[str]:
    """What is derived and follows from other changes."""
    cells = changes.filter(pl.col("column_name").is_not_null() & ~_is_coded(difference))
    return [f"{table}.{column}: {_values(n)}" for table, column, n in _counted(cells, "table_name", "column_name")]


def _corrected(changes: pl.DataFrame, difference: Difference) -> list[str]:
    """Coded values, with why."""
    cells = changes.filter(pl.col("change").is_in(CORRECTED) & _is_coded(difference))
    found = _counted(cells, "table_name", "column_name", "change", "reason")
    return [f"{table}.{column}: {_values(n)} {change}. {reason}" for table, column, change, reason, n in found]


def _retired(changes: pl.DataFrame) -> list[str]:
    gone = changes.filter(pl.col("change").is_in(GONE) & pl.col("column_name").is_null())
    found = gone.group_by("table_name", "change", "reason", maintain_order=True).agg(
        pl.len(), pl.col("row_key").head(10)
    )
    return [
        f"{table}: {_rows(n)} {change}{f' ({reason})' if reason else ''}: "
        + ", ".join(f"`{row}`" for row in rows)
        + (" and others" if n > len(rows) else "")
        for table, change, reason, n, rows in found.iter_rows()
    ]


def _schema(difference: Difference) -> list[str]:
    found = []
    for name, table in difference.tables.items():
        if table.change != "changed":
            found.append(f"the table {name} was {table.change}")
        for change in table.columns:
            column = f"the column {name}.{change.column}"
            if change.attribute is None:
                found.append(f"{column} was {change.change}")
            else:
                found.append(f"{column}: {change.attribute} was {change.old}, is {change.new}")
    return found


def _documentation(difference: Difference) -> list[str]:
    """What is told of tables and columns in other words."""
    old, new = difference.old.facts, difference.new.facts
    found = []
    for name in new:
        if name in old:
            found += [f"{name}: described otherwise"] if old[name].description != new[name].description else []
            found += [f"{name}.{column}: {', '.join(facts)}" for column, facts in _told_otherwise(old[name], new[name])]
    return found


def _told_otherwise(old: TableFacts, new: TableFacts) -> Iterable[tuple[str, list[str]]]:
    before = {column.name: column for column in old.columns}
    for column in new.columns:
        if was := before.get(column.name):
            facts = [fact.replace("_", " ") for fact in WORDS if getattr(was, fact) != getattr(column, fact)]
            if facts:
                yield column.name, facts
