"""torkham build."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show
from torkham.cli.where import anywhere, folder

Annotations = Annotated[
    list[Path],
    typer.Argument(
        help="Annotated articles: .json files, .jsonl files, or folders of them.",
        parser=anywhere,
        metavar="ANNOTATIONS...",
    ),
]
Registry = Annotated[
    Path, typer.Option(help="Folder of the registries: actors.csv, places.csv and so on.", parser=folder)
]
Documents = Annotated[
    Path | None, typer.Option(help="Folder of fingerprints, if texts were fingerprinted.", parser=folder)
]
Report = Annotated[Path | None, typer.Option(help="Write all problems to this file, as JSON Lines.")]
Engine = Annotated[
    str, typer.Option(help="What computes above --shard articles: processes, ray, dask, or inline (one by one).")
]
Address = Annotated[str | None, typer.Option(help="Address of a Ray or Dask cluster that runs already.")]
Workers = Annotated[int | None, typer.Option(help="Tasks at a time; as many as there are cores, unless told.", min=1)]
Shard = Annotated[
    int | None, typer.Option(help="Articles up to which every table is one file; above, parts of about so many.", min=1)
]


def build(
    annotations: Annotations,
    registry: Registry,
    out: Annotated[Path, typer.Option(help="Folder that the release is written into.", parser=anywhere)],
    documents: Documents = None,
    rule: Annotated[str, typer.Option(help="Rule by which reports become events.")] = "representative",
    version: Annotated[str, typer.Option(help="Version of the release.")] = "0.0.0",
    earlier: Annotated[
        Path | None, typer.Option(help="Release that this one follows, a folder or zip: its version must say so.")
    ] = None,
    report: Report = None,
    engine: Engine = "processes",
    address: Address = None,
    workers: Workers = None,
    shard: Shard = None,
) -> None:
    """Build a release: annotated articles to validated Parquet tables, all or nothing.

    Every problem is shown at once, and the last good release stays where it is. Large corpora are built in parts, in as
    many processes as there are cores or on a cluster; of these, what has not changed since the last build into the same
    folder is used again. Folders may be addresses that fsspec understands, such as s3://bucket/folder.
    """
    from torkham.build.assemble import Inputs
    from torkham.build.candidate import scaled
    from torkham.build.problems import BuildError
    from torkham.build.run import build as run
    from torkham.engines import EngineError
    from torkham.release.gate import Past
    from torkham.release.snapshot import read

    try:
        past = Past(read(earlier) if earlier else None)
        with show.progress("building") as progress:
            scale = scaled(shard, engine, address, workers)
            inputs = Inputs(tuple(annotations), registry, documents)
            built = run(inputs, out, version, rule, progress, past, scale=scale)
    except BuildError as error:
        show.problems(error.problems, report)
        return
    except (FileNotFoundError, ValueError, ImportError, EngineError) as error:
        raise typer.BadParameter(str(error)) from None
    show.problems([], report)
    show.table(f"Built {built.folder}", ("group", "table", "rows"), built.rows)
