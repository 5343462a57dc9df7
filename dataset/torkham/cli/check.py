"""torkham check."""

import typer

from torkham.cli import show
from torkham.cli.build import Annotations, Documents, Registry, Report


def check(annotations: Annotations, registry: Registry, documents: Documents = None, report: Report = None) -> None:
    """Check annotated articles and registries as a build would, and write nothing."""
    from torkham.build.assemble import Inputs
    from torkham.build.problems import BuildError
    from torkham.build.run import check as run

    try:
        with show.progress("checking") as progress:
            assembled, problems = run(Inputs(tuple(annotations), registry, documents), progress=progress)
    except BuildError as error:
        show.problems(error.problems, report)
        return
    show.problems(problems, report)
    rows = sum(len(frame) for frame in assembled.tables.values())
    typer.echo(f"{len(assembled.tables['articles'])} articles, {rows} rows, no problems.")
