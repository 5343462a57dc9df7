"""A checkout of the project: whether it is clean, which releases it keeps a record of, and where their data are."""

import io
import subprocess
import zipfile
from pathlib import Path

from torkham.build.problems import BuildError, Problem
from torkham.release.content_hash import content_hash
from torkham.release.gate import Past
from torkham.release.record import HASHES, Record, records
from torkham.release.snapshot import Snapshot, read
from torkham.release.version import Version

RECORDS = "dataset/releases"
DATA = "dataset/torkham/data"
MADE = "build/release"
EARLIER = "build/earlier"


def _git(root: Path, *command: str) -> bytes:
    ran = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=False)
    if ran.returncode:
        why = ran.stderr.decode(errors="replace").strip()
        raise BuildError([Problem(rule="a_release_is_made_in_a_checkout", allowed="a checkout of git", value=why)])
    return ran.stdout


def commit(root: Path) -> str:
    """The commit that is checked out. BuildError where there is no checkout."""
    return _git(root, "rev-parse", "HEAD").decode().strip()


def unclean(root: Path) -> list[Problem]:
    """Every file that is not as it is committed, or not committed at all. BuildError where there is no checkout."""
    lines = _git(root, "status", "--porcelain", "--untracked-files=all").decode().splitlines()
    allowed = "a checkout in which everything is committed"
    return [Problem(rule="a_release_is_made_from_what_is_committed", allowed=allowed, value=line) for line in lines]


def past(root: Path, version: str) -> Past:
    """What was released before a version is built; the version itself, where it has been released.

    BuildError where the data of the release before cannot be found.
    """
    this = Version.read(version)
    known = {number: record for number, record in records(root / RECORDS).items() if number <= this}
    if this in known:
        return Past(records=known)
    return Past(earlier=release(root, max(known.values(), key=lambda record: record.version))) if known else Past()


def release(root: Path, record: Record) -> Snapshot:
    """The data of a release that there is a record of, proved by its hashes.

    It is looked for in the data of the checkout, among the releases made here, and in the history of git, at the
    commit that added the record. BuildError where none of these has it.
    """
    for place in (root / DATA, root / MADE / str(record.version), root / EARLIER / str(record.version) / DATA):
        if found := _proved(place, record):
            return found
    if found := _proved(_from_history(root, record.version), record):
        return found
    problem = Problem(
        rule="the_earlier_release_is_at_hand",
        allowed=f"its data in {DATA}, in {MADE}/{record.version}, or in the history of git (git fetch --unshallow)",
        value=str(record.version),
    )
    raise BuildError([problem])


def _proved(place: Path, record: Record) -> Snapshot | None:
    """The release in a folder, if it is the one that the record is of."""
    try:
        found = read(place)
    except (FileNotFoundError, ValueError):
        return None
    if found.version != str(record.version) or set(found.facts) != set(record.content):
        return None
    same = all(
        content_hash(found.frame(name), found.facts[name].key) == digest for name, digest in record.content.items()
    )
    return found if same else None


def _from_history(root: Path, version: Version) -> Path:
    """The folder into which the data are written as they were when the record was added."""
    out = root / EARLIER / str(version)
    try:
        found = (
            _git(root, "log", "--diff-filter=A", "--format=%H", "--", f"{RECORDS}/{version}/{HASHES}").decode().split()
        )
        packed = _git(root, "archive", "--format=zip", found[-1], DATA) if found else b""
    except BuildError:
        packed = b""
    if packed:
        zipfile.ZipFile(io.BytesIO(packed)).extractall(out)
    return out / DATA
