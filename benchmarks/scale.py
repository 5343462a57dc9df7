"""Many documents rehydrated in one run: time, memory, and whether every document got its own copy and words."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from benchmarks.copies import CHANGES, all_at_once
from benchmarks.news import news
from benchmarks.rates import write_copies, wrong_words
from benchmarks.releases import document_id, release_of

FOLDED = ("straight quotes, dashes, ellipses", "NFD", "one line")
PARTIAL = ("prefix and suffix", "advertisements", "a deleted paragraph", "three changed words")
FOREIGN = 10_000_000
"""Seeds from here on make articles that are in no release."""

DRIVER = """
import json, re, sys, time
from pathlib import Path
from torkham.rehydration import rehydrate_to
told = []
found = rehydrate_to(sys.argv[1], sys.argv[2], release=sys.argv[3], progress=lambda *given: told.append(given[0]))
found.documents.write_parquet(sys.argv[4])
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps({"cpu_seconds": time.process_time(), "peak_mb": peak, "told": len(told)}))
"""
"""Run in a process of its own. The peak is read from /proc: that of getrusage is inherited from the parent."""


@dataclass(frozen=True)
class Scale:
    """One run."""

    documents: int
    spans: int
    status: dict[str, int]
    misjudged: int
    """Documents whose status is not that of the copy that was made of them."""
    anchored: float
    """Share of all spans of documents with a copy that have words."""
    wrong: int
    """Spans with words that are not theirs."""
    cpu_seconds: float
    peak_mb: float
    told: int
    """How often progress was told."""

    def facts(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def scale(documents: int) -> Scale:
    """Rehydrate so many invented documents from a folder in which 5 % are missing and 5 % of the files are foreign."""
    articles = [news(seed) for seed in range(documents)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        release = release_of(articles, folder / "release")
        copies, expected = {}, {}
        for number, article in enumerate(articles):
            expected[document_id(number)], text = _copy(number, article.text)
            if text is not None:
                copies[number] = text
        write_copies(folder / "texts", copies)
        out, report = folder / "spans.parquet", folder / "documents.parquet"
        command = [sys.executable, "-c", DRIVER, str(out), str(folder / "texts"), str(release), str(report)]
        used = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        spans = pl.read_parquet(out)
        status = dict(pl.read_parquet(report).select("document_id", "status").iter_rows())
    here = spans.filter(pl.col("document_id").is_in([d for d, s in expected.items() if s != "absent"]))
    return Scale(
        documents=documents,
        spans=len(spans),
        status=dict(sorted(Counter(status.values()).items())),
        misjudged=sum(status[document] != wanted for document, wanted in expected.items()),
        anchored=len(here.filter(pl.col("words").is_not_null())) / len(here),
        wrong=len(wrong_words(spans, articles)),
        **used,
    )


def _copy(number: int, text: str) -> tuple[str, str | None]:
    """The status that a document will have, and what is put in the folder in its place."""
    random = Random(number)
    if number % 1000 == 19:
        return "partial", all_at_once(text, random)
    match number % 20:
        case 19:
            return "absent", news(FOREIGN + number).text
        case 18:
            return "absent", None
        case 15 | 16 | 17:
            return "partial", CHANGES[PARTIAL[number // 20 % len(PARTIAL)]](text, random)
        case 11 | 12 | 13 | 14:
            return "folded", CHANGES[FOLDED[number // 20 % len(FOLDED)]](text, random)
        case _:
            return "exact", text
