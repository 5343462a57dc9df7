"""The fair script: json, pandas, pandera for pandas, keys by merge, to_parquet. The same tables, in one process.

It checks types, codes, forms, bounds, nulls and keys of every column and every reference. It checks no rules over a row
or across tables, does not aggregate events, and writes no codebook into the files.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from dates import bounds
from fair_rows import Flattener

Row = dict[str, Any]
Frames = dict[str, pd.DataFrame]
DATES = {
    "articles": ("published_edtf", ("published_earliest", None, None, "published_latest", "published_precision")),
    "statements": ("said_edtf", ("said_earliest", None, None, "said_latest", "said_precision")),
    "reports": (
        "date_edtf",
        ("date_start_earliest", "date_start_latest", "date_end_earliest", "date_end_latest", "date_precision"),
    ),
}
"""Of three tables the column with a date, and the columns that follow from it."""
TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool", "date": "datetime64[s]"}


def read(folder: Path) -> Iterator[Row]:
    """All articles, from JSON files or JSON Lines."""
    for path in sorted(folder.rglob("*.json*")):
        with path.open(encoding="utf-8") as file:
            if path.suffix == ".jsonl":
                for line in file:
                    yield json.loads(line)
            else:
                yield json.load(file)


def flattened(folder: Path, facts: dict[str, Any]) -> Frames:
    """One frame a table."""
    columns = {table: list(facts["columns"][table]) for table in facts["coded"]}
    flattener = Flattener(columns, facts["act_types"])
    for article in read(folder):
        flattener.flatten(article)
    frames = {}
    for table, names in columns.items():
        frame = pd.DataFrame(flattener.rows.pop(table, []), columns=names)
        if table in DATES:
            dated(frame, *DATES[table])
        frames[table] = frame.astype({name: TYPES[facts["columns"][table][name]["type"]] for name in names})
    return frames


def dated(frame: pd.DataFrame, source: str, targets: tuple[str | None, ...]) -> None:
    """Fill the columns that follow from a date; each different date is read once."""
    known = {text: bounds(text) for text in frame[source].dropna().unique()}
    for place, target in enumerate(targets):
        if target:
            frame[target] = frame[source].map({text: found[place] for text, found in known.items()})


def schema(columns: dict[str, Row]) -> pa.DataFrameSchema:
    """A pandera schema with the checks that the codebook has for each column."""
    keys = [name for name, column in columns.items() if column["key"]]
    made = {}
    for name, column in columns.items():
        checks = []
        if column["codes"]:
            checks.append(pa.Check.isin(column["codes"]))
        if column["pattern"]:
            checks.append(pa.Check.str_matches(column["pattern"] + "$"))
        if column["minimum"] is not None:
            checks.append(pa.Check.ge(column["minimum"]))
        if column["maximum"] is not None:
            checks.append(pa.Check.le(column["maximum"]))
        kind = TYPES[column["type"]]
        made[name] = pa.Column(kind, checks, nullable=column["nullable"], unique=keys == [name])
    return pa.DataFrameSchema(made, strict=True, ordered=True, unique=keys if len(keys) > 1 else None)


def check_references(frames: Frames, registry: Path, facts: dict[str, Any]) -> None:
    """Every reference points at a row that is there: a left merge, and a look at what found nothing."""
    events = pd.DataFrame({"event_id": frames["reports"]["event_id"].unique()})
    known: Frames = {**frames, "events": events}
    for table, frame in frames.items():
        for name, column in facts["columns"][table].items():
            if not column["references"]:
                continue
            target, key = column["references"].split(".")
            if target not in known:
                path = registry / f"{target}.csv"
                known[target] = (
                    pd.read_csv(path, dtype="str") if path.exists() else pd.DataFrame({key: []}, dtype="str")
                )
            keys = known[target][[key]].rename(columns={key: name})
            merged = frame[[name]].dropna().merge(keys, on=name, how="left", indicator=True)
            lost = merged[merged["_merge"] == "left_only"]
            if len(lost):
                raise ValueError(f"{table}.{name}: {len(lost)} references to nothing, such as {lost[name].iloc[0]}")


def main() -> None:
    """Read, check, write; print rows and seconds a phase."""
    articles, registry, out = (Path(argument) for argument in sys.argv[1:4])
    facts = json.loads(Path(sys.argv[4]).read_text("utf-8"))
    times = [time.perf_counter()]
    frames = flattened(articles, facts)
    times.append(time.perf_counter())
    for table, frame in frames.items():
        schema(facts["columns"][table]).validate(frame, lazy=True)
    check_references(frames, registry, facts)
    times.append(time.perf_counter())
    out.mkdir(parents=True)
    for table, frame in frames.items():
        frame.to_parquet(out / f"{table}.parquet", compression="zstd", index=False)
    times.append(time.perf_counter())
    phases = zip(("read and flatten", "check", "write"), times[1:], times[:-1], strict=True)
    rows = {table: len(frame) for table, frame in frames.items()}
    print(json.dumps({"rows": rows, "phases": {name: end - start for name, end, start in phases}}))


if __name__ == "__main__":
    main()
