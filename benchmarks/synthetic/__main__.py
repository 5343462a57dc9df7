"""Write an invented corpus: `python -m benchmarks.synthetic FOLDER --articles 100000 --lines --processes 2`."""

import argparse
from pathlib import Path
from random import Random

from benchmarks.synthetic.writing import write


def main() -> None:
    """Write `articles/` and `registry/` into the folder, which must not have them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lines", action="store_true", help="JSON Lines, not one file an article")
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, Random(given.seed), given.articles, lines=given.lines, processes=given.processes)


if __name__ == "__main__":
    main()
