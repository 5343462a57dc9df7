"""Version numbers are read strictly and ordered as numbers."""

import pytest

from torkham.release.version import Level, Version


def test_versions_are_ordered_as_numbers() -> None:
    texts = ["0.1.0", "0.9.9", "0.10.0", "1.0.0rc1", "1.0.0rc10", "1.0.0", "1.0.1", "1.0.10", "2.0.0"]
    assert sorted(map(Version.read, reversed(texts))) == [Version.read(text) for text in texts]
    assert [str(Version.read(text)) for text in texts] == texts


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.0rc", "1.0.0rc0", "01.0.0", "1.0.-1", "1.0.0\n", "١.0.0"]
)
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no version"):
        Version.read(text)


def test_a_candidate_claims_what_its_release_will() -> None:
    assert Version.read("2.0.0rc3").final == Version.read("2.0.0") > Version.read("2.0.0rc3")


def test_each_level_has_its_least_next_version() -> None:
    version = Version.read("1.2.3")
    assert [str(version.after(level)) for level in Level] == ["1.2.4", "1.3.0", "2.0.0"]
