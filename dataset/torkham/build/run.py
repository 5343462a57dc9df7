"""The build as a whole: read, tabulate, aggregate, validate, publish."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from torkham.build.assemble import Inputs, Progress
from torkham.build.candidate import Candidate, Scale, candidate
from torkham.build.clock import Clock
from torkham.build.problems import BuildError, Problem
from torkham.build.publish import published
from torkham.build.registry import read_reasons
from torkham.build.storage import is_here
from torkham.build.validate import check_table
from torkham.release import lock
from torkham.release.gate import Past, passed, with_changes
from torkham_schema.dictionary import tables

NOTHING = Past()
"""No release was made before."""
USUAL = Scale()
PARTS = ".parts"
"""Folder beside a release of many parts with what the next build may use again."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    folder: Path
    tables: Mapping[str, pl.DataFrame]
    """Read when first asked for, where the release has many parts."""
    counted: Mapping[str, int]
    """Rows of each table."""
    phases: Mapping[str, float]
    """Seconds that each step took."""

    @property
    def rows(self) -> list[tuple[str, str, int]]:
        """Group, table and number of rows."""
        return [(table.group, name, self.counted[name]) for name, table in tables().items()]


def check(
    inputs: Inputs, rule: str = "representative", progress: Progress | None = None, scale: Scale = USUAL
) -> Candidate:
    """All tables of the inputs and everything that is wrong with them; nothing is published."""
    return candidate(inputs, None, rule, scale, progress or _nobody)


def build(
    inputs: Inputs,
    out: Path,
    version: str,
    rule: str = "representative",
    progress: Progress | None = None,
    past: Past = NOTHING,
    released: str | None = None,
    scale: Scale = USUAL,
) -> Built:
    """Build a release into `out`, after what was released in the past; `released` is its day, `YYYY-MM-DD`.

    Above `scale.shard` articles the tables that are coded in articles are folders of Parquet files, made by the engine
    that `scale` names; what has not changed since the last build into `out` is used again.

    BuildError has all problems; then nothing is written and the last release stays. One of them may be that another
    process builds into `out`; where `out` is an address and not a path of this machine, nobody watches over that.
    """
    try:
        with lock.held(out) if is_here(out) else nullcontext():
            made = candidate(inputs, out / PARTS, rule, scale, progress or _nobody)
            clock = Clock()
            changes = _changes(made, inputs, version, past)
            folder = published(partial(made.write, changes), out, version, rule, released)
            clock.passed("publish")
    except lock.LockedError as holder:
        problem = Problem(
            rule="one_build_at_a_time", allowed="no other build into it", value=str(holder), file=str(out)
        )
        raise BuildError([problem]) from None
    counted = {**made.rows, "changes": len(changes)}
    return Built(folder, with_changes(made.frames, changes), counted, {**made.phases, **clock.phases})


def _changes(made: Candidate, inputs: Inputs, version: str, past: Past) -> pl.DataFrame:
    """The table `changes` of tables with nothing wrong in them; else BuildError."""
    reasons, unread = read_reasons(inputs.registry, version)
    problems = [*made.problems, *unread]
    if not problems:
        changes, problems = passed(made.frames, version, past, reasons, made.content)
        problems += check_table(tables()["changes"], changes)
    if problems:
        raise BuildError(problems)
    return changes


def _nobody(articles: int, problems: int) -> None:
    """Progress of which nobody is told."""
