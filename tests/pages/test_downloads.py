"""The files that the site offers repeat byte for byte, and replace what was there before."""

import zipfile
from pathlib import Path

from tests.conftest import ROOT
from torkham.pages.downloads import EXPORTS, RELEASE, exports, place
from torkham.release import sums


def test_exports_repeat_byte_for_byte(tmp_path: Path) -> None:
    first, second = (exports(ROOT, tmp_path / name) for name in ("first", "second"))
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in second.iterdir()
    }
    assert sums.check(first) == []


def test_the_archive_of_csv_has_all_tables_and_what_they_mean(tmp_path: Path) -> None:
    (archive,) = exports(ROOT, tmp_path).glob("*-csv.zip")
    names = set(zipfile.ZipFile(archive).namelist())
    assert {"events.csv", "statements.csv", "dictionary.json", "LICENSE-DATA", "CITATION.cff"} <= names


def test_what_does_not_belong_to_the_release_is_removed(tmp_path: Path) -> None:
    (tmp_path / RELEASE).mkdir()
    (tmp_path / RELEASE / "old.parquet").write_bytes(b"old")
    assert place(ROOT, tmp_path) == tmp_path
    assert not (tmp_path / RELEASE / "old.parquet").exists()
    assert sums.check(tmp_path / RELEASE) == []
    assert sums.check(tmp_path / EXPORTS) == []
