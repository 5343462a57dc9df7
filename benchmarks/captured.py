"""The captured pages with their coded spans, where the pages are at hand."""

from pathlib import Path

from benchmarks.news import News
from torkham.build.assemble import coded
from torkham.build.fingerprint_texts import read_pages

ROOT = Path(__file__).parent.parent
TEXTS = ROOT.parent / "shared/articles"
PAGES = ROOT / "dataset/documents/pages.csv"
CODINGS = ("adjudicated", "first")
"""The coding whose spans are taken: the first of these that is there."""


def captured() -> dict[str, News]:
    """Each captured page by its document."""
    folders = [ROOT / "dataset/articles" / coding for coding in CODINGS]
    frames, _, _ = coded([next(folder for folder in folders if any(folder.glob("*.json*")))])
    documents = dict(frames["articles"].select("article_id", "document_id").iter_rows())
    spans = frames["spans"].select("article_id", "part", "char_start", "char_end").rows()
    return {
        document: News(text, tuple((part, a, b) for article, part, a, b in spans if documents[article] == document))
        for document, text in read_pages(TEXTS, PAGES).items()
    }
