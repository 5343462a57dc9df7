"""The corpora that are measured: made once, kept in a folder, and given back as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from benchmarks.synthetic import write

SEED = 7
FORMS = ("lines", "files")
CHUNK = 2**24


@dataclass(frozen=True)
class Case:
    """One corpus."""

    articles: int
    form: str
    """`lines` (JSON Lines, 10,000 articles a file) or `files` (one an article, 1,000 a folder)."""
    folder: Path
    """Of all corpora and all that is made of them."""

    @property
    def corpus(self) -> Path:
        """Folder of this corpus."""
        return self.folder / f"{self.form}-{self.articles}"

    @property
    def annotations(self) -> Path:
        """Folder of its articles."""
        return self.corpus / "articles"

    @property
    def registry(self) -> Path:
        """Folder of its registries."""
        return self.corpus / "registry"

    def files(self) -> list[Path]:
        """Its annotation files, in order."""
        return sorted(path for path in self.annotations.rglob("*") if path.is_file())

    def made(self, processes: int) -> "Case":
        """The case with its corpus there: written by so many processes, unless it is there from an earlier run."""
        done = self.corpus / "complete"
        if not done.exists():
            write(self.corpus, Random(SEED), self.articles, lines=self.form == "lines", processes=processes)
            done.touch()
        return self

    def facts(self) -> dict[str, Any]:
        """What the corpus is, for the report. Reads it whole, so that it lies in the page cache."""
        files = self.files()
        return {"articles": self.articles, "form": self.form, "files": len(files), "bytes": sum(map(_read, files))}

    @contextmanager
    def edited(self) -> Iterator[None]:
        """Meanwhile, one article in the middle of the corpus has another genre, and a participant another role."""
        path = self.files()[len(self.files()) // 2]
        before = path.read_bytes()
        lines = before.splitlines(keepends=True)
        place = len(lines) // 2
        end = b"\n" if lines[place].endswith(b"\n") else b""
        lines[place] = _edited(lines[place]) + end
        path.write_bytes(b"".join(lines))
        try:
            yield
        finally:
            path.write_bytes(before)


def _read(path: Path) -> int:
    with path.open("rb", buffering=0) as file:
        return sum(iter(lambda: len(file.read(CHUNK)), 0))


def _edited(text: bytes) -> bytes:
    article = msgspec.json.decode(text)
    article["genre"] = "news" if article["genre"] != "news" else "analysis"
    participant = next(row for report in article["reports"] for row in report["participants"])
    participant["role"] = "target" if participant["role"] != "target" else "initiator"
    return msgspec.json.encode(article)
