"""The content hash is that of the values, as another library writes them, and of nothing else."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.release.examples import some
from torkham.build.assemble import Assembled
from torkham.facts import of_dictionary
from torkham.release import databases
from torkham.release.content_hash import content_hash, lines, number
from torkham_schema.dictionary import tables

SCHEMA = {"id": pl.Int64, "text": pl.String, "value": pl.Float64, "day": pl.Date, "so": pl.Boolean}
# RFC 8785 leaves integers beyond 2**53 to the reader; ours are counts and offsets.
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.integers(-(2**53) + 1, 2**53 - 1),
            "text": st.none() | st.text(),
            "value": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "day": st.none() | st.dates(),
            "so": st.none() | st.booleans(),
        }
    ),
    unique_by=lambda row: row["id"],
)


def oracle(rows: list[dict[str, Any]]) -> str:
    """The hash as the documentation has it, written with the standard's reference library."""
    texts = []
    for row in sorted(rows, key=lambda row: row["id"]):
        plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        texts.append(rfc8785.dumps(plain) + b"\n")
    return sha256(b"".join(texts)).hexdigest()


@some
@given(ROWS)
def test_the_hash_is_that_of_the_reference_library(rows: list[dict[str, Any]]) -> None:
    assert content_hash(pl.DataFrame(rows, schema=SCHEMA), ["id"]) == oracle(rows)


@some
@given(ROWS)
def test_the_hash_of_a_table_without_fractions_is_that_of_the_reference_library(rows: list[dict[str, Any]]) -> None:
    without = [{name: value for name, value in row.items() if name != "value"} for row in rows]
    assert content_hash(pl.DataFrame(rows, schema=SCHEMA).drop("value"), ["id"]) == oracle(without)


@some
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_as_the_standard_wants(value: float) -> None:
    assert number(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_say_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        content_hash(pl.DataFrame({"id": [value]}), ["id"])


def test_a_line_is_canonical_json() -> None:
    frame = pl.DataFrame({"b": ['say "x"\n'], "a": [None]}, schema={"b": pl.String, "a": pl.String})
    assert lines(frame).to_list() == ['{"a":null,"b":"say \\"x\\"\\n"}']


def test_rows_are_ordered_by_key_with_nulls_first() -> None:
    frame = pl.DataFrame({"key": ["b", None, "a"], "n": [1, 2, 3]})
    assert content_hash(frame, ["key"]) == content_hash(frame.reverse(), ["key"])
    assert (
        content_hash(frame, ["key"])
        == sha256(b'{"key":null,"n":2}\n{"key":"a","n":3}\n{"key":"b","n":1}\n').hexdigest()
    )


def test_another_writer_and_another_format_have_the_same_hash(sample: Assembled, tmp_path: Path) -> None:
    facts = of_dictionary({name: table.facts() for name, table in tables().items()})
    chosen = {name: facts[name] for name in ("figures", "codes", "reports", "spans")}
    expected = {name: content_hash(sample.tables[name], facts[name].key) for name in chosen}
    assert len(set(expected.values())) == len(chosen)
    found: dict[str, Mapping[str, pl.DataFrame]] = {"pyarrow": {}, "csv": {}}
    for name in chosen:
        frame = sample.tables[name].sample(fraction=1, shuffle=True, seed=1)
        pq.write_table(frame.to_arrow(), tmp_path / "x.parquet", row_group_size=3, compression="gzip")
        frame.write_csv(tmp_path / "x.csv")
        found["pyarrow"] = {**found["pyarrow"], name: pl.read_parquet(tmp_path / "x.parquet")}
        found["csv"] = {**found["csv"], name: pl.read_csv(tmp_path / "x.csv", schema=tables()[name].schema)}
        with sqlite3.connect(tmp_path / "x.sqlite") as database:
            columns = ", ".join(f'"{column}"' for column in frame.columns)
            database.execute(f'CREATE TABLE "{name}" ({columns})')
            marks = ", ".join("?" * frame.width)
            rows = frame.with_columns(pl.col(pl.Date).cast(pl.String)).rows()
            database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        database.close()
    found["sqlite"] = databases.read(tmp_path / "x.sqlite", chosen)
    for frames in found.values():
        assert {name: content_hash(frames[name], facts[name].key) for name in chosen} == expected


def test_one_changed_cell_changes_the_hash(sample: Assembled) -> None:
    frame = sample.tables["figures"]
    other = frame.with_columns(minimum=pl.when(pl.int_range(pl.len()) == 1).then(99.0).otherwise("minimum"))
    assert content_hash(frame, ["figure_id"]) != content_hash(other, ["figure_id"])
