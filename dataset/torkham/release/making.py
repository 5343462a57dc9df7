"""Making a release: built anew from what is committed, exported, described, hashed, verified, and recorded."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from torkham.build.assemble import Inputs, Progress
from torkham.build.problems import BuildError, Problem
from torkham.build.run import build
from torkham.release import checkout, sums
from torkham.release.archive import archive
from torkham.release.contents import fill, keep
from torkham.release.descriptors import citation as citations
from torkham.release.difference import compare
from torkham.release.provenance import provenance
from torkham.release.snapshot import Snapshot, read
from torkham.release.verification import verify


@dataclass(frozen=True)
class Made:
    """A release that was made."""

    folder: Path
    """Everything that it carries."""
    record: Path
    """What of it is kept in the repository."""


def make(
    root: Path, inputs: Inputs, version: str, rule: str = "representative", progress: Progress | None = None
) -> Made:
    """Make the release of a checkout. BuildError has everything that forbids it; then nothing is written.

    A version that was released before is made again: its rows must be the same, and its record stays as it is.
    """
    if problems := [*checkout.unclean(root), *_not_ready(root, version)]:
        raise BuildError(problems)
    past = checkout.past(root, version)
    (root / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(prefix=".release-", dir=root / "build") as room:
        day = citations.read(root / "CITATION.cff").date
        built = build(inputs, Path(room) / "built", version, rule, progress, past, day).folder
        if problems := _not_as_committed(root, read(built)):
            raise BuildError(problems)
        folder, kept = Path(room) / "release", Path(room) / "record"
        shutil.copytree(built, folder, ignore=shutil.ignore_patterns(sums.NAME))
        archive(built, folder / f"torkham-{version}.zip")
        made_from = provenance(inputs, root, rule, checkout.commit(root))
        recorded = root / checkout.RECORDS / version
        fill(folder, root, made_from, past.earlier, recorded)
        if findings := verify(folder).findings:
            problems = [Problem(rule=f.what, allowed=f.expected, value=f.found, file=f.file) for f in findings]
            raise BuildError(problems)
        if not recorded.exists():
            keep(folder, kept)
            _moved(kept, recorded)
        return Made(_moved(folder, root / checkout.MADE / version), recorded)


def _moved(folder: Path, out: Path) -> Path:
    if out.exists():
        shutil.rmtree(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    return folder.rename(out)


def _not_ready(root: Path, version: str) -> list[Problem]:
    """What must be as the version says before a release is made."""
    cited = citations.read(root / "CITATION.cff").version
    allowed = f"the version in pyproject.toml, {version}"
    problem = Problem(
        rule="a_citation_names_the_version", allowed=allowed, value=cited, file="CITATION.cff", path="version"
    )
    return [] if cited == version else [problem]


def _not_as_committed(root: Path, built: Snapshot) -> list[Problem]:
    """Tables of the committed data that are not those of a fresh build."""
    try:
        committed = read(root / checkout.DATA)
        different = [] if committed.version != built.version else list(compare(committed, built).tables)
        found = f"version {committed.version}" if committed.version != built.version else ", ".join(different)
    except (FileNotFoundError, ValueError) as error:
        found = str(error)
    allowed = f"{checkout.DATA} as a fresh build makes it: run `make build` and commit it"
    return [Problem(rule="the_committed_data_are_a_fresh_build", allowed=allowed, value=found)] if found else []
