"""The command line: the only rooms that print or exit. One file a command."""

from collections.abc import Callable

import typer

from torkham.cli import (
    agreement,
    anchor,
    build,
    check,
    cite,
    codes,
    describe,
    diff,
    evidence,
    export,
    fetch,
    fingerprint,
    head,
    new_id,
    rehydrate,
    tables,
    verify,
)

app = typer.Typer(
    name="torkham",
    help="Read the torkham dataset, and build datasets like it from annotated articles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
READING: tuple[Callable[..., None], ...] = (
    tables.tables,
    head.head,
    describe.describe,
    codes.codes,
    export.export,
    cite.cite,
    fetch.fetch,
    rehydrate.rehydrate,
    evidence.evidence,
)
for command in READING:
    app.command(rich_help_panel="Read the data")(command)
for command in (diff.diff, verify.verify):
    app.command(rich_help_panel="Trust the data")(command)
for command in (build.build, check.check, fingerprint.fingerprint, anchor.anchor, agreement.agreement, new_id.new_id):
    app.command()(command)


def main() -> None:
    """Run the command line."""
    app()
