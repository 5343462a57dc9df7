"""Write one table of a release as CSV, for a peer that reads that: RELEASE TABLE FILE."""

import sys


def main() -> None:
    """Write the file."""
    import torkham

    release, name, file = sys.argv[1:4]
    torkham.scan(name, release=release).sink_csv(file)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
