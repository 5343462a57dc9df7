"""The build as a whole: read, tabulate, aggregate, validate, publish."""

from dataclasses import dataclass
from pathlib import Path

from torkham_schema.dictionary import tables

from torkham.build.assemble import Assembled, Inputs, Progress, assemble
from torkham.build.problems import BuildError, Problem
from torkham.build.publish import publish
from torkham.build.validate import validate


@dataclass(frozen=True)
class Built:
    """What a build made."""

    folder: Path
    rows: list[tuple[str, str, int]]
    """Group, table and number of rows."""


def check(
    inputs: Inputs, rule: str = "representative", progress: Progress | None = None
) -> tuple[Assembled, list[Problem]]:
    """All tables of the inputs and everything that is wrong with them."""
    assembled = assemble(inputs, rule, progress)
    return assembled, [*assembled.problems, *validate(assembled.tables, assembled.places)]


def build(
    inputs: Inputs, out: Path, version: str, rule: str = "representative", progress: Progress | None = None
) -> Built:
    """Build a release into `out`. BuildError has all problems; then nothing is written and the last release stays."""
    assembled, problems = check(inputs, rule, progress)
    if problems:
        raise BuildError(problems)
    folder = publish(assembled.tables, out, version, rule)
    return Built(folder, [(table.group, name, len(assembled.tables[name])) for name, table in tables().items()])
