"""Validate: every table against its schema, then all against the rules across tables; all problems at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl
from pandera.errors import SchemaErrors

from torkham.build.places import Places
from torkham.build.problems import Problem
from torkham_schema.dictionary import TableFacts, tables
from torkham_schema.relations import RELATIONS, Relation

SHOWN = 100
"""Examples kept of one rule in one column; the rest is counted."""

NAMES = {
    "not_nullable": "a_required_cell_is_filled",
    "isin": "a_code_is_in_its_list",
    "str_matches": "a_value_has_its_form",
    "greater_than_or_equal_to": "a_number_is_in_its_range",
    "less_than_or_equal_to": "a_number_is_in_its_range",
    "column_in_schema": "a_table_has_its_columns",
    "column_in_dataframe": "a_table_has_its_columns",
    "column_ordered": "a_table_has_its_columns",
    "dtype": "a_column_has_its_type",
}
"""What pandera's checks are called in our reports."""


def check_table(table: TableFacts, frame: pl.DataFrame | pl.LazyFrame) -> list[Problem]:
    """Everything that is wrong with one table by itself.

    A lazy frame is collected first: pandera passes over the data checks of a lazy frame without a word.
    """
    frame = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    try:
        table.model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return [problem for error in errors.schema_errors for problem in _of_error(table, frame, error)]
    return []


def _of_error(table: TableFacts, frame: pl.DataFrame, error: Any) -> Iterator[Problem]:
    name = getattr(error.check, "name", None) or str(error.check).partition("(")[0]
    column = error.schema.name if error.schema.name in table.schema else None
    if error.check_output is None or name == "dtype":
        if error.reason_code.name != "CHECK_ERROR":
            yield Problem(
                rule=NAMES.get(name, name),
                allowed=f"{table.column(column).type}" if column else ", ".join(table.schema),
                value=str(error.failure_cases),
                table=table.name,
                column=column,
            )
        return
    wrong = (~error.check_output.to_series()).arg_true()
    columns = [column] if column else str(error.check.title).split()
    allowed = _allowed(table, name, column) if column else str(error.check.description)
    for place, index in enumerate(wrong.head(SHOWN)):
        row = frame.row(index, named=True)
        yield Problem(
            rule=NAMES.get(name, name),
            allowed=allowed,
            value=row.get(columns[0]) if len(columns) == 1 else {c: row.get(c) for c in columns},
            table=table.name,
            row_id=" ".join(str(row[key]) for key in table.key if row.get(key) is not None),
            column=", ".join(columns),
            count=len(wrong) - SHOWN + 1 if place == SHOWN - 1 and len(wrong) > SHOWN else 1,
        )


def _allowed(table: TableFacts, check: str, column: str) -> str:
    facts = table.column(column)
    match check:
        case "isin":
            return f"a code of the list {facts.codes}"
        case "str_matches":
            return f"the form {facts.pattern}"
        case "not_nullable":
            return "a value"
        case _:
            return f"from {facts.minimum} to {facts.maximum}".replace(" to None", " up").replace("from None", "up")


def check_relations(frames: Mapping[str, pl.DataFrame], rules: Iterable[Relation] = tuple(RELATIONS)) -> list[Problem]:
    """Everything that is wrong across tables, by the given rules. Needs all tables, of the right types."""
    return [problem for rule in rules for problem in broken(rule, rule.find(frames))]


def broken(rule: Relation, found: pl.DataFrame) -> Iterator[Problem]:
    """The rows that break a rule across tables (in the columns of VIOLATION), as problems."""
    for (table, column), rows in found.group_by("table", "column", maintain_order=True):
        shown = rows.sort("row_id", nulls_last=True).head(SHOWN)
        for place, (row_id, value) in enumerate(shown.select("row_id", "value").iter_rows()):
            rest = len(rows) - SHOWN if place == SHOWN - 1 else 0
            yield Problem(
                rule=rule.name,
                allowed=rule.allowed,
                value=value,
                table=str(table),
                row_id=row_id,
                column=str(column),
                count=1 + max(rest, 0),
            )


def validate(frames: Mapping[str, pl.DataFrame], places: Places | None = None) -> list[Problem]:
    """Everything that is wrong with a dataset; with `places`, each problem says where its row stands.

    Where a table's columns or types are wrong, rules across tables cannot be asked and are not.
    """
    problems = [problem for name, table in tables().items() for problem in check_table(table, frames[name])]
    if not any(p.rule in ("a_table_has_its_columns", "a_column_has_its_type") for p in problems):
        problems += check_relations(frames)
    return [places.placed(problem) for problem in problems] if places else problems
