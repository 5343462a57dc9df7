"""torkham head."""

from typing import Annotated

import typer

from torkham.cli import reading


def head(
    table: Annotated[str, typer.Argument(help="A table or view.", autocompletion=reading.every_name)],
    rows: Annotated[int, typer.Option("--rows", "-n", min=1, help="How many rows.")] = 10,
    columns: Annotated[str | None, typer.Option(help="Only these columns, separated by commas.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All rows.")] = False,
    release: reading.From = None,
    as_json: reading.Json = False,
) -> None:
    """Show the first rows of a table or view.

    torkham head events --columns event_id,event_type,date_edtf

    torkham head flat_events --all > events.tsv
    """
    from torkham.nearest import UnknownNameError
    from torkham.views.every import VIEWS, view_of

    with reading.opened(release) as data:
        if table not in data and table not in VIEWS:
            raise UnknownNameError("table or view", table, [*data, *VIEWS])
        frame = data[table] if table in data else view_of(table, data).frame
        chosen = columns.split(",") if columns else frame.columns
        for name in chosen:
            if name not in frame.columns:
                raise UnknownNameError(f"column of {table}", name, frame.columns)
        reading.frame(table, frame.select(chosen) if everything else frame.select(chosen).head(rows), as_json)
