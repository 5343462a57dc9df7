"""A whole release of the sample, made once."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLE
from torkham.build.assemble import Assembled, Inputs
from torkham.build.publish import publish
from torkham.release import sums
from torkham.release.archive import archive
from torkham.release.contents import fill
from torkham.release.provenance import provenance


@pytest.fixture(scope="session")
def whole_release(sample: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the sample corpus with all that a release carries."""
    room = tmp_path_factory.mktemp("whole")
    built = publish(sample.tables, room / "built", "0.1.0", released="2031-06-01")
    folder = room / "release"
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns(sums.NAME))
    archive(built, folder / "torkham-0.1.0.zip")
    inputs = Inputs((SAMPLE / "articles",), SAMPLE / "registry", SAMPLE / "documents")
    fill(folder, ROOT, provenance(inputs, ROOT, "representative", "0" * 40), None, room / "none")
    return folder
