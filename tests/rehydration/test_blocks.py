"""Blocks: where they are cut, what their hashes are, and what has none."""

import unicodedata

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from torkham.build.fingerprints import fingerprint
from torkham.rehydration.blocks import LEAST, TARGET, Block, Digester, tiles
from torkham.text import fold
from torkham_schema.dictionary import tables

NO_SPANS = pl.DataFrame(schema=tables()["spans"].schema)


def cut(*lines: int) -> list[tuple[int, int]]:
    """The tiles of a text with lines of so many letters."""
    text = "\n".join("x" * length for length in lines)
    return tiles(text, fold(text)[1])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((127,), []),
        ((128,), [(0, 128)]),
        ((191,), [(0, 191)]),
        ((192,), [(0, 96), (96, 96)]),
        ((384,), [(0, 128), (128, 128), (256, 128)]),
        ((100, 100), [(0, 100), (100, 100)]),
        ((30, 30, 40, 100), [(0, 100), (100, 100)]),
        ((30, 300), [(0, 110), (110, 110), (220, 110)]),
        ((100, 95), [(0, 195)]),
        ((40, 0, 0, 60, 5, 5, 50), [(0, 160)]),
    ],
)
def test_blocks_follow_paragraphs(lines: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    assert cut(*lines) == expected


@given(st.lists(st.integers(0, 700), max_size=12))
def test_blocks_leave_no_gap_and_none_is_short(lines: list[int]) -> None:
    found = cut(*lines)
    total = sum(lines)
    assert (found == []) == (total < TARGET)
    position = 0
    for start, length in found:
        assert start == position
        assert LEAST <= length < 3 * LEAST
        position = start + length
    assert position == (total if found else 0)


@given(st.text(st.characters(codec="utf-8"), max_size=600))
def test_no_text_has_a_short_block(text: str) -> None:
    folded, origins = fold(text)
    assert all(length >= LEAST for _, length in tiles(text, origins))
    assert sum(length for _, length in tiles(text, origins)) in (0, len(folded))


def test_the_hash_of_a_block_is_pinned() -> None:
    block = "".join(map(str, range(1000, 1024)))
    digest = Digester("do-pinned00001").digest(block)
    assert digest.hex() == "07f85c8b22366668650f898e9a3dc163"
    assert Digester("do-pinned00002").digest(block) != digest
    known = Block(7, len(block), digest)
    assert list(Digester("do-pinned00001").places(known, f"xx{block}{block}", range(80))) == [2]


def test_a_fingerprint_is_pinned() -> None:
    text = "A headline of some kind\n\n" + "The envoy said “no” — twice. " * 8
    spans = pl.DataFrame(
        [{"span_id": "sp-pinned-1", "fragment": 0, "char_start": 40, "char_end": 44}], schema=NO_SPANS.schema
    )
    found = fingerprint("do-pinned00001", text, spans)
    assert found.pop("unicode_version") == unicodedata.unidata_version
    assert found == {
        "format": "torkham-text/1",
        "document_id": "do-pinned00001",
        "n_codepoints": 257,
        "n_folded": 203,
        "text_sha256": "a72a6df1518f187aa0708143197ce60c982902086953b81e6f92218512dd9511",
        "fold_sha256": "f5bef405d658642239bbbfd675c841cb43c688693af95fc2a8ab1c0f88a70b35",
        "blocks": [[0, 101, "2b6316d79c26bdafa3cc9f6b648e3742"], [101, 102, "f2fc42e100bbfd19de86c1553adb1755"]],
        "spans": [["sp-pinned-1", 0, 40, 44, 31, 35]],
    }


def test_what_is_too_short_has_no_hash() -> None:
    found = fingerprint("do-pinned00001", "x" * (TARGET - 1), NO_SPANS)
    assert (found["text_sha256"], found["fold_sha256"], found["blocks"]) == (None, None, [])
    assert fingerprint("do-pinned00001", "x" * TARGET, NO_SPANS)["blocks"] != []
