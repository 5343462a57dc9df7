"""How memory grows with the number of articles: brief ones, so that a million fit on a disk.

`python -m benchmarks.speed.growth --folder FOLDER` adds two builds to what `python -m benchmarks.speed` measured.
"""

import argparse
import json
import os
import shutil
from pathlib import Path
from random import Random

from benchmarks.measuring.run import Limits, run
from benchmarks.speed import programs
from benchmarks.speed.cases import SEED, Case
from benchmarks.speed.record import Record
from benchmarks.synthetic import Sizes, write

ROOT = Path(__file__).parents[2]
FORM = "brief"
COUNTS = (100_000, 1_000_000)


def brief(count: int) -> Sizes:
    """Articles of one report and one statement."""
    return Sizes(mentions=2, reports=1, participants=1, statements=1, actors=200, places=100, events=count)


def main() -> None:
    """Build a tenth, and all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where corpora are kept")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/assets/speed.json")
    given = parser.parse_args()
    record = Record(given.out, json.loads(given.out.read_text("utf-8")))
    for count in COUNTS:
        case = Case(count, FORM, given.folder)
        if not (case.corpus / "complete").exists():
            write(case.corpus, Random(SEED), count, brief(count), lines=True, processes=os.cpu_count() or 1)
            (case.corpus / "complete").touch()
        record.corpus(case.facts())
        out = given.folder / "made" / case.corpus.name
        shutil.rmtree(out, ignore_errors=True)
        record.run(count, FORM, "build", "torkham", run(programs.build("torkham", case, out, Path()), Limits()))
        shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
