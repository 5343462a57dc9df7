"""Build the torkham dataset from the annotated articles: one step a line. `make build` runs it."""

import sys
from pathlib import Path

try:
    from torkham.build.assemble import Inputs
    from torkham.build.problems import BuildError, as_text
    from torkham.build.run import build
    from torkham.cli import show
    from torkham.pages import generate
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


def main() -> int:
    """Read, tabulate, aggregate, validate, publish; then write the pages that are made from the result."""
    generate.write(ROOT, generate.of_schema())
    try:
        with show.progress("building") as progress:
            built = build(INPUTS, OUT, version(), progress=progress)
    except BuildError as error:
        print(as_text(error.problems), "\nNothing was written.", sep="\n", file=sys.stderr)
        return show.FAILED
    show.table(f"torkham {version()}", ("group", "table", "rows"), built.rows)
    print(f"written to {built.folder.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
