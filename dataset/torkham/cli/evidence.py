"""torkham evidence."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli.rehydrate import Release


def evidence(
    row_id: Annotated[
        str, typer.Argument(help="Any identifier: ev-…, rp-…, st-…, pt-…, fg-…, ac-…, sp-…", metavar="ID")
    ],
    texts: Annotated[
        Path | None, typer.Option(help="Folder of your copies of the articles.", exists=True, file_okay=False)
    ] = None,
    release: Release = None,
    html: Annotated[
        Path | None, typer.Option(help="Also write a local page in which the articles are shown.", dir_okay=False)
    ] = None,
) -> None:
    """Show what a row rests on: the chain from event to reports to statements to spans.

    With --texts, the words are given and the page shows the articles with their spans highlighted. That page
    holds article text: keep it to yourself.
    """
    from torkham.provenance import evidence as of
    from torkham.provenance.page import page

    try:
        found = of(row_id, texts=texts, release=release)
    except (LookupError, FileNotFoundError) as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(str(found))
    if html:
        html.write_text(page(found), "utf-8")
        typer.echo(f"written to {html}", err=True)
