"""torkham export."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import reading, show


def export(
    out: Annotated[Path, typer.Argument(help="File for sqlite, duckdb and xlsx; folder for the others.")],
    to: Annotated[
        str, typer.Option("--format", "-f", help="csv, dta, sqlite, duckdb, xlsx, jsonl or parquet.")
    ] = "csv",
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", "-t", help="Only this table or view; more than once.", autocompletion=reading.every_name
        ),
    ] = None,
    views: Annotated[bool, typer.Option("--views", help="All views as well, and what each leaves out.")] = False,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="Put an apostrophe before text that a spreadsheet would run.")
    ] = False,
    release: reading.From = None,
) -> None:
    """Write tables for R, Stata, SQL and spreadsheets.

    torkham export data --format csv

    torkham export torkham.sqlite --format sqlite --views

    torkham export figures.xlsx --format xlsx --table event_figures --spreadsheet

    Stata files carry variable and value labels, databases primary and foreign keys. The formats dta, duckdb and xlsx
    need the extra of that name.
    """
    from torkham.export.run import export as run

    with reading.told():
        files = run(out, to, table, views=views, spreadsheet=spreadsheet, release=release)
    show.table(f"Written to {out}", ("file", "bytes"), [(str(file), file.stat().st_size) for file in files])
