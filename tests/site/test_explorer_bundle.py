"""The committed bundle of the explorer is what its source makes, and its source keeps the house."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE, BUNDLE = ROOT / "explorer", ROOT / "docs/assets/explorer"
MOST = 300
"""Lines of a file."""


def test_the_bundle_is_what_the_source_makes(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no npm: .ci/run installs it")
        pytest.skip("no npm on this machine")
    kept = shutil.ignore_patterns("node_modules")
    shutil.copytree(SOURCE, tmp_path / "explorer", ignore=kept)
    for command in (["npm", "ci", "--silent"], ["node", "build.js", str(tmp_path / "bundle")]):
        subprocess.run(command, cwd=tmp_path / "explorer", check=True, capture_output=True)
    made = {path.name: path.read_bytes() for path in (tmp_path / "bundle").iterdir()}
    committed = {path.name: path.read_bytes() for path in BUNDLE.iterdir()}
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_no_file_of_the_explorer_is_too_long() -> None:
    files = [path for pattern in ("*.js", "src/**/*.js", "css/*.css") for path in SOURCE.glob(pattern)]
    assert files
    assert [path.name for path in files if len(path.read_text("utf-8").splitlines()) > MOST] == []


def test_the_lock_names_no_registry() -> None:
    lock = (SOURCE / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
    assert "http" not in lock.replace("https://github.com/", "").replace("https://opencollective.com/", "")
