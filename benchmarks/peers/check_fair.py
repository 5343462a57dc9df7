"""Check one table alone with pandas and pandera for pandas: PARQUET... TABLE FACTS."""

import json
import sys
import time
from pathlib import Path

import pandas as pd
from fair import TYPES, schema


def main() -> None:
    """Check; print the rows, and the seconds without imports."""
    *files, table, facts = sys.argv[1:]
    columns = json.loads(Path(facts).read_text("utf-8"))["columns"][table]
    begun = time.perf_counter()
    frame = pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)
    typed = frame.astype({name: TYPES[column["type"]] for name, column in columns.items()})
    schema(columns).validate(typed, lazy=True)
    print(json.dumps({"rows": len(frame), "phases": {"read and check": time.perf_counter() - begun}}))


if __name__ == "__main__":
    main()
