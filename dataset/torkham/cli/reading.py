"""What the commands that read a release share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import polars as pl

    from torkham.opened import Release

From = Annotated[
    str | None,
    typer.Option("--release", metavar="VERSION|FOLDER", help="Another release than the one in the package."),
]
Json = Annotated[bool, typer.Option("--json", help="JSON, one object a row, for programs.")]


@contextmanager
def opened(release: str | None) -> Iterator["Release"]:
    """The release that was asked for; whatever is wrong with a name, a place or a download ends the command."""
    from torkham.opened import release_at

    with told():
        yield release_at(release)


@contextmanager
def told() -> Iterator[None]:
    """Turn an error that a user can mend into one sentence and exit status 2."""
    try:
        yield
    except (LookupError, ValueError, OSError, ImportError) as error:
        raise typer.BadParameter(str(error)) from None


def every_name(incomplete: str) -> list[str]:
    """Tables and views for the shell to complete."""
    from typing import get_args

    from torkham.names import TableName
    from torkham.views.every import VIEWS

    return [name for name in (*get_args(TableName), *VIEWS) if name.startswith(incomplete)]


def frame(title: str, rows: "pl.DataFrame", as_json: bool) -> None:
    """Show a frame: a table on a terminal; piped, tab-separated values, nulls empty; or JSON Lines."""
    from torkham.cli import show

    if as_json:
        typer.echo(rows.write_ndjson(), nl=False)
        return
    show.table(title, rows.columns, [tuple(map(_cell, row)) for row in rows.iter_rows()])


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.replace("\t", " ").replace("\n", " ") if isinstance(value, str) else value
