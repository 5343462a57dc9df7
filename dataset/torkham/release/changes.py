"""The table `changes`: what differs between a release and the one before it, row by row and cell by cell, and why."""

from collections.abc import Mapping

import polars as pl

from torkham.build.problems import Problem
from torkham.facts import TableFacts
from torkham.release.difference import Difference, TableDifference
from torkham.release.force import coded, follows

COLUMNS = ("release", "table_name", "row_key", "column_name", "change", "old", "new", "reason")
SCHEMA = dict.fromkeys(COLUMNS, pl.String)
REASONS = ("release", "table_name", "row_key", "column_name", "reason")
"""Columns of `changes.csv` in the registry."""


def changes(difference: Difference, retired: pl.DataFrame, reasons: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows of `changes` for a difference, and what is wrong with the reasons given.

    A coded value that changed, and a coded row that went, needs a reason: for an identifier that was retired it is
    in `retired_ids`, for anything else in `reasons` (the columns REASONS, one release only). There an empty
    `row_key` stands for all rows and an empty `column_name` for all columns.
    """
    release = str(difference.new.version)
    parts = [pl.DataFrame(schema={**SCHEMA, "coded": pl.Boolean})]
    for name, table in difference.tables.items():
        parts.append(_of_table(table, difference.old.facts.get(name), retired))
    found = pl.concat(parts).with_row_index("place").with_columns(release=pl.lit(release))
    explained, problems = _explained(found, reasons)
    unexplained = explained.filter("coded", pl.col("reason").is_null())
    problems += [
        Problem(
            rule="a_coded_change_has_its_reason",
            allowed="a line of changes.csv in the registry that says why",
            value=f"was {old}, is {new}" if column else "the row is gone",
            table=table,
            row_id=row,
            column=column,
        )
        for table, row, column, old, new in unexplained.select(
            "table_name", "row_key", "column_name", "old", "new"
        ).iter_rows()
    ]
    return explained.select(COLUMNS), problems


def _of_table(table: TableDifference, old: TableFacts | None, retired: pl.DataFrame) -> pl.DataFrame:
    """The changes of one table, not yet explained by the registry."""
    came = _whole_rows(table.table, table.added, "added", coded=False)
    if old is None:
        return came
    gone = _whole_rows(table.table, table.removed, "withdrawn", coded=not follows(old))
    kinds = {column.name: "reclassified" if column.codes else "corrected" for column in old.columns}
    cells = table.cells.select(
        pl.lit(None, pl.String).alias("release"),
        pl.lit(table.table).alias("table_name"),
        "row_key",
        "column_name",
        pl.col("column_name").replace_strict(kinds, return_dtype=pl.String).alias("change"),
        "old",
        "new",
        pl.lit(None, pl.String).alias("reason"),
        pl.col("column_name").is_in(coded(old)).alias("coded"),
    )
    return pl.concat([came, _with_retirement(gone, retired), cells])


def _whole_rows(table: str, keys: pl.Series, change: str, *, coded: bool) -> pl.DataFrame:
    said: Mapping[str, str | None] = {**dict.fromkeys(COLUMNS), "table_name": table, "change": change}
    columns = [
        keys.alias("row_key") if name == "row_key" else pl.lit(said[name], pl.String).alias(name) for name in COLUMNS
    ]
    return pl.select(*columns).with_columns(coded=pl.lit(coded)).select(*COLUMNS, "coded")


def _with_retirement(gone: pl.DataFrame, retired: pl.DataFrame) -> pl.DataFrame:
    """Rows that went, with how and why as `retired_ids` has it; a duplicate was merged into what replaced it."""
    merged = pl.when(pl.col("replaced_by").is_not_null()).then(pl.lit("merged")).otherwise(pl.lit("withdrawn"))
    known = (
        retired.sort("retired_id", "replaced_by")
        .unique(["table_name", "retired_id"], keep="last", maintain_order=True)
        .select(
            "table_name",
            pl.col("retired_id").alias("id"),
            pl.when(pl.col("reason") == "duplicate").then(merged).otherwise(pl.col("reason")).alias("how"),
            pl.col("note").alias("why"),
        )
    )
    identified = gone.with_columns(id=pl.col("row_key").str.split(" ").list.first())
    return (
        identified.join(known, on=["table_name", "id"], how="left", maintain_order="left")
        .with_columns(change=pl.coalesce("how", "change"), reason=pl.coalesce("why", "reason"))
        .select(gone.columns)
    )


def _explained(found: pl.DataFrame, reasons: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """The changes with the reasons of the registry, the most exact first; and reasons that explain nothing."""
    given = reasons.with_row_index("line")
    matched = pl.DataFrame(schema={"line": pl.UInt32})
    for exact in (["row_key", "column_name"], ["row_key"], ["column_name"], []):
        blank = [name for name in ("row_key", "column_name") if name not in exact]
        some = given.filter(
            *(pl.col(name).is_null() for name in blank), *(pl.col(name).is_not_null() for name in exact)
        )
        on = ["table_name", *exact]
        said = some.unique(on, keep="first", maintain_order=True).select(*on, "line", pl.col("reason").alias("said"))
        joined = found.join(said, on=on, how="left", maintain_order="left")
        matched = pl.concat([matched, joined.select("line").drop_nulls()])
        found = joined.with_columns(reason=pl.coalesce("reason", "said")).drop("line", "said")
    unused = given.join(matched, on="line", how="anti")
    problems = [
        Problem(
            rule="a_reason_explains_a_change",
            allowed="a row or cell that this release changes",
            value=reason,
            table="changes",
            row_id=" ".join(part for part in (release, table, row, column) if part),
        )
        for release, table, row, column, reason in unused.select(REASONS).iter_rows()
    ]
    return found, problems
