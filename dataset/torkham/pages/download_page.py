"""The generated blocks of the page of downloads: every file with what proves it, and how to cite."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from torkham.citation import cite
from torkham.pages.downloads import DATA, EXPORTS, RELEASE, exports
from torkham.pages.markdown import table
from torkham.release.sums import NAME, hash_of
from torkham.release_folder import current

ABOUT = {
    "manifest.json": "of each table: rows, hash of the file, hash of the content; the aggregation rule",
    "dictionary.json": "the codebook for programs: every table, column and rule",
    NAME: "the hash of every file beside it",
}
EXPORTED = {
    "flat_events.csv": "one row a countable event, names in place of identifiers; for a spreadsheet",
    "-csv.zip": "all tables as CSV, exact, with the dictionary, the citation and the licence",
    ".zip": "all Parquet files of the release in one archive",
    "event_figures.csv": "numbers by event, measure, side and claimant; for a spreadsheet",
    "CITATION.cff": "how to cite, for programs",
    "CITATION.bib": "how to cite, for BibTeX",
    "LICENSE-DATA": "the licence of the data",
    NAME: "the hash of every file beside it",
}
"""What the exports are, by the end of their name (the longest counts), in the order of the page."""


def blocks(root: Path) -> dict[str, str]:
    """The blocks, from the files of the current release of a checkout and its exports."""
    release = current(root / DATA)
    manifest = json.loads((release / "manifest.json").read_bytes())
    with TemporaryDirectory() as room:
        made = exports(root, Path(room))
        exported = listed(made, sorted(names(made), key=_place), EXPORTS, _exported)
    return {
        "release": f"Version **{manifest['version']}**, released on {manifest['released']}; {_total(release)}.",
        "tables_offered": listed(release, names(release), RELEASE, lambda name: _of_release(name, manifest["tables"])),
        "exports_offered": exported,
        "citation_text": f"```text\n{cite(release=release)}\n```",
        "citation_bibtex": f"```bibtex\n{cite('bibtex', release=release)}\n```",
    }


def names(folder: Path) -> list[str]:
    """The files of a folder, in order of name."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def listed(folder: Path, files: Sequence[str], place: str, about: Callable[[str], tuple[str, object]]) -> str:
    """One line a file of a folder: what it is, its rows and bytes; under them the hashes, as sha256sum writes them."""
    rows = [
        (f"[{name}](downloads/{place}/{name})", *about(name), f"{(folder / name).stat().st_size:,}") for name in files
    ]
    sums = "\n".join(f"{hash_of(folder / name)}  {name}" for name in files)
    return f"{table(('file', 'what it is', 'rows', 'bytes'), rows)}\n\nTheir SHA-256:\n\n```text\n{sums}\n```"


def _total(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return f"{len(files)} files, {sum(path.stat().st_size for path in files):,} bytes"


def _of_release(name: str, tables: Mapping[str, Any]) -> tuple[str, object]:
    if name in ABOUT:
        return ABOUT[name], ""
    facts = tables[Path(name).parts[0].removesuffix(".parquet")]
    return f"the table [{Path(name).stem}](tables/{Path(name).stem}.md): {facts['description']}", f"{facts['rows']:,}"


def _exported(name: str) -> tuple[str, object]:
    return EXPORTED[_end(name)], ""


def _place(name: str) -> int:
    return list(EXPORTED).index(_end(name))


def _end(name: str) -> str:
    return max((end for end in EXPORTED if name.endswith(end)), key=len)
