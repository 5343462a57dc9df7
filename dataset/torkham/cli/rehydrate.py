"""torkham rehydrate."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from torkham.cli import show

if TYPE_CHECKING:
    from torkham.rehydration import Rehydrated
    from torkham.rehydration.match import Progress

MOST = 40
"""Documents shown on a terminal; of more, those that fail come first."""

Texts = Annotated[Path, typer.Option(help="Folder of your copies of the articles.", exists=True, file_okay=False)]
Release = Annotated[str | None, typer.Option(help="Version or folder of a release, if not the one in the package.")]


def rehydrate(
    texts: Texts,
    release: Release = None,
    out: Annotated[Path | None, typer.Option(help="Write the spans and their words: .parquet or .csv.")] = None,
    allow_partial: Annotated[
        bool, typer.Option("--allow-partial", help="Let documents pass of which enough spans are anchored.")
    ] = False,
    min_anchored: Annotated[
        float, typer.Option(min=0, max=1, help="Share of a document's spans that is enough, with --allow-partial.")
    ] = 0.9,
) -> None:
    """Give the spans of a release their words back, from your own copies of the articles.

    Files are matched to documents by content, whatever their names. Words are given only where hashes prove them.
    Fails unless every document is exact or folded. What --out writes holds article text: keep it to yourself.
    """
    from torkham.rehydration import rehydrate as in_memory
    from torkham.rehydration import rehydrate_to

    try:
        with _progress() as progress:
            if out:
                found = rehydrate_to(out, texts, release=release, progress=progress)
            else:
                found = in_memory(texts, release=release, progress=progress)
    except (ValueError, FileNotFoundError) as error:
        raise typer.BadParameter(str(error)) from None
    failing = found.failing(min_anchored if allow_partial else None)
    _show(found, failing.get_column("document_id").to_list())
    if len(failing):
        typer.echo(f"{len(failing)} of {len(found.documents)} documents fail.", err=True)
        raise typer.Exit(show.FAILED)


def _show(found: "Rehydrated", failing: list[str]) -> None:
    """The table of documents, those that fail first, and the totals."""
    import polars as pl
    from rich.console import Console

    documents = found.documents.with_columns(good=~pl.col("document_id").is_in(failing)).sort(
        "good", maintain_order=True
    )
    shown = documents.head(MOST) if Console().is_terminal else documents
    columns = ("document_id", "status", "n_spans", "n_anchored", "file", "note")
    rows = [tuple("" if cell is None else cell for cell in row) for row in shown.select(columns).iter_rows()]
    show.table("Documents", ("document", "status", "spans", "with words", "file", "note"), rows)
    counts = documents.group_by("status", maintain_order=True).len().iter_rows()
    spans, anchored = documents.select(pl.sum("n_spans", "n_anchored")).row(0)
    totals = ", ".join(f"{count:,} {status}" for status, count in counts)
    typer.echo(
        f"{totals}; {anchored:,} of {spans:,} spans have their words; {len(found.unused):,} files unused.", err=True
    )


@contextmanager
def _progress() -> "Iterator[Progress]":
    """A progress bar of what is being done, on a terminal; silence elsewhere."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(*Bar.get_default_columns(), console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("matching", total=None)
        yield lambda doing, done, total: bar.update(task, description=doing, completed=done, total=total)
