"""The build as a whole: read, tabulate, aggregate, validate, publish."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from torkham.build.assemble import Assembled, Inputs, Progress, assemble
from torkham.build.problems import BuildError, Problem
from torkham.build.publish import publish
from torkham.build.registry import read_reasons
from torkham.build.validate import check_table, validate
from torkham.release import lock
from torkham.release.gate import Past, passed
from torkham_schema.dictionary import tables

NOTHING = Past()
"""No release was made before."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    folder: Path
    tables: Mapping[str, pl.DataFrame]

    @property
    def rows(self) -> list[tuple[str, str, int]]:
        """Group, table and number of rows."""
        return [(table.group, name, len(self.tables[name])) for name, table in tables().items()]


def check(
    inputs: Inputs, rule: str = "representative", progress: Progress | None = None
) -> tuple[Assembled, list[Problem]]:
    """All tables of the inputs and everything that is wrong with them."""
    assembled = assemble(inputs, rule, progress)
    return assembled, [*assembled.problems, *validate(assembled.tables, assembled.places)]


def build(
    inputs: Inputs,
    out: Path,
    version: str,
    rule: str = "representative",
    progress: Progress | None = None,
    past: Past = NOTHING,
    released: str | None = None,
) -> Built:
    """Build a release into `out`, after what was released in the past; `released` is its day, `YYYY-MM-DD`.

    BuildError has all problems; then nothing is written and the last release stays. One of them may be that another
    process builds into `out`.
    """
    try:
        with lock.held(out):
            frames = _build(inputs, version, rule, progress, past)
            folder = publish(frames, out, version, rule, released)
    except lock.LockedError as holder:
        problem = Problem(
            rule="one_build_at_a_time", allowed="no other build into it", value=str(holder), file=str(out)
        )
        raise BuildError([problem]) from None
    return Built(folder, frames)


def _build(
    inputs: Inputs, version: str, rule: str, progress: Progress | None, past: Past
) -> Mapping[str, pl.DataFrame]:
    """All tables, with nothing wrong in them; else BuildError."""
    assembled = assemble(inputs, rule, progress)
    reasons, unread = read_reasons(inputs.registry, version)
    problems = [*assembled.problems, *unread, *validate(assembled.tables, assembled.places)]
    frames: Mapping[str, pl.DataFrame] = assembled.tables
    if not problems:
        frames, problems = passed(frames, version, past, reasons)
        problems += check_table(tables()["changes"], frames["changes"])
    if problems:
        raise BuildError(problems)
    return frames
