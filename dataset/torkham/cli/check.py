"""torkham check."""

import typer

from torkham.cli import show
from torkham.cli.build import Address, Annotations, Documents, Engine, Registry, Report, Shard, Workers


def check(
    annotations: Annotations,
    registry: Registry,
    documents: Documents = None,
    report: Report = None,
    engine: Engine = "processes",
    address: Address = None,
    workers: Workers = None,
    shard: Shard = None,
) -> None:
    """Check annotated articles and registries as a build would, and write nothing."""
    from torkham.build.assemble import Inputs
    from torkham.build.candidate import scaled
    from torkham.build.problems import BuildError
    from torkham.build.run import check as run
    from torkham.engines import EngineError

    try:
        with show.progress("checking") as progress:
            inputs = Inputs(tuple(annotations), registry, documents)
            checked = run(inputs, progress=progress, scale=scaled(shard, engine, address, workers))
    except BuildError as error:
        show.problems(error.problems, report)
        return
    except (ValueError, ImportError, EngineError) as error:
        raise typer.BadParameter(str(error)) from None
    show.problems(checked.problems, report)
    typer.echo(f"{checked.rows['articles']} articles, {sum(checked.rows.values())} rows, no problems.")
