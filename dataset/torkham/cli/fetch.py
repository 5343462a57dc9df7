"""torkham fetch."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import reading
from torkham.cli.downloading import downloading


def fetch(
    version: Annotated[str, typer.Argument(help="The version, such as 1.0.0.")],
    base_url: Annotated[
        str | None, typer.Option(help="Address under which releases lie; else TORKHAM_BASE_URL or the settings file.")
    ] = None,
    cache: Annotated[Path | None, typer.Option(help="Folder to keep it in; else TORKHAM_CACHE.")] = None,
) -> None:
    """Fetch a release of another version, check it against its published hashes, and keep it.

    The release in the package needs no fetching. A fetch that broke off goes on where it stopped.
    """
    from torkham.remote.fetch import fetch as fetched

    with reading.told(), downloading(version) as progress:
        folder = fetched(version, base_url=base_url, cache=cache, progress=progress)
    typer.echo(folder)
