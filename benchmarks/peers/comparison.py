"""Whether a peer's tables are ours: the same rows by key, the same values in the columns."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from benchmarks.peers.facts import CODED
from torkham_schema.dictionary import tables


def differences(ours: Mapping[str, pl.DataFrame], theirs: Path) -> Iterator[str]:
    """One line for every table, and every column of it, that is not the same in the Parquet files of a folder."""
    for name in CODED:
        schema, key = tables()[name].schema, list(tables()[name].key)
        wanted, files = ours[name].sort(key), theirs / f"{name}.parquet"
        given = pl.read_parquet(files)
        if set(given.columns) != set(schema):
            yield f"{name}: columns {sorted(set(given.columns) ^ set(schema))}"
            continue
        found = given.select(pl.col(column).cast(kind) for column, kind in schema.items()).sort(key)
        if len(found) != len(wanted):
            yield f"{name}: {len(found)} rows, not {len(wanted)}"
            continue
        for column in schema:
            different = wanted[column].ne_missing(found[column])
            if different.any():
                place = different.arg_true()[0]
                pair = f"{found[column][place]!r}, not {wanted[column][place]!r}"
                yield f"{name}.{column}: {different.sum()} values, such as {pair} of {wanted.row(place)[:2]}"
