"""Publishing replaces the last release by the new one, mends a damaged one, and touches nothing else."""

from pathlib import Path

from torkham.build.assemble import Assembled
from torkham.build.publish import publish
from torkham.release import snapshot, sums


def test_a_release_takes_the_place_of_the_last_and_what_else_lies_there_stays(
    sample: Assembled, tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/mine.txt").write_text("mine", "utf-8")
    (tmp_path / "data-12345678").mkdir()
    (tmp_path / ".new-left").mkdir()
    first = publish(sample.tables, tmp_path, "0.1.0")
    second = publish(sample.tables, tmp_path, "0.2.0", released="2031-06-01")
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "notes", "data-12345678", second.name}
    assert first.name != second.name
    assert snapshot.read(tmp_path).version == "0.2.0"
    assert (tmp_path / "notes/mine.txt").read_text("utf-8") == "mine"


def test_a_damaged_release_is_mended_by_the_same_build(sample: Assembled, tmp_path: Path) -> None:
    folder = publish(sample.tables, tmp_path, "0.1.0")
    expected = (folder / "events.parquet").read_bytes()
    (folder / "events.parquet").write_bytes(expected[:-1])
    assert sums.check(folder) != []
    assert publish(sample.tables, tmp_path, "0.1.0") == folder
    assert (folder / "events.parquet").read_bytes() == expected
    assert sums.check(folder) == []


def test_a_release_that_is_there_is_left_as_it_is(sample: Assembled, tmp_path: Path) -> None:
    folder = publish(sample.tables, tmp_path, "0.1.0")
    before = {path.name: path.stat().st_ino for path in folder.iterdir()}
    publish(sample.tables, tmp_path, "0.1.0")
    assert {path.name: path.stat().st_ino for path in folder.iterdir()} == before
