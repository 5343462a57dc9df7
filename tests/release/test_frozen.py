"""What was published stays loadable: a release made long ago, read with today's reader."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

import torkham
from torkham.release import snapshot
from torkham.release.difference import compare
from torkham.release.verification import verify

ARCHIVE = Path(__file__).parent.parent / "frozen/torkham-0.1.0.zip"
RULES = "the rules within and across tables: the release has another schema than the one that is installed"


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the frozen release."""
    folder = tmp_path_factory.mktemp("frozen")
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


def test_a_frozen_release_is_loaded_by_the_reader(frozen: Path) -> None:
    assert torkham.version(release=frozen) == "0.1.0"
    assert torkham.tables(release=frozen)["core"] == ("events", "actors", "statements")
    for names in torkham.tables(release=frozen).values():
        for name in names:
            assert torkham.load(name, release=frozen).columns  # type: ignore[arg-type]
    rows = torkham.load("events", release=frozen).rows(named=True)
    raid = next(row for row in rows if row["event_id"] == "ev-raid000001")
    found = (raid["label"], raid["event_type"], raid["date_start_earliest"], raid["n_reports"], raid["claimed"])
    assert found == ("Raid on the post", "ASSAULT", date(2031, 4, 12), 2, False)
    types = torkham.load("events", release=frozen, categories=True).get_column("event_type")
    assert types.to_list() == [row["event_type"] for row in rows]
    assert torkham.load("figures", release=frozen).get_column("minimum").to_list()[:2] == [54.0, 15.0]


def test_a_frozen_release_verifies(frozen: Path) -> None:
    found = verify(frozen)
    assert found.findings == []
    assert found.skipped in ([], [RULES])


def test_a_frozen_release_can_be_compared_with_one_of_today(frozen: Path, released: Path) -> None:
    assert compare(snapshot.read(ARCHIVE), snapshot.read(frozen)).tables == {}
    assert compare(snapshot.read(ARCHIVE), snapshot.read(released)).new.version == "0.1.0"
