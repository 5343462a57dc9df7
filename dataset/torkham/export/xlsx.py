"""One Excel workbook, one sheet a table; cells that begin like a formula are text. Needs `torkham[xlsx]`."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from torkham.export.whole import whole
from torkham.facts import Facts

SUFFIX = "xlsx"
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
"""What a sheet and a cell can hold; more would be cut without a word."""


def write(frames: Mapping[str, pl.DataFrame], facts: Facts, out: Path) -> list[Path]:
    """Write the workbook `out`, its first sheet saying what the columns mean; give the file.

    ValueError where a table or cell is larger than the format can hold.
    """
    from xlsxwriter import Workbook

    for name, frame in frames.items():
        _fits(name, frame)
    with whole(out) as waiting, Workbook(waiting, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        meanings = pl.DataFrame(
            [
                (name, column.name, column.type, column.description, column.codes, column.null_means)
                for name in frames
                for column in facts[name].columns
            ],
            schema=["table", "column", "type", "description", "codes", "null_means"],
            orient="row",
        )
        for sheet, frame in {"about": meanings, **frames}.items():
            frame.write_excel(book, worksheet=sheet[:31], autofit=len(frame) < 10_000, freeze_panes=(1, 0))
    return [out]


def _fits(name: str, frame: pl.DataFrame) -> None:
    if len(frame) > MOST_ROWS:
        raise ValueError(f"{name} has {len(frame)} rows; a sheet holds {MOST_ROWS}: export it as csv or parquet")
    for column in frame.select(pl.col(pl.String)).iter_columns():
        longest = column.str.len_chars().max()
        if isinstance(longest, int) and longest > MOST_CHARACTERS:
            raise ValueError(
                f"{name}.{column.name} has a cell of {longest} characters; a sheet's cell holds {MOST_CHARACTERS}"
            )
