"""Version numbers, and what a new one may claim."""

import re
from dataclasses import dataclass
from enum import IntEnum
from math import inf


class Level(IntEnum):
    """How much a release may differ from the one before it."""

    PATCH = 1
    """The same values as read."""
    MINOR = 2
    """Rows, columns or codes came; what is derived, and the release tables, may differ; nothing coded does."""
    MAJOR = 3
    """A coded value, a column or a code that was there differs or is gone."""


@dataclass(frozen=True, order=True)
class Version:
    """A version, `MAJOR.MINOR.PATCH`, ordered as numbers; a candidate, `MAJOR.MINOR.PATCHrcN`, comes before it."""

    major: int
    minor: int
    patch: int
    candidate: float = inf
    """Number of the candidate; infinite for the release itself."""

    @classmethod
    def read(cls, text: str) -> "Version":
        """The version that a text names; ValueError if it names none."""
        found = re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:rc([1-9]\d*))?", text, re.ASCII)
        if not found:
            raise ValueError(f"{text!r} is no version; allowed: three numbers, such as 1.4.0, or a candidate, 1.4.0rc1")
        major, minor, patch, candidate = found.groups()
        return cls(int(major), int(minor), int(patch), int(candidate) if candidate else inf)

    @property
    def final(self) -> "Version":
        """The release that a candidate is one for; a release itself."""
        return Version(self.major, self.minor, self.patch)

    def after(self, level: Level) -> "Version":
        """The least version that may follow this one with a difference of that level."""
        if level == Level.MAJOR:
            return Version(self.major + 1, 0, 0)
        if level == Level.MINOR:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)

    def __str__(self) -> str:
        candidate = "" if self.candidate == inf else f"rc{self.candidate:.0f}"
        return f"{self.major}.{self.minor}.{self.patch}{candidate}"
