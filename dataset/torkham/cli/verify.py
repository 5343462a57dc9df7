"""torkham verify."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show

UNREADABLE = 2
"""Exit status when there is no release to verify."""


def verify(
    folder: Annotated[Path | None, typer.Argument(help="Folder of a release. Default: the one in the package.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check that a release is what it says it is: file hashes, content hashes, schema, relations.

    Exit status 0: it is. 1: something is not as it should be. 2: there is no release.
    """
    from torkham.release.verification import verify as run
    from torkham.release_folder import DATA

    try:
        found = run(folder or DATA)
    except FileNotFoundError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(UNREADABLE) from None
    if as_json:
        findings = [asdict(finding) for finding in found.findings]
        typer.echo(json.dumps({"checked": found.checked, "skipped": found.skipped, "findings": findings}, indent=1))
    else:
        for line in found.checked:
            typer.echo(f"checked: {line}")
        for line in found.skipped:
            typer.echo(f"not checked: {line}")
        for finding in found.findings:
            typer.echo(
                f"{finding.file}: {finding.what}\n  expected {finding.expected}\n  found    {finding.found}", err=True
            )
        typer.echo(
            f"{len(found.findings)} findings in {found.folder}" if found.findings else f"{found.folder} is as released."
        )
    raise typer.Exit(show.FAILED if found.findings else 0)
