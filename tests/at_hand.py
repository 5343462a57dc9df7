"""Whether the captured pages are at hand: tests that need them are skipped where they are not, but fail in CI."""

import os

import pytest

from tests.conftest import ROOT, SHARED

PAGES = ROOT / "dataset/documents/pages.csv"
TEXTS = SHARED / "articles"
texts_at_hand = pytest.mark.skipif(
    not TEXTS.is_dir() and os.environ.get("CI") != "true", reason="the captured pages (../shared/articles) are not here"
)
