"""The files that the site offers: the release as it is, and exports of it whose bytes repeat."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from torkham.export.run import export
from torkham.export.whole import whole
from torkham.release import sums
from torkham.release.archive import archive
from torkham.release.contents import COPIED
from torkham.release.descriptors import citation
from torkham.release_folder import current

DATA = "dataset/torkham/data"
DOWNLOADS = "docs/downloads"
"""Not committed: the files are copies."""
RELEASE, EXPORTS = "current", "exports"
FOR_SPREADSHEETS = ("flat_events", "event_figures")
"""Views that are offered as one CSV file each."""


def place(root: Path, out: Path | None = None) -> Path:
    """Put the current release of a checkout, and its exports, where the site offers them; give that folder.

    `out` is `docs/downloads` of the checkout unless named. A file that is there is replaced whole, and one that does
    not belong there is removed.
    """
    out = out or root / DOWNLOADS
    with TemporaryDirectory() as room:
        made = exports(root, Path(room))
        _filled(out / RELEASE, current(root / DATA))
        _filled(out / EXPORTS, made)
    return out


def exports(root: Path, out: Path) -> Path:
    """Write the exports of the current release of a checkout into a folder; give the folder.

    All Parquet files in one archive, all tables as CSV in another, a few views as CSV for spreadsheets, how to cite,
    the licence, and the hashes of these.
    """
    release = current(root / DATA)
    version = release.name.partition("-")[0]
    out.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copyfile(root / name, out / name)
    (out / "CITATION.bib").write_text(citation.bibtex(citation.read(root / "CITATION.cff")), "utf-8")
    archive(release, out / f"torkham-{version}.zip")
    with TemporaryDirectory() as room:
        export(room, "csv", release=release)
        _copied([release / "dictionary.json", *(out / name for name in COPIED)], Path(room))
        archive(Path(room), out / f"torkham-{version}-csv.zip")
    export(out, "csv", FOR_SPREADSHEETS, spreadsheet=True, release=release)
    sums.write(out)
    return out


def _copied(files: Sequence[Path], out: Path) -> None:
    for path in files:
        shutil.copyfile(path, out / path.name)


def _filled(out: Path, source: Path) -> None:
    """Make `out` hold what `source` holds, and nothing else."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for name in sorted(wanted):
        with whole(out / name) as waiting:
            shutil.copyfile(source / name, waiting)
    for path in [path for path in out.rglob("*") if path.is_file() and path.relative_to(out) not in wanted]:
        path.unlink()


if __name__ == "__main__":
    place(Path.cwd())
