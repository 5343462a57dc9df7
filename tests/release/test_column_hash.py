"""The hash by columns is as documented, with and without pyarrow, and tells all tables apart."""

import struct
from datetime import date
from hashlib import sha256
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.release.examples import some
from tests.release.test_content_hash import ROWS, SCHEMA
from torkham.release import column_hash as module
from torkham.release.column_hash import by_buffer, by_values, column_hash
from torkham_schema.dictionary import tables

EPOCH = date(1970, 1, 1)


def as_documented(frame: pl.DataFrame) -> str:
    """The hash, cell by cell."""
    found = sha256(struct.pack("<q", len(frame)))
    for name, dtype in frame.schema.items():
        values = frame.get_column(name).to_list()
        found.update(name.encode() + b"\n")
        if dtype == pl.String:
            texts = [None if value is None else value.encode() for value in values]
            found.update(b"".join(struct.pack("<i", -1 if text is None else len(text)) for text in texts))
            found.update(b"".join(text or b"" for text in texts))
        else:
            found.update(b"".join(map(_packed, [dtype] * len(values), values)))
            found.update(bytes(value is not None for value in values))
    return found.hexdigest()


def _packed(dtype: pl.DataType, value: Any) -> bytes:
    if dtype == pl.Date:
        return struct.pack("<i", (value - EPOCH).days if value else 0)
    if dtype == pl.Float64:
        return struct.pack("<d", value or 0.0)
    return struct.pack("<?" if dtype == pl.Boolean else "<q", value or 0)


@some
@given(ROWS, st.booleans())
def test_the_hash_is_as_documented(rows: list[dict[str, Any]], without_pyarrow: bool) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_raw", lambda: by_values if without_pyarrow else by_buffer)
        assert column_hash(pl.DataFrame(rows, schema=SCHEMA)) == as_documented(pl.DataFrame(rows, schema=SCHEMA))


@some
@given(ROWS, ROWS)
def test_other_rows_have_another_hash(rows: list[dict[str, Any]], others: list[dict[str, Any]]) -> None:
    same = pl.DataFrame(rows, schema=SCHEMA).equals(pl.DataFrame(others, schema=SCHEMA))
    assert (column_hash(pl.DataFrame(rows, schema=SCHEMA)) == column_hash(pl.DataFrame(others, schema=SCHEMA))) == same


def test_the_hash_does_not_depend_on_how_the_frame_lies_in_memory() -> None:
    frame = pl.DataFrame({"n": range(10), "text": [str(n) for n in range(10)], "so": [None, True] * 5})
    chunked = pl.concat([frame[:3], frame[3:]], rechunk=False)
    assert column_hash(chunked) == column_hash(frame)
    assert column_hash(frame[4:7]) == column_hash(pl.DataFrame(frame[4:7].to_dict(as_series=False)))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="column x has a number that is not finite"):
        column_hash(pl.DataFrame({"x": [1.0, value]}))


def test_every_type_of_every_table_can_be_hashed() -> None:
    for table in tables().values():
        assert len(column_hash(pl.DataFrame(schema=table.schema))) == 64
