"""Measure torkham and its peers, and write docs/assets/speed.json: `python -m benchmarks.speed`.

Corpora are made in a temporary folder, or in `--folder`, where a later run finds them again. Some 30 GB of disk are
needed for 100,000 articles.
"""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring.run import Limits
from benchmarks.peers.facts import facts
from benchmarks.scale import scale
from benchmarks.speed.cases import FORMS, Case
from benchmarks.speed.record import Record
from benchmarks.speed.turns import Suite

ROOT = Path(__file__).parents[2]
MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20
RUNS = ((1_000, 3), (10_000, 2))
"""Up to so many articles, so many runs; above, one."""


def main() -> None:
    """Measure every size in every form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="articles")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=FORMS)
    parser.add_argument(
        "--runs", type=int, help="of each program; else 3 up to 1,000 articles, 2 up to 10,000, 1 above"
    )
    parser.add_argument("--files-up-to", type=int, default=10_000, help="articles above which only lines are measured")
    parser.add_argument("--rehydrate", type=int, nargs="*", default=[1_000, 10_000], help="documents")
    parser.add_argument("--folder", type=Path, help="where corpora are kept")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/assets/speed.json")
    parser.add_argument("--seconds", type=float, default=3600, help="after which a program is stopped")
    parser.add_argument("--memory", type=float, default=round(0.85 * MEMORY), help="MB above which one is stopped")
    given = parser.parse_args()
    limits = Limits(given.seconds, given.memory)
    record = Record.begun(given.out, limits)
    with _folder(given.folder) as folder:
        known = folder / "facts.json"
        known.write_text(json.dumps(facts()), "utf-8")
        suite = Suite(record, limits, known, processes=os.cpu_count() or 1)
        for size in given.sizes:
            for form in given.forms:
                if form == "files" and size > given.files_up_to:
                    continue
                runs = given.runs or next((runs for most, runs in RUNS if size <= most), 1)
                case = Case(size, form, folder)
                suite.measured(case, runs)
                if not given.folder:
                    shutil.rmtree(case.corpus)
    for documents in given.rehydrate:
        record.rehydration(scale(documents).facts())


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given
    else:
        with TemporaryDirectory(prefix="torkham-speed-") as name:
            yield Path(name)


if __name__ == "__main__":
    main()
