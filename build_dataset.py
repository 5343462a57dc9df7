"""Build the torkham dataset from the annotated articles: one step a line. `make build` and `make release` run it."""

import sys
from pathlib import Path

try:
    from torkham.build.assemble import Inputs
    from torkham.build.problems import BuildError, as_text
    from torkham.build.run import build
    from torkham.cli import show
    from torkham.pages import generate
    from torkham.release import checkout
    from torkham.release.descriptors import citation
    from torkham.release.making import make
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed. Type `make build`: it sets up everything and builds.")

ROOT = Path(__file__).parent
INPUTS = Inputs(
    annotations=(ROOT / "dataset/articles/adjudicated",),
    registry=ROOT / "dataset/registry",
    documents=ROOT / "dataset/documents",
)
OUT = ROOT / "dataset/torkham/data"


def version() -> str:
    """The version of data and package: the one in pyproject.toml."""
    import tomllib

    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def release() -> None:
    """Build anew from what is committed, export, describe, hash, verify; then keep a record of it."""
    with show.progress("releasing") as progress:
        made = make(ROOT, INPUTS, version(), progress=progress)
    generate.write(ROOT, generate.of_releases(ROOT))
    print(f"written to {made.folder.relative_to(ROOT)}; commit {made.record.relative_to(ROOT)} and docs, and tag it")


def dataset() -> None:
    """Read, tabulate, aggregate, validate, publish; then write the pages that are made from the result."""
    generate.write(ROOT, {**generate.of_schema(), **generate.of_releases(ROOT), **generate.of_measurements(ROOT)})
    with show.progress("building") as progress:
        past, released = checkout.past(ROOT, version()), citation.read(ROOT / "CITATION.cff").date
        built = build(INPUTS, OUT, version(), progress=progress, past=past, released=released)
    generate.write(ROOT, {**generate.of_data(ROOT, built.tables), **generate.of_files(ROOT), **generate.of_code(ROOT)})
    show.table(f"torkham {version()}", ("group", "table", "rows"), built.rows)
    print(f"written to {built.folder.relative_to(ROOT)}")


def main() -> int:
    """Build the dataset, or with --release make a release of it."""
    try:
        release() if "--release" in sys.argv[1:] else dataset()
    except BuildError as error:
        print(as_text(error.problems), "\nNothing was written.", sep="\n", file=sys.stderr)
        return show.FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
