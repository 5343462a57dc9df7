"""torkham fingerprint."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show
from torkham.cli.build import Annotations, Report


def fingerprint(
    annotations: Annotations,
    texts: Annotated[Path, typer.Option(help="Folder of the captured pages.", exists=True, file_okay=False)],
    pages: Annotated[
        Path, typer.Option(help="CSV with the columns document_id and file_name.", exists=True, dir_okay=False)
    ],
    out: Annotated[Path, typer.Option(help="Folder that the fingerprints are written into.")],
    registry: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the registries, to be checked for article text too.", exists=True, file_okay=False
        ),
    ] = None,
    report: Report = None,
) -> None:
    """Write what only the texts give: hashes, blocks, lengths, and the folded offsets of all spans.

    Fails, and writes nothing, if a text that would be published repeats 25 or more consecutive letters or digits of
    a page. Names, titles and addresses, where the schema has a column for them, may.
    """
    from torkham.build.fingerprint_texts import fingerprint_texts
    from torkham.build.problems import BuildError

    try:
        written = fingerprint_texts(annotations, texts, pages, out, registry)
    except BuildError as error:
        show.problems(error.problems, report)
        return
    show.problems([], report)
    show.table(f"Written to {out}", ("document", "code points", "blocks", "span fragments"), written)
