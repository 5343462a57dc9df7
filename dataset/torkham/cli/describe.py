"""torkham describe."""

from typing import Annotated

import typer

from torkham.cli import reading, show


def describe(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A table or view, or a column such as events.event_type.", autocompletion=reading.every_name
        ),
    ] = None,
    release: reading.From = None,
    as_json: reading.Json = False,
) -> None:
    """Say what tables, columns and codes mean.

    torkham describe

    torkham describe events

    torkham describe events.event_type
    """
    import polars as pl

    from torkham.description import describe as described

    with reading.told():
        found = described(name, release=release)
    if show.is_terminal() and not as_json:
        typer.echo(repr(found))
    else:
        head = [column or ("what", "value")[n] for n, column in enumerate(found.head)]
        reading.frame(found.title, pl.DataFrame(found.rows, schema=head, orient="row"), as_json)
