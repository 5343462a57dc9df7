"""The key of a row as one text says which values it was made from."""

import re

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.release.examples import some
from torkham.release.row_key import row_key

VALUES = st.none() | st.text("ab \\N", max_size=4) | st.text(max_size=4)


def written(values: list[str | None]) -> str:
    frame = pl.DataFrame({str(n): [value] for n, value in enumerate(values)}, schema_overrides={"0": pl.String})
    key: str = frame.cast(pl.String).select(row_key(frame.columns)).item()
    return key


def read_back(key: str) -> list[str | None]:
    """The values that a key was made from, by the rule that the documentation gives."""
    parts = [""]
    for token in re.findall(r"\\.|.", key, re.DOTALL):
        if token == " ":
            parts.append("")
        else:
            parts[-1] += token
    return [None if part == r"\N" else re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts]


@some
@given(st.lists(VALUES, min_size=1, max_size=4))
def test_a_key_can_be_read_back(values: list[str | None]) -> None:
    assert read_back(written(values)) == values


def test_an_identifier_is_its_own_key_and_a_fragment_stands_beside_it() -> None:
    assert written(["ev-raid000001"]) == "ev-raid000001"
    assert (
        pl.DataFrame({"span_id": ["sp-a-1"], "fragment": [0]}).select(row_key(["span_id", "fragment"])).item()
        == "sp-a-1 0"
    )
