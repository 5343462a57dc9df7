"""torkham diff."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from torkham.cli import show

if TYPE_CHECKING:
    from torkham.release.snapshot import Snapshot

DIFFERENT, ERROR = 1, 2
"""Exit status when the releases differ, and when they cannot be compared or an identifier vanished."""

SIGNS = {"added": "+", "removed": "-", "changed": "~"}

Place = Annotated[
    str, typer.Argument(help="A folder or zip archive with the Parquet files of a release, or a version.")
]


def diff(
    old: Place,
    new: Place,
    cells: Annotated[bool, typer.Option("--cells", help="Name every row and cell, not a few.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, of the published schema.")] = False,
    samples: Annotated[int, typer.Option(min=0, help="Rows and cells named of each table.")] = 3,
) -> None:
    """Say how two releases differ: columns, rows and cells that came, went or changed, by key.

    Exit status 0: the same. 1: different. 2: they cannot be compared, or an identifier is gone that was not retired.
    """
    from torkham.build.problems import BuildError
    from torkham.release.difference import compare
    from torkham.release.report import report

    try:
        found = report(compare(_release(old), _release(new)), None if cells else samples)
    except (BuildError, LookupError, OSError, ValueError) as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(ERROR) from None
    if as_json:
        typer.echo(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        _show(found)
    for gone in found["unretired"]:
        typer.echo(f"{gone['table_name']}: {gone['row_id']} is gone and not in retired_ids", err=True)
    raise typer.Exit(ERROR if found["unretired"] else 0 if found["same"] else DIFFERENT)


def _release(given: str) -> "Snapshot":
    """The release at a path, or of a version: one that this checkout has a record of, or any that can be loaded."""
    from torkham.opened import VERSION, release_at
    from torkham.release import checkout, record, snapshot

    if Path(given).exists() or not VERSION.fullmatch(given):
        return snapshot.read(Path(given))
    kept = Path(checkout.RECORDS) / given
    return checkout.release(Path(), record.read(kept)) if kept.exists() else snapshot.read(release_at(given).folder)


def _show(found: dict[str, Any]) -> None:
    names = [found[side]["version"] or found[side]["place"] for side in ("old", "new")]
    if found["same"]:
        typer.echo(f"{names[0]} and {names[1]} are the same.")
        return
    head = ("table", "columns +", "-", "~", "rows +", "-", "~", "cells ~")
    show.table(f"{names[0]} → {names[1]}", head, [_line(table) for table in found["tables"]])
    for table in found["tables"]:
        for line in _named(table):
            typer.echo(f"{table['table']} {line}")
    typer.echo(f"This asks for a {found['least_level']} version at least:")
    for force in found["forces"]:
        if force["level"] == found["least_level"]:
            rows = f" ({force['rows']})" if force["rows"] else ""
            typer.echo(f"  {'.'.join(filter(None, (force['table'], force['column'])))}: {force['what']}{rows}")


def _line(table: dict[str, Any]) -> tuple[str | int, ...]:
    columns = [sum(change["change"] == kind for change in table["columns"]) for kind in SIGNS]
    rows = [table[f"rows_{kind}"] for kind in SIGNS]
    sign = "" if table["change"] == "changed" else f" ({table['change']})"
    return (table["table"] + sign, *columns, *rows, table["cells_changed"])


def _named(table: dict[str, Any]) -> list[str]:
    """The rows and cells that are named, a line each."""
    columns = [
        f"{SIGNS[c['change']]} column {c['column']}"
        + (f" {c['attribute']}: {c['old']} → {c['new']}" if c["attribute"] else "")
        for c in table["columns"]
    ]
    rows = [f"{SIGNS[kind]} {key}" for kind in ("added", "removed") for key in table[kind]]
    return columns + rows + [f"~ {c['row_key']} {c['column_name']}: {c['old']} → {c['new']}" for c in table["cells"]]
