"""Builds in processes of their own, forked from one that has imported everything: a build to kill costs no start-up.

Run as a program: each line of standard input names a corpus and an output folder; a child builds, its process number
is printed; the next line is read before the child is waited for, so that its number stays its own until then; then
it is printed how it ended.
"""

import os
import sys
from pathlib import Path


def _build(corpus: str, out: str) -> None:
    from torkham.build.assemble import Inputs
    from torkham.build.run import build

    root = Path(corpus)
    build(Inputs((root / "articles",), root / "registry", root / "documents"), Path(out), "0.1.0")


def main() -> None:
    """Fork a build for every line."""
    import torkham.build.run
    from torkham_schema.dictionary import tables

    tables()
    assert torkham.build.run
    print("ready", flush=True)
    while line := sys.stdin.readline():
        corpus, out = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _build(corpus, out)
                code = 0
            finally:
                os._exit(code)
        print(child, flush=True)
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
