"""A release that is as released verifies; one byte that is not is named by its file."""

import json
import shutil
import sys
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.release.examples import some
from torkham.release import sums
from torkham.release.verification import Verification, verify


def flipped(path: Path, where: int, bit: int) -> bytes:
    """Flip one bit of a file; give what was there."""
    before = path.read_bytes()
    changed = bytearray(before)
    changed[where % len(before)] ^= 1 << bit
    path.write_bytes(bytes(changed))
    return before


@pytest.fixture
def copy(released: Path, tmp_path: Path) -> Path:
    """A copy of the published sample that a test may damage: the folder with `CURRENT` in it."""
    return Path(shutil.copytree(released, tmp_path / "copy"))


def folder_in(place: Path) -> Path:
    (folder,) = (path for path in place.iterdir() if path.is_dir())
    return folder


def files(found: Verification) -> set[str]:
    return {finding.file for finding in found.findings}


def test_a_release_is_as_released(released: Path) -> None:
    found = verify(released)
    assert (found.findings, found.skipped, found.folder) == ([], [], folder_in(released))
    assert len(found.checked) == 4
    assert verify(folder_in(released)).findings == []


@pytest.fixture(scope="module")
def everything(whole_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a whole release, with all it carries."""
    return Path(shutil.copytree(whole_release, tmp_path_factory.mktemp("everything") / "release"))


def test_a_whole_release_is_as_released(whole_release: Path) -> None:
    found = verify(whole_release)
    assert (found.findings, found.skipped) == ([], [])
    assert any("torkham.sqlite" in line for line in found.checked)
    assert any("torkham.duckdb" in line for line in found.checked)


@some
@given(data=st.data())
def test_one_flipped_bit_in_any_shipped_file_is_named(everything: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*sums.files_in(everything), sums.NAME]))
    path = everything / name
    before = flipped(path, data.draw(st.integers(0, path.stat().st_size - 1)), data.draw(st.integers(0, 7)))
    try:
        findings = sums.check(everything)
        assert {finding.file for finding in findings} == {name}
        assert findings[0].expected != findings[0].found
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("name", ["events.parquet", "manifest.json", "dictionary.json", sums.NAME])
@pytest.mark.parametrize("where", [0, -20])
def test_the_damaged_file_is_the_only_one_named(name: str, where: int, copy: Path) -> None:
    flipped(folder_in(copy) / name, where, 0)
    assert files(verify(copy)) == {name}


@pytest.mark.parametrize("where", [0, 7, -1])
def test_damage_to_the_pointer_is_named(where: int, copy: Path) -> None:
    flipped(copy / "CURRENT", where, 0)
    assert files(verify(copy)) == {"CURRENT"}


def test_a_missing_file_and_one_too_many_are_named(copy: Path) -> None:
    folder = folder_in(copy)
    (folder / "events.parquet").unlink()
    (folder / "extra.txt").write_text("x", "utf-8")
    found = {finding.file: finding for finding in verify(copy).findings}
    assert set(found) == {"events.parquet", "extra.txt"}
    assert found["events.parquet"].found == "no file"


def test_a_missing_list_of_hashes_is_named(copy: Path) -> None:
    (folder_in(copy) / sums.NAME).unlink()
    assert files(verify(folder_in(copy))) == {sums.NAME}


def rewritten(folder: Path, name: str, frame: pl.DataFrame) -> None:
    """Write other rows into a table, with its own description and a right list of hashes."""
    path = folder / f"{name}.parquet"
    frame.write_parquet(path, metadata={"torkham": pl.read_parquet_metadata(path)["torkham"]})
    sums.write(folder)


def test_other_rows_are_found_by_the_content_hash_though_every_file_hash_is_right(copy: Path) -> None:
    folder = folder_in(copy)
    frame = pl.read_parquet(folder / "actors.parquet")
    rewritten(folder, "actors", frame.with_columns(pl.col("name").str.to_uppercase()))
    found = verify(copy).findings
    assert {(f.file, f.what) for f in found} == {
        ("actors.parquet", "content hash"),
        ("actors.parquet", "SHA-256 in manifest.json"),
    }


def test_the_same_rows_of_another_writer_have_the_right_content_and_another_hash(copy: Path) -> None:
    folder = folder_in(copy)
    rewritten(folder, "actors", pl.read_parquet(folder / "actors.parquet").reverse())
    assert [finding.what for finding in verify(copy).findings] == ["SHA-256 in manifest.json"]


@pytest.mark.parametrize(
    ("table", "change", "what", "expected"),
    [
        ("actors", pl.lit("nonsense").alias("kind"), "the column kind", "a code of the list actor_kind"),
        ("actors", pl.lit(None, pl.String).alias("name"), "the column name", "a value"),
        ("actors", pl.lit("pakistan").alias("country"), "the column country", "the form"),
        ("spans", pl.lit(-1, pl.Int64).alias("char_start"), "the column char_start", "from 0"),
        ("places", pl.lit(91.0).alias("latitude"), "the column latitude", "up to 90"),
        ("reports", pl.lit("ev-none000001").alias("event_id"), "the column event_id", "a value of events.event_id"),
        ("spans", pl.lit("sp-courier0001-1").alias("span_id"), "the key span_id, fragment", "each once"),
        ("spans", pl.col("char_start").cast(pl.String), "columns and types", "char_start Int64"),
    ],
)
def test_a_table_that_is_not_as_its_release_declares_is_named(
    table: str, change: pl.Expr, what: str, expected: str, copy: Path
) -> None:
    folder = folder_in(copy)
    frame = pl.read_parquet(folder / f"{table}.parquet").with_columns(change)
    rewritten(folder, table, frame)
    found = [f for f in verify(copy).findings if f.what == what and f.file == f"{table}.parquet"]
    assert any(expected in finding.expected for finding in found)


def test_a_broken_rule_across_tables_is_found(copy: Path) -> None:
    folder = folder_in(copy)
    frame = pl.read_parquet(folder / "missing.parquet")
    rewritten(folder, "missing", frame.clear())
    assert any("every_null_is_accounted_for" in finding.what for finding in verify(copy).findings)


def test_a_release_with_another_schema_says_what_was_not_checked(copy: Path) -> None:
    folder = folder_in(copy)
    dictionary = json.loads((folder / "dictionary.json").read_bytes())
    dictionary["actors"]["description"] = "Said otherwise."
    (folder / "dictionary.json").write_text(json.dumps(dictionary), "utf-8")
    sums.write(folder)
    found = verify(copy)
    assert found.findings == []
    assert found.skipped == [
        "the rules within and across tables: the release has another schema than the one that is installed"
    ]


def test_without_the_packages_of_a_build_the_rest_is_checked(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandera", None)
    found = verify(copy)
    assert found.findings == []
    assert found.skipped == ["the rules within and across tables: they need torkham[build]"]
    flipped(folder_in(copy) / "events.parquet", 99, 3)
    assert files(verify(copy)) == {"events.parquet"}


def test_a_folder_without_a_release_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no release in"):
        verify(tmp_path)
    (tmp_path / "CURRENT").write_text("1.0.0-00000000\n", "utf-8")
    with pytest.raises(FileNotFoundError, match="which is no release"):
        verify(tmp_path)
