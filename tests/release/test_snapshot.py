"""A release is read the same from a folder, from a folder with a pointer and from an archive."""

import shutil
import zipfile
from pathlib import Path

import polars as pl
import pytest

from torkham.facts import of_dictionary
from torkham.release.snapshot import identifier_of, read
from torkham_schema.dictionary import table_of_prefix, tables


def test_a_folder_a_pointer_and_an_archive_are_the_same_release(released: Path, whole_release: Path) -> None:
    (folder,) = (path for path in released.iterdir() if path.is_dir())
    for place in (released, folder, whole_release, whole_release / "torkham-0.1.0.zip"):
        found = read(place)
        assert (found.version, found.rule, found.place) == ("0.1.0", "representative", str(place))
        assert list(found.facts) == list(tables())
        assert found.frame("spans").equals(read(folder).frame("spans"))


def test_parquet_files_alone_are_a_release_without_a_version(released: Path, tmp_path: Path) -> None:
    for path in released.rglob("a*.parquet"):
        shutil.copyfile(path, tmp_path / path.name)
    found = read(tmp_path)
    assert found.version is None
    assert sorted(found.facts) == sorted(name for name in tables() if name.startswith("a"))


def test_what_is_no_release_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere is neither a folder nor a zip archive"):
        read(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="has no Parquet files"):
        read(tmp_path)
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "a.parquet")
    with pytest.raises(ValueError, match=r"a\.parquet is not a table of a torkham release"):
        read(tmp_path)
    (tmp_path / "a.parquet").write_bytes(b"PAR1 garbage")
    with pytest.raises(ValueError, match=r"a\.parquet is not a table of a torkham release"):
        read(tmp_path)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.parquet", b"PAR1 garbage")
    with pytest.raises(ValueError, match=r"x\.zip: a\.parquet is not a table of a torkham release"):
        read(tmp_path / "x.zip")


def test_every_table_with_identifiers_of_its_own_is_known_to_have_them() -> None:
    facts = of_dictionary({name: table.facts() for name, table in tables().items()})
    found = {name for name, table in facts.items() if identifier_of(table)}
    assert found == set(table_of_prefix().values())
