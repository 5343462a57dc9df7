"""`make release`: from a clean checkout, compared with the release before, kept in a record; or nothing is written."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import ROOT, SAMPLE
from torkham.build.assemble import Inputs
from torkham.build.problems import BuildError
from torkham.build.run import build
from torkham.cli import app
from torkham.release import checkout, record, snapshot
from torkham.release.difference import compare
from torkham.release.making import Made, make
from torkham.release.verification import verify
from torkham.release.version import Version

DAY = "2031-06-01"


class Checkout:
    """A small checkout of a project like this one, whose corpus is the sample."""

    def __init__(self, root: Path):
        self.root = root
        for name, place in {
            "articles": "articles/adjudicated",
            "registry": "registry",
            "documents": "documents",
        }.items():
            shutil.copytree(SAMPLE / name, root / "dataset" / place)
        for name in ("CITATION.cff", "LICENSE-DATA", "requirements.lock", ".gitignore"):
            shutil.copyfile(ROOT / name, root / name)
        self.git("init", "--quiet")

    @property
    def inputs(self) -> Inputs:
        dataset = self.root / "dataset"
        return Inputs((dataset / "articles/adjudicated",), dataset / "registry", dataset / "documents")

    def git(self, *command: str) -> None:
        names = ["-c", "user.name=A coder", "-c", "user.email=coder@example.org"]
        subprocess.run(["git", "-C", str(self.root), *names, *command], check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A step")

    def cite(self, version: str) -> None:
        """Say in the citation which version comes, and when."""
        path = self.root / "CITATION.cff"
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(("version:", "date-"))]
        path.write_text("\n".join([*lines, f"version: {version}", f"date-released: {DAY}"]) + "\n", "utf-8")

    def build(self, version: str) -> None:
        past = checkout.past(self.root, version)
        build(self.inputs, self.root / checkout.DATA, version, past=past, released=DAY)

    def make(self, version: str) -> Made:
        return make(self.root, self.inputs, version)

    def release(self, version: str) -> Made:
        """All steps of a release, each committed."""
        self.cite(version)
        self.build(version)
        self.commit()
        made = self.make(version)
        self.commit()
        return made

    def relabel(self, label: str) -> None:
        """Change what is derived, and nothing that is coded."""
        path = self.root / "dataset/registry/events.csv"
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([lines[0], f"{lines[1].split(',')[0]},{label}", *lines[2:]]) + "\n", "utf-8")


@pytest.fixture
def checked_out(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


def refused(making: Callable[[], object]) -> set[str]:
    with pytest.raises(BuildError) as error:
        making()
    return {problem.rule for problem in error.value.problems}


def files(root: Path) -> set[str]:
    folders = (root / checkout.RECORDS, root / checkout.MADE)
    return {path.relative_to(root).as_posix() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_a_release_and_the_next_are_made_compared_recorded_and_made_again(
    checked_out: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checked_out.root
    first = checked_out.release("1.0.0")
    assert first.folder == root / "build/release/1.0.0"
    assert first.record == root / "dataset/releases/1.0.0"
    assert verify(first.folder).findings == []
    kept = {path.name for path in first.record.iterdir()}
    assert kept == {"RELEASE_NOTES.md", "SHA256SUMS", "changes.csv", "hashes.json", "provenance.json"}
    assert "The first release." in (first.record / "RELEASE_NOTES.md").read_text("utf-8")
    made_from = json.loads((first.record / "provenance.json").read_bytes())
    assert sorted(made_from["inputs"])[0].startswith("dataset/articles/adjudicated/")
    before = snapshot.read(first.folder).frame("events")

    # The next one has nothing but the history of git to compare itself with.
    shutil.rmtree(root / "build")
    checked_out.relabel("Another label")
    checked_out.cite("1.0.1")
    assert refused(lambda: checked_out.build("1.0.1")) == {"a_version_says_how_much_changed"}
    checked_out.cite("1.1.0")
    checked_out.build("1.1.0")
    assert not (root / "build").exists()
    second = checked_out.release("1.1.0")
    notes = (second.folder / "RELEASE_NOTES.md").read_text("utf-8")
    assert "After 1.0.0. The differences ask for a MINOR version at least." in notes
    assert "- events.label: 1 value" in notes
    changes = record.read(second.record).changes
    assert changes.select("release", "table_name", "column_name", "new").rows() == [
        ("1.1.0", "events", "label", "Another label")
    ]
    assert list(record.records(root / checkout.RECORDS)) == [Version(1, 0, 0), Version(1, 1, 0)]
    assert checkout.release(root, record.read(first.record)).frame("events").equals(before)

    monkeypatch.chdir(root)
    ran = CliRunner().invoke(app, ["diff", "1.0.0", "1.1.0"])
    assert (ran.exit_code, "events\t0\t0\t0\t0\t0\t1\t1" in ran.output) == (1, True)

    # A released version is made again from the same rows, and from no others.
    shutil.rmtree(root / "build")
    again = checked_out.make("1.1.0")
    assert compare(snapshot.read(again.folder), snapshot.read(root / checkout.DATA)).tables == {}
    assert (again.folder / "RELEASE_NOTES.md").read_text("utf-8") == notes
    checked_out.relabel("A third label")
    checked_out.commit()
    assert refused(lambda: checked_out.make("1.1.0")) == {"a_release_does_not_change"}


def test_an_unclean_checkout_makes_no_release(checked_out: Checkout) -> None:
    checked_out.cite("1.0.0")
    checked_out.build("1.0.0")
    checked_out.commit()
    (checked_out.root / "dataset/registry/new.csv").write_text("x", "utf-8")
    checked_out.relabel("Changed")
    with pytest.raises(BuildError) as error:
        checked_out.make("1.0.0")
    assert {problem.value for problem in error.value.problems} == {
        " M dataset/registry/events.csv",
        "?? dataset/registry/new.csv",
    }
    assert files(checked_out.root) == set()


def test_data_that_are_no_fresh_build_and_another_citation_make_no_release(checked_out: Checkout) -> None:
    checked_out.cite("1.0.0")
    checked_out.build("1.0.0")
    checked_out.relabel("Changed after the build")
    checked_out.commit()
    assert refused(lambda: checked_out.make("1.0.0")) == {"the_committed_data_are_a_fresh_build"}
    assert refused(lambda: checked_out.make("1.0.1")) == {"a_citation_names_the_version"}
    assert files(checked_out.root) == set()
    assert list((checked_out.root / "build").iterdir()) == []


def test_no_checkout_makes_no_release(checked_out: Checkout) -> None:
    shutil.rmtree(checked_out.root / ".git")
    assert refused(lambda: checked_out.make("1.0.0")) == {"a_release_is_made_in_a_checkout"}


def test_a_release_before_that_is_nowhere_is_said_to_be_missing(checked_out: Checkout) -> None:
    checked_out.release("1.0.0")
    shutil.rmtree(checked_out.root / ".git")
    shutil.rmtree(checked_out.root / "build")
    shutil.rmtree(checked_out.root / checkout.DATA)
    assert refused(lambda: checkout.past(checked_out.root, "1.0.1")) == {"the_earlier_release_is_at_hand"}
    assert checkout.past(checked_out.root, "0.9.0").earlier is None
