"""Match: which file is a copy of which document. Content decides; a name is at most a hint where to look first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from torkham.rehydration.copy import copy_of
from torkham.rehydration.fingerprints import Fingerprints
from torkham.rehydration.search import Search
from torkham.text import fold_text, read_text

EXACT, FOLDED, PARTIAL, MISMATCH, ABSENT = "exact", "folded", "partial", "mismatch", "absent"

STATUSES = {
    EXACT: "the canonical text is the same, character for character",
    FOLDED: "the folded text is the same: case, white space, quotation marks and the like may differ",
    PARTIAL: "some blocks of the document are in the file",
    MISMATCH: "a file is named after the document, but holds none of its blocks",
    ABSENT: "no file is a copy of the document",
}
"""What was found of a document, best first."""

MOST_BYTES = 1_000_000
"""Size up to which every file is read; larger ones only if they are not too large to be a copy of any document."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, which of how many it has come to, and how many."""


@dataclass
class Matches:
    """Which files were found for which documents."""

    files: dict[str, tuple[str, Path]] = field(default_factory=dict)
    """Document to its status and file; documents that are absent are not in it."""
    notes: dict[Path, str] = field(default_factory=dict)
    """Every file, and why it is of no use if it is of none."""

    @property
    def unused(self) -> dict[Path, str]:
        """Files that are no copy of any document, or not the best, and why."""
        used = {path for status, path in self.files.values() if status != MISMATCH}
        return {path: note for path, note in sorted(self.notes.items()) if path not in used}


def files_in(folder: Path) -> list[Path]:
    """All files of a folder and the folders in it, in order of name; hidden ones are passed over."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def match(folder: Path, prints: Fingerprints, progress: Progress | None = None) -> Matches:
    """Match the files of a folder to documents: by the hash of the text, of the folded text, then by blocks.

    One text at a time is held. Of several files that fit a document equally well, the first by name is taken.
    """
    matches = Matches()
    pending = _whole(files_in(folder), prints, matches, progress)
    search = Search(prints, prints.documents.keys() - matches.files.keys())
    best: dict[str, tuple[float, Path]] = {}
    named: dict[str, Path] = {}
    for done, path in enumerate(pending, 1):
        if progress:
            progress("searching", done, len(pending))
        found = search.best(copy_of(read_text(path)), path.name)
        matches.notes[path] = found.note
        for document in found.named:
            named.setdefault(document, path)
        if found.document_id and found.coverage > best.get(found.document_id, (0.0, path))[0]:
            best[found.document_id] = found.coverage, path
    partial = {document: (PARTIAL, path) for document, (_, path) in best.items()}
    mismatched = {document: (MISMATCH, path) for document, path in named.items()}
    matches.files = {**mismatched, **partial, **matches.files}
    return matches


def _whole(files: list[Path], prints: Fingerprints, matches: Matches, progress: Progress | None) -> list[Path]:
    """Match by the two hashes of whole texts; give the files that neither fits."""
    by_text, by_fold = _by_hash(prints, "text_sha256"), _by_hash(prints, "fold_sha256")
    most = max(MOST_BYTES, 16 * prints.longest)
    pending = []
    for done, path in enumerate(files, 1):
        if progress:
            progress("matching", done, len(files))
        try:
            if path.stat().st_size > most:
                raise ValueError(f"it has more than {most} bytes: too many for a copy of any document")
            text = read_text(path)
        except (OSError, ValueError) as error:
            matches.notes[path] = str(error)
            continue
        status = EXACT
        documents = by_text.get(sha256(text.encode()).hexdigest(), [])
        if not documents:
            status = FOLDED
            documents = by_fold.get(sha256(fold_text(text).encode()).hexdigest(), [])
        if not documents:
            pending.append(path)
        for document in documents:
            matches.notes[path] = f"another file is as good a copy of {document}"
            if document not in matches.files or (matches.files[document][0], status) == (FOLDED, EXACT):
                matches.files[document] = status, path
    return pending


def _by_hash(prints: Fingerprints, column: str) -> dict[str, list[str]]:
    """Hash to the documents that have it."""
    found: dict[str, list[str]] = {}
    for document in prints.documents.values():
        if value := getattr(document, column):
            found.setdefault(value, []).append(document.document_id)
    return found
