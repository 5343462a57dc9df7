"""The gate of a build: in what a release may differ from the one before it, and the table `changes` that results."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import polars as pl

from torkham.build.problems import Problem
from torkham.facts import of_dictionary
from torkham.release.changes import SCHEMA, changes
from torkham.release.content_hash import content_hash
from torkham.release.difference import Difference, compare
from torkham.release.force import Force, forces, least_level
from torkham.release.record import Record
from torkham.release.retirement import unretired
from torkham.release.snapshot import Snapshot
from torkham.release.version import Level, Version
from torkham_schema.dictionary import tables

SHOWN = 100
"""Rows named of one force; the rest is counted."""

Frames = Mapping[str, pl.DataFrame]
Content = Callable[[Frames, str], str]


def in_frames(frames: Frames, name: str) -> str:
    """The content hash of a table, from its rows."""
    return content_hash(frames[name], tables()[name].key)


def with_changes(frames: Frames, changes: pl.DataFrame) -> Frames:
    """The tables with other `changes`; none is read for it."""
    return ChainMap({"changes": changes}, cast("dict[str, pl.DataFrame]", frames))


@dataclass(frozen=True)
class Past:
    """What was released before a build."""

    earlier: Snapshot | None = None
    """The highest release below the version that is built."""
    records: Mapping[Version, Record] | None = None
    """What is kept of releases up to the version that is built, where that very version is one of them."""


def passed(
    frames: Frames, version: str, past: Past, reasons: pl.DataFrame, content: Content = in_frames
) -> tuple[pl.DataFrame, list[Problem]]:
    """The table `changes` of a build, and why its tables may not be released under that version.

    `reasons` are the lines that the registry has for this version; `content` gives the content hash of a table.
    ValueError for a version that is none, or an earlier release that does not say its version.
    """
    if past.records:
        return _again(frames, Version.read(version), past.records, content)
    if past.earlier is None:
        return frames["changes"], []
    before = past.earlier
    told = before.frame("changes") if "changes" in before.facts else pl.DataFrame(schema=SCHEMA)
    if "changes" in before.facts:
        # Its rows are what comes of the comparison, and no part of it.
        frames = with_changes(frames, told.select(*SCHEMA))
    difference = compare(before, in_memory(frames, version))
    rows, problems = changes(difference, frames["retired_ids"], reasons)
    problems += [*_claimed(difference, Version.read(version)), *_retired(difference)]
    return pl.concat([told.select(*SCHEMA), rows]), problems


def in_memory(frames: Frames, version: str) -> Snapshot:
    """A release that was built and is not yet published."""
    facts = of_dictionary({name: table.facts() for name, table in tables().items()})
    return Snapshot("the build", version, facts, frames.__getitem__)


def _again(
    frames: Frames, version: Version, records: Mapping[Version, Record], content: Content
) -> tuple[pl.DataFrame, list[Problem]]:
    """A build of a version that was released: it must be that release."""
    complete = pl.concat([record.changes for known, record in records.items() if known <= version])
    released = records[version].content
    built = {name: content(frames, name) for name in frames if name != "changes"}
    built["changes"] = in_frames({"changes": complete}, "changes")
    problems = [
        Problem(
            rule="a_release_does_not_change",
            allowed=f"the rows that {version} was released with; other rows are another version",
            value=f"content hash {found}, released with {released.get(name, 'no such table')}",
            table=name,
        )
        for name, found in built.items()
        if found != released.get(name)
    ]
    return complete, problems


def _claimed(difference: Difference, version: Version) -> list[Problem]:
    """Everything that forces a higher version than the one that is claimed."""
    if difference.old.version is None:
        raise ValueError(f"{difference.old.place} does not say which version it is")
    earlier = Version.read(difference.old.version)
    found = [force for force in forces(difference) if version.final < earlier.after(force.level)]
    least = earlier.after(least_level(found))
    problems = [problem for force in found for problem in _forced(force, version, earlier, least)]
    if not problems and version <= earlier:
        allowed = f"{earlier.after(Level.PATCH)} or later, after {earlier}"
        problems = [Problem(rule="a_version_comes_after_the_earlier_release", allowed=allowed, value=str(version))]
    return problems


def _forced(force: Force, version: Version, earlier: Version, least: Version) -> list[Problem]:
    problem = Problem(
        rule="a_version_says_how_much_changed",
        allowed=f"{least} or later, after {earlier}: {force.what}, which makes it {force.level.name}",
        value=str(version),
        table=force.table,
        column=force.column,
    )
    if not force.rows:
        return [problem]
    rest = max(len(force.rows) - SHOWN, 0)
    named = [replace(problem, row_id=row) for row in force.rows[:SHOWN]]
    return [*named[:-1], replace(named[-1], count=1 + rest)]


def _retired(difference: Difference) -> list[Problem]:
    return [
        Problem(
            rule="an_identifier_that_goes_is_retired",
            allowed=f"a line of retired_ids.csv in the registry: it was published in {difference.old.version}",
            value="gone",
            table=table,
            row_id=row,
        )
        for table, row in unretired(difference.old, difference.new).iter_rows()
    ]
