"""`SHA256SUMS`: the hash of every file of a release, in the form that `sha256sum --check` reads.

Its first line is a comment with the hash of the lines below it, so that damage to the list itself is told from
damage to a file that it lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

NAME = "SHA256SUMS"
HEAD = "# sha256 of the lines below: "


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be in a release."""

    file: str
    """Its path in the release, with `/`."""
    what: str
    """What was looked at."""
    expected: str
    found: str


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> list[str]:
    """The path of every file under a folder but its list of hashes, in order of name."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != NAME)


def write(folder: Path, known: Mapping[str, str] | None = None) -> None:
    """Write the hashes of all files under a folder into it; those that are known are not computed again."""
    known = known or {}
    lines = "".join(f"{known.get(name) or hash_of(folder / name)}  {name}\n" for name in files_in(folder))
    (folder / NAME).write_text(f"{HEAD}{sha256(lines.encode()).hexdigest()}\n{lines}", "utf-8", newline="\n")


def read(folder: Path) -> tuple[Mapping[str, str], list[Finding]]:
    """The hash of each file as the list has it; nothing but a finding where the list itself is damaged or missing."""
    path = folder / NAME
    if not path.is_file():
        return {}, [Finding(NAME, "the list of hashes", "a file", "none")]
    data = path.read_bytes()
    head, _, lines = data.partition(b"\n")
    expected = (HEAD + sha256(lines).hexdigest()).encode()
    if head != expected:
        said = head.decode("utf-8", errors="replace").removeprefix(HEAD)
        return {}, [Finding(NAME, "its own hash", said, sha256(lines).hexdigest())]
    pairs = (line.split("  ", 1) for line in lines.decode().splitlines())
    return {name: digest for digest, name in pairs}, []


def check(folder: Path) -> list[Finding]:
    """Every file under a folder that is not as the list has it, is missing, or is not listed."""
    listed, findings = read(folder)
    if findings:
        return findings
    there = files_in(folder)
    for name, expected in listed.items():
        found = hash_of(folder / name) if name in there else "no file"
        if found != expected:
            findings.append(Finding(name, "SHA-256 of the file", expected, found))
    return findings + [
        Finding(name, "the list of files", "not in it", "a file") for name in there if name not in listed
    ]
