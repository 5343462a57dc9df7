"""The hash by columns: that of some rows of a table in the order in which they are published.

It is the SHA-256 of the number of rows and then, for each column in the table's order, of three things: its name in
UTF-8 and a line feed; for text the length of each value in bytes, for all else each value; the text, value after
value. Lengths are 32-bit integers, whole numbers (that of the rows too) 64-bit integers, other numbers 64-bit
floats (0, never its negative), dates 32-bit days since 1970-01-01, all signed and with the lowest byte first; `true`
and `false` are bytes, 1 and 0. Where there is no value, the length is -1; in a column that is no text 0 is in its
place, and after the values comes a byte a row, 1 for a value and 0 for none.
"""

import sys
from array import array
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import polars as pl

CODES: dict[Any, str] = {pl.Int64: "q", pl.Float64: "d", pl.Int32: "i", pl.UInt8: "B"}
"""The types that are hashed, as the module `array` calls them."""
STORED: dict[Any, Any] = {pl.Boolean: pl.UInt8, pl.Date: pl.Int32}


def column_hash(frame: pl.DataFrame) -> str:
    """The hash by columns, in hexadecimal digits. ValueError for numbers that are not finite."""
    raw = _raw()
    found = sha256(len(frame).to_bytes(8, "little"))
    for column in frame:
        found.update(column.name.encode() + b"\n")
        if column.dtype == pl.String:
            found.update(raw(column.str.len_bytes().cast(pl.Int32).fill_null(-1)))
            found.update(column.str.join("").cast(pl.Binary).item() or b"")
        else:
            if column.dtype.is_float() and not column.drop_nulls().is_finite().all():
                raise ValueError(f"the column {column.name} has a number that is not finite")
            plain = column.cast(STORED.get(column.dtype.base_type(), column.dtype)).fill_null(0)
            found.update(raw(plain.set(plain == 0, 0.0) if column.dtype.is_float() else plain))
            found.update(raw(column.is_not_null().cast(pl.UInt8)))
    return found.hexdigest()


def _raw() -> Callable[[pl.Series], Any]:
    """What gives the bytes of a column without nulls: by pyarrow, where it is installed, at no cost."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return by_values
    return by_values if sys.byteorder == "big" else by_buffer


def by_buffer(column: pl.Series) -> Any:
    """The bytes of a column, as they lie in memory."""
    given: Any = column.rechunk().to_arrow()
    width = array(CODES[column.dtype.base_type()]).itemsize
    values = given.buffers()[1]
    return memoryview(values)[given.offset * width : (given.offset + len(given)) * width] if values else b""


def by_values(column: pl.Series) -> bytes:
    """The bytes of a column, value by value."""
    values = array(CODES[column.dtype.base_type()], column.to_list())
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
