"""Stata files, one a table, with variable and value labels. Needs `torkham[dta]`.

Coded columns are numbers whose value labels are the codes; `describe` and `label list` show both. Missing is `.`
for numbers and the empty string for text: Stata has no null text.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from torkham.export.whole import whole
from torkham.facts import Facts, TableFacts
from torkham_schema.codes import codes_of

SUFFIX = "dta"
LONGEST_LABEL = 80
"""Characters that Stata shows of a variable's label."""


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
    """Write `<table>.dta` for every table into the folder `out`; give the files."""
    from pyreadstat import write_dta

    files = []
    for name, frame in frames.items():
        plain, labels = labelled(frame, facts[name])
        files.append(out / f"{name}.dta")
        with whole(files[-1]) as waiting:
            write_dta(
                plain,
                str(waiting),
                file_label=f"torkham {name}"[:LONGEST_LABEL],
                column_labels=[shortened(c.description) for c in facts[name].columns],
                variable_value_labels=labels,
                version=15,
            )
    return files


def labelled(frame: pl.DataFrame, table: TableFacts) -> tuple[pl.DataFrame, dict[str, dict[Any, str]]]:
    """The frame with codes and truth as numbers from 1 (0 for false), and what the numbers stand for by column."""
    labels: dict[str, dict[Any, str]] = {}
    columns = []
    for column in table.columns:
        values = frame.get_column(column.name)
        if column.type == "boolean":
            labels[column.name] = {0: "false", 1: "true"}
            values = values.cast(pl.Int32)
        elif column.codes:
            # All codes of the list, so that a number means the same in every table and export of a release.
            codes = list(dict.fromkeys([*codes_of(column.codes), *values.drop_nulls().unique().sort()]))
            labels[column.name] = dict(enumerate(codes, 1))
            values = values.replace_strict(
                {code: n for n, code in enumerate(codes, 1)}, default=None, return_dtype=pl.Int32
            )
        columns.append(values)
    return pl.DataFrame(columns), {name: found for name, found in labels.items() if found}


def shortened(description: str, most: int = LONGEST_LABEL) -> str:
    """The description cut between words, with an ellipsis where something was cut."""
    if len(description) <= most:
        return description
    return description[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
