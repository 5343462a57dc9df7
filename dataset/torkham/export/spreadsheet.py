"""Cells that a spreadsheet would run as a formula, made harmless."""

import polars as pl

STARTS = r"^[=+\-@\t\r\n＝＋－＠]"
"""First characters that make a spreadsheet take a cell for a formula, full-width forms included."""


def neutralised(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that begins like a formula. All else is unchanged."""
    text = pl.col(pl.String)
    return frame.with_columns(pl.when(text.str.contains(STARTS)).then("'" + text).otherwise(text).name.keep())
