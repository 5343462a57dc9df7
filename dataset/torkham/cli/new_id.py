"""torkham new-id."""

from typing import Annotated

import typer

from torkham.ids import new_id as make


def new_id(
    prefix: Annotated[
        str, typer.Argument(help="Two letters: ev event, ac actor, pl place, ut utterance, ar article, do document, …")
    ],
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many.")] = 1,
) -> None:
    """Print new identifiers: random, opaque, never used before."""
    from torkham_schema.dictionary import table_of_prefix

    known = table_of_prefix()
    if prefix not in known:
        allowed = ", ".join(f"{short} ({table})" for short, table in known.items())
        raise typer.BadParameter(f"{prefix!r} is no prefix; there are {allowed}")
    for _ in range(count):
        typer.echo(make(prefix))
