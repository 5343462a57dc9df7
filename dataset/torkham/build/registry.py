"""The registries: CSV files that people edit, read with every wrong cell at its line."""

from io import BytesIO
from pathlib import Path

import polars as pl

from torkham.build.problems import Problem
from torkham_schema import codes
from torkham_schema.dictionary import ColumnFacts, TableFacts, tables

FILES = (
    "actors",
    "actor_names",
    "actor_relations",
    "actor_identifiers",
    "places",
    "utterances",
    "documents",
    "events",
    "annotation_sets",
    "adjudications",
    "agreement",
    "retired_ids",
)
"""Tables that people keep as CSV; a file that is not there is an empty table."""

REASONS = "changes"
"""The table of which people write the reasons, release by release; the rest of it is computed."""

EDITED = {
    "documents": ("document_id", "container_kind", "url", "captured_on"),
    "events": ("event_id", "label"),
    REASONS: ("release", "table_name", "row_key", "column_name", "reason"),
}
"""Of tables that are partly computed, the columns that people edit."""


def edited_columns(name: str) -> tuple[str, ...]:
    """The columns of a registry file, in order."""
    return EDITED.get(name) or tuple(column.name for column in tables()[name].columns)


def read_registry(folder: Path) -> tuple[dict[str, pl.DataFrame], list[Problem]]:
    """All registry tables of a folder, typed, and every cell or column that is wrong."""
    problems: list[Problem] = []
    frames = {name: _read(folder / f"{name}.csv", tables()[name], problems) for name in FILES}
    known = {f"{name}.csv" for name in (*FILES, REASONS)}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            problems.append(
                Problem(
                    rule="a_registry_file_is_known",
                    allowed="one of " + ", ".join(sorted(known)),
                    value=path.name,
                    file=str(path),
                )
            )
    return frames, problems


def read_one(folder: Path, name: str) -> pl.DataFrame:
    """One registry table, typed; its wrong cells are null."""
    return _read(folder / f"{name}.csv", tables()[name], [])


def read_reasons(folder: Path, release: str) -> tuple[pl.DataFrame, list[Problem]]:
    """The reasons given for what a release changes, and every cell or column of their file that is wrong."""
    problems: list[Problem] = []
    frame = _read(folder / f"{REASONS}.csv", tables()[REASONS], problems)
    return frame.filter(pl.col("release") == release), problems


def shipped() -> dict[str, pl.DataFrame]:
    """The tables that come with the schema: code lists and crosswalk."""
    return {
        name: _typed(
            pl.DataFrame(codes.rows_of(name), schema=dict.fromkeys(_names(name), pl.String)), tables()[name], [], name
        )
        for name in ("codes", "crosswalk")
    }


def _names(name: str) -> list[str]:
    return [column.name for column in tables()[name].columns]


def _read(path: Path, table: TableFacts, problems: list[Problem]) -> pl.DataFrame:
    expected = edited_columns(table.name)
    empty = pl.DataFrame(schema={name: table.schema[name] for name in expected})
    if not path.exists():
        return empty
    try:
        raw = pl.read_csv(BytesIO(path.read_bytes()), infer_schema=False, null_values=[""], truncate_ragged_lines=False)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        problems.append(
            Problem(
                rule="a_registry_is_csv",
                allowed="comma-separated UTF-8",
                value=str(error),
                file=str(path),
                table=table.name,
            )
        )
        return empty
    if tuple(raw.columns) != expected:
        problems.append(
            Problem(
                rule="a_registry_has_its_columns",
                allowed=", ".join(expected),
                value=raw.columns,
                file=str(path),
                path="line 1",
                table=table.name,
            )
        )
        return empty
    return _typed(raw, table, problems, str(path))


def _typed(raw: pl.DataFrame, table: TableFacts, problems: list[Problem], file: str) -> pl.DataFrame:
    raw = raw.with_columns(pl.when(pl.all() != "").then(pl.all()))
    typed = raw.select(_cast(table.column(name)) for name in raw.columns)
    for name in raw.columns:
        lost = raw.get_column(name).is_not_null() & typed.get_column(name).is_null()
        problems += [
            Problem(
                rule="a_cell_has_its_type",
                allowed=f"{table.column(name).type}, such as {table.column(name).example}",
                value=raw.item(line, name),
                file=file,
                path=f"line {line + 2}",
                table=table.name,
                row_id=str(raw.item(line, 0)),
                column=name,
            )
            for line in lost.arg_true()
        ]
    return typed


def _cast(column: ColumnFacts) -> pl.Expr:
    text = pl.col(column.name)
    match column.type:
        case "integer":
            return text.cast(pl.Int64, strict=False)
        case "number":
            return text.cast(pl.Float64, strict=False)
        case "date":
            return text.str.to_date("%Y-%m-%d", strict=False)
        case "boolean":
            return text.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
        case _:
            return text
