"""The page on releases is as its sources have it."""

from tests.conftest import ROOT
from torkham.pages import generate, releases
from torkham.release.record import records


def test_the_page_on_releases_is_fresh() -> None:
    for name, text in generate.of_releases(ROOT).items():
        assert (ROOT / name).read_text("utf-8") == text


def test_the_page_has_a_row_for_every_record() -> None:
    text = releases.pages(records(ROOT / "dataset/releases").values())["releases.md"]
    for version, record in records(ROOT / "dataset/releases").items():
        assert f"| `{version}` | {record.date} |" in text
