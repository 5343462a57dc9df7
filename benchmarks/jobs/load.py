"""Read a release with torkham: RELEASE WHAT, where WHAT is `first`, `all` or `scan`."""

import json
import sys


def main() -> None:
    """Read; print the rows read."""
    import torkham

    release, what = sys.argv[1:3]
    rows: int
    if what == "first":
        rows = len(torkham.load("events", release=release))
    elif what == "all":
        names = [name for group in torkham.tables(release=release).values() for name in group]
        rows = sum(len(torkham.load(name, release=release)) for name in names)  # type: ignore
    else:
        import polars as pl

        wanted = (pl.col("realis") == "occurred") & (pl.col("date_start_earliest") >= pl.date(2025, 1, 1))
        rows = torkham.scan("reports", release=release).filter(wanted).select(pl.len()).collect().item()
    print(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main()
