"""The difference of two releases: which columns, rows and cells came, went or changed, by key.

Nothing here prints or writes, and nothing is left out: `Difference` has every row and every cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

from torkham.facts import TableFacts
from torkham.release.row_key import row_key
from torkham.release.snapshot import Snapshot

What = Literal["added", "removed", "changed"]

STRUCTURE = ("type", "key", "codes", "nullable", "references", "pattern", "minimum", "maximum", "derived")
"""What a column's declaration says of its values. The rest of it is documentation."""

CELLS = {"row_key": pl.String, "column_name": pl.String, "old": pl.String, "new": pl.String}


@dataclass(frozen=True)
class ColumnChange:
    """A column that came or went, or one thing that is declared otherwise of a column."""

    column: str
    change: What
    attribute: str | None = None
    """What is declared otherwise, one of STRUCTURE; None where the column came or went."""
    old: Any = None
    new: Any = None


@dataclass(frozen=True)
class TableDifference:
    """How one table differs."""

    table: str
    change: What
    """Whether the table itself came, went, or is in both and changed."""
    columns: tuple[ColumnChange, ...]
    added: pl.Series
    """Keys of the rows that came, in the order of the new table."""
    removed: pl.Series
    """Keys of the rows that went, in the order of the old table."""
    cells: pl.DataFrame
    """Changed cells of columns that both have, with the columns of CELLS, in the order of the new table."""

    @property
    def changed_rows(self) -> int:
        """Rows that are in both and have a changed cell."""
        return self.cells.get_column("row_key").n_unique()


@dataclass(frozen=True)
class Difference:
    """How two releases differ."""

    old: Snapshot
    new: Snapshot
    tables: Mapping[str, TableDifference]
    """The tables that differ, in the order of the new release, those that went last."""


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """The difference of two releases. ValueError for a table in which a key stands twice."""
    names = [*new.facts, *(name for name in old.facts if name not in new.facts)]
    found = {name: _table(name, old, new) for name in names}
    return Difference(old, new, {name: table for name, table in found.items() if table})


def _table(name: str, old: Snapshot, new: Snapshot) -> TableDifference | None:
    nothing = pl.Series("row_key", [], pl.String)
    no_cells = pl.DataFrame(schema=CELLS)
    if name not in old.facts:
        return TableDifference(name, "added", (), _keys(new, name), nothing, no_cells)
    if name not in new.facts:
        return TableDifference(name, "removed", (), nothing, _keys(old, name), no_cells)
    before, after = old.facts[name], new.facts[name]
    columns = tuple(_columns(before, after))
    if before.key != after.key:
        found = TableDifference(name, "changed", columns, _keys(new, name), _keys(old, name), no_cells)
    else:
        found = _rows(before, after, columns, *_differing(old, new, name))
    return found if columns or len(found.added) or len(found.removed) or len(found.cells) else None


def _columns(old: TableFacts, new: TableFacts) -> list[ColumnChange]:
    before, after = ({column.name: column for column in table.columns} for table in (old, new))
    found = [ColumnChange(name, "added") for name in after if name not in before]
    found += [ColumnChange(name, "removed") for name in before if name not in after]
    for name in after:
        if name in before:
            pairs = [(fact, getattr(before[name], fact), getattr(after[name], fact)) for fact in STRUCTURE]
            found += [ColumnChange(name, "changed", fact, was, now) for fact, was, now in pairs if was != now]
    return found


def _differing(old: Snapshot, new: Snapshot, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of a table in both releases; of one in many files only those of the files that differ.

    Where both have the same files, a row is in the same one in both: it follows from its identifier.
    """
    before, after = old.parts.get(name), new.parts.get(name)
    if before is None or after is None or before.keys() != after.keys() or not old.some or not new.some:
        return _keyed(old, name), _keyed(new, name)
    files = [file for file in after if before[file] != after[file]]
    return _key(old, name, old.some(name, files)), _key(new, name, new.some(name, files))


# A space in a name keeps it apart from those of columns.
KEY, PLACE, BEFORE = "row key", "row place", " before"


def _keyed(release: Snapshot, name: str) -> pl.DataFrame:
    """All rows of a table with their key as one text; ValueError where it stands twice."""
    return _key(release, name, release.frame(name))


def _key(release: Snapshot, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    key = release.facts[name].key
    frame = rows.select(row_key(key).alias(KEY), pl.all())
    if twice := frame.get_column(KEY).filter(frame.get_column(KEY).is_duplicated()).head(1).to_list():
        raise ValueError(f"{release.place}: in the table {name} the key {', '.join(key)} = {twice[0]} stands twice")
    return frame


def _keys(release: Snapshot, name: str) -> pl.Series:
    return _keyed(release, name).get_column(KEY)


def _rows(
    before: TableFacts, after: TableFacts, columns: tuple[ColumnChange, ...], old: pl.DataFrame, new: pl.DataFrame
) -> TableDifference:
    retyped = {change.column for change in columns if change.attribute == "type"}
    known = {column.name for column in before.columns} - retyped
    compared = [column.name for column in after.columns if column.name in known and not column.key]
    both = new.with_row_index(PLACE).join(old, on=KEY, suffix=BEFORE, maintain_order="left")
    cells = [pl.DataFrame(schema={PLACE: pl.UInt32, **CELLS}), *(_cells(both, name) for name in compared)]
    return TableDifference(
        after.name,
        "changed",
        columns,
        new.join(old, on=KEY, how="anti", maintain_order="left").get_column(KEY),
        old.join(new, on=KEY, how="anti", maintain_order="left").get_column(KEY),
        pl.concat(cells).sort(PLACE, maintain_order=True).drop(PLACE),
    )


def _cells(both: pl.DataFrame, name: str) -> pl.DataFrame:
    """The changed cells of one column, of rows that both have."""
    old, new = pl.col(name + BEFORE), pl.col(name)
    return both.filter(new.ne_missing(old)).select(
        PLACE,
        pl.col(KEY).alias("row_key"),
        pl.lit(name).alias("column_name"),
        old.cast(pl.String).alias("old"),
        new.cast(pl.String).alias("new"),
    )
