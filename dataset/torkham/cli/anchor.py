"""torkham anchor."""

import json
from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show
from torkham.cli.build import Report


def anchor(
    draft: Annotated[
        Path, typer.Argument(help="An annotation with quotations in place of offsets.", exists=True, dir_okay=False)
    ],
    text: Annotated[Path, typer.Option(help="The page that it annotates.", exists=True, dir_okay=False)],
    out: Annotated[Path, typer.Option(help="File that the annotation is written to.")],
    report: Report = None,
) -> None:
    """Turn the quotations of a draft into offsets, and number its rows.

    A quotation must occur once in the article, or stand between [[ and ]] in a longer one that does.
    Drafts hold article text: keep them to yourself.
    """
    from torkham.build.anchor import anchored
    from torkham.text import read_text

    try:
        written = json.loads(draft.read_bytes())
        found, problems = anchored(written, read_text(text), str(draft))
    except (ValueError, KeyError) as error:
        raise typer.BadParameter(f"{draft}: {error}") from None
    show.problems(problems, report)
    out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    typer.echo(f"{out}: {len(found.get('reports', []))} reports, {len(found.get('statements', []))} statements")
