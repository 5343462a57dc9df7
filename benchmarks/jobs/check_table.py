"""Check one table alone against its schema, its rules over a row included: RELEASE TABLE."""

import json
import sys
import time


def main() -> None:
    """Check; print the rows, and the seconds without imports."""
    import torkham
    from torkham_schema.dictionary import tables

    release, name = sys.argv[1:3]
    model = tables()[name].model
    begun = time.perf_counter()
    frame = torkham.load(name, release=release)  # type: ignore[arg-type]
    model.validate(frame, lazy=True)
    print(json.dumps({"rows": len(frame), "phases": {"read and check": time.perf_counter() - begun}}))


if __name__ == "__main__":
    main()
