"""torkham build."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show

Annotations = Annotated[
    list[Path], typer.Argument(help="Annotated articles: .json files, .jsonl files, or folders of them.")
]
Registry = Annotated[
    Path, typer.Option(help="Folder of the registries: actors.csv, places.csv and so on.", exists=True, file_okay=False)
]
Documents = Annotated[
    Path | None, typer.Option(help="Folder of fingerprints, if texts were fingerprinted.", exists=True, file_okay=False)
]
Report = Annotated[Path | None, typer.Option(help="Write all problems to this file, as JSON Lines.")]


def build(
    annotations: Annotations,
    registry: Registry,
    out: Annotated[Path, typer.Option(help="Folder that the release is written into.")],
    documents: Documents = None,
    rule: Annotated[str, typer.Option(help="Rule by which reports become events.")] = "representative",
    version: Annotated[str, typer.Option(help="Version of the release.")] = "0.0.0",
    earlier: Annotated[
        Path | None, typer.Option(help="Release that this one follows, a folder or zip: its version must say so.")
    ] = None,
    report: Report = None,
) -> None:
    """Build a release: annotated articles to validated Parquet tables, all or nothing.

    Every problem is shown at once, and the last good release stays where it is.
    """
    from torkham.build.assemble import Inputs
    from torkham.build.problems import BuildError
    from torkham.build.run import build as run
    from torkham.release.gate import Past
    from torkham.release.snapshot import read

    try:
        past = Past(read(earlier) if earlier else None)
        with show.progress("building") as progress:
            built = run(Inputs(tuple(annotations), registry, documents), out, version, rule, progress, past)
    except BuildError as error:
        show.problems(error.problems, report)
        return
    except (FileNotFoundError, ValueError) as error:
        raise typer.BadParameter(str(error)) from None
    show.problems([], report)
    show.table(f"Built {built.folder}", ("group", "table", "rows"), built.rows)
