"""torkham cite."""

from typing import Annotated

import typer

from torkham.cli import reading


def cite(
    form: Annotated[str, typer.Option("--as", help="text or bibtex.")] = "text", release: reading.From = None
) -> None:
    """Print how to cite the data, with their version."""
    from torkham.citation import cite as cited

    with reading.told():
        typer.echo(cited(form, release=release))  # type: ignore[arg-type]
