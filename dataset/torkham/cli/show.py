"""How commands show things: tables and colours on a terminal, plain lines elsewhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from torkham.build.assemble import Progress
    from torkham.build.problems import Problem

FAILED = 1
"""Exit status when the input is wrong."""


def is_terminal() -> bool:
    """Whether a person is looking."""
    return Console().is_terminal


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Show a table; piped, as tab-separated values."""
    console = Console()
    if not console.is_terminal:
        for row in (head, *rows):
            typer.echo("\t".join(str(cell) for cell in row))
        return
    shown = Table(title=title, title_justify="left", header_style="bold")
    for name, sample in zip(head, rows[0] if rows else head, strict=True):
        shown.add_column(name, justify="right" if isinstance(sample, int) else "left")
    for row in rows:
        shown.add_row(*(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row))
    console.print(shown)


@contextmanager
def progress(label: str) -> Iterator["Progress"]:
    """A progress bar that counts articles, on a terminal; silence elsewhere."""
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn(label),
        TextColumn("{task.completed} articles, {task.fields[problems]} problems"),
    )
    with Bar(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None, problems=0)
        yield lambda articles, problems: bar.update(task, completed=articles, problems=problems)


def problems(found: Sequence["Problem"], report: Path | None) -> None:
    """Say what is wrong, on standard error and in the report file, and exit if anything is."""
    from torkham.build.problems import as_text, write_report

    if report:
        write_report(found, report)
    if found:
        total = sum(problem.count for problem in found)
        typer.echo(as_text(found), err=True)
        typer.echo(f"\n{total} problem{'s' if total > 1 else ''}; nothing was written.", err=True)
        raise typer.Exit(FAILED)
