"""The command line: the only rooms that print or exit. One file a command."""

import typer

from torkham.cli import anchor, build, check, fingerprint, new_id

app = typer.Typer(
    name="torkham",
    help="Read the torkham dataset, and build datasets like it from annotated articles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (build.build, check.check, fingerprint.fingerprint, anchor.anchor, new_id.new_id):
    app.command()(command)


def main() -> None:
    """Run the command line."""
    app()
