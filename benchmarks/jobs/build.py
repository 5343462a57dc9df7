"""A full, validated build: ARTICLES REGISTRY OUT. Where OUT has a build of nearly the same, it is a rebuild.

Of what lies in OUT afterwards it says the bytes: of the release; of the testimony that goes from shards to buckets;
and of all. A file with two names counts once.
"""

import json
import os
import sys
from pathlib import Path

VERSION = "1.0.0"
TESTIMONY = "of-*.parquet"
"""Files of what shards say of events, a file a kind."""


def main() -> None:
    """Build; print rows, and seconds a phase where the build tells them."""
    from torkham.build.assemble import Inputs
    from torkham.build.run import build

    articles, registry, out = (Path(argument) for argument in sys.argv[1:4])
    built = build(Inputs((articles,), registry), out, VERSION)
    phases = {name: float(seconds) for name, seconds in dict(getattr(built, "phases", {})).items()}
    rows = {name: rows for _, name, rows in built.rows}
    parts = {"shards": _files(built.folder / "spans.parquet"), "buckets": _files(built.folder / "events.parquet")}
    stored = {"release": _bytes(built.folder, "*"), "testimony": _bytes(out, TESTIMONY), "all": _bytes(out, "*")}
    kinds = len({path.name for path in out.rglob(TESTIMONY)})
    print(json.dumps({"rows": rows, "phases": phases, "parts": parts, "bytes": stored, "kinds": kinds}))


def _files(path: Path) -> int:
    return len(list(path.iterdir())) if path.is_dir() else 1


def _bytes(folder: Path, pattern: str) -> int:
    found = {(stat.st_dev, stat.st_ino): stat.st_size for stat in _stats(folder, pattern)}
    return sum(found.values())


def _stats(folder: Path, pattern: str) -> list[os.stat_result]:
    return [path.stat() for path in folder.rglob(pattern) if path.is_file()]


if __name__ == "__main__":
    main()
