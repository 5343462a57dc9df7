"""Canonical text and its folded form, pinned by vectors."""

import sys
import unicodedata
from hashlib import sha256
from unicodedata import ucd_3_2_0

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torkham.text import canonical, fold, fold_text

CANONICAL = {
    b"\xef\xbb\xbfone": "one",
    b"a\r\nb\rc\nd\r\r\n": "a\nb\nc\nd\n\n",
    "\ufeff\ufeffx".encode(): "\ufeffx",
    "e\u0301\u00a0 &amp; \t".encode(): "e\u0301\u00a0 &amp; \t",
    "😀🇵🇰".encode(): "😀🇵🇰",
}
"""Bytes and their canonical text: nothing but the first mark and the line ends changes."""

FOLDED = {
    "The ENVOY said": "theenvoysaid",
    "Straße ﬁn ſ": "strassefins",
    "café cafe\u0301 İZMİR": "cafecafeizmir",
    "“So” ‘it’ «is» ‹not› „a“ it´s": '"so"\'it\'"is"\'not\'"a"it\'s',
    "one – two — three -- four ‑five": "one-two-three-four-five",
    "wait… what...": "wait...what...",
    "soft\u00adhyphen zero\u200bwidth \u202bmark\u202c \u2060joined\ufeff": "softhyphenzerowidthmarkjoined",
    "½ 10² №5 １２": "1/2102no512",
    "علي علی موسى": "علیعلیموسی",
    "كابل کابل ڪابل": "کابلکابلکابل",
    "پاکــستان": "پاکستان",
    "۱۲۳ ١٢٣ 123": "123123123",
    "مُحَمَّد": "محمد",
    "كہا کہا کها": "کہاکہاکہا",
    "آزادی ا\u0653زادی": "ازادیازادی",
    "ګل گل، ښار، څنګه، ډېر، ړوند، ځان، ږمنځ، ټول، ڼ، ۍ، ئ": "گلگل،ښار،څنگہ،ډېر،ړوند،ځان،ږمنځ،ټول،ڼ،ۍ،ی",
    "ﻻ ﷲ": "لااللہ",
    "می\u200cرود": "میرود",
}
"""Text and its folded form: marks and white space go, and with them what copies of one text differ in."""


@pytest.mark.parametrize("data", CANONICAL)
def test_only_the_first_mark_and_line_ends_change(data: bytes) -> None:
    assert canonical(data) == CANONICAL[data]


@pytest.mark.parametrize("point", [0, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
def test_what_is_no_character_is_refused_with_its_place(point: int) -> None:
    with pytest.raises(ValueError, match=f"U\\+{point:04X} at code point 3 may not stand in a text"):
        canonical(("😀\r\nb" + chr(point)).encode())


@pytest.mark.parametrize("data", [b"\xff", b"\xed\xa0\x80", b"a\xc3"])
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        canonical(data)


@pytest.mark.parametrize("text", FOLDED)
def test_the_folded_form_is_pinned(text: str) -> None:
    assert fold_text(text) == FOLDED[text]


@pytest.mark.parametrize(
    ("text", "origins"), [("A — – b", [0, 2, 6]), ("x…y", [0, 1, 1, 1, 2]), ("e\u0301\n f", [0, 4]), ("", [])]
)
def test_the_way_back_is_pinned(text: str, origins: list[int]) -> None:
    assert fold(text)[1] == origins


def test_normal_forms_of_every_character_fold_alike() -> None:
    characters = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point <= 0xDFFF]
    moved = [c for c in characters if unicodedata.normalize("NFD", c) != c]
    assert len(moved) > 10_000
    assert [c for c in moved if fold_text(unicodedata.normalize("NFD", c)) != fold_text(c)] == []
    assert [c for c in moved if fold_text(unicodedata.normalize("NFC", c)) != fold_text(c)] == []


def test_folding_is_pinned_for_every_character_that_all_pythons_know() -> None:
    known = [chr(point) for point in range(sys.maxunicode + 1) if ucd_3_2_0.category(chr(point)) not in ("Cn", "Cs")]
    assert len(known) == 232_689
    digest = sha256("|".join(map(fold_text, known)).encode()).hexdigest()
    assert digest == "7cb9ac2c0482f1f56a41b061e16058696364cd2013e7e792c5b2f743987f304f"


@given(st.text())
def test_folding_is_fast_and_slow_the_same_and_folds_nothing_twice(text: str) -> None:
    folded, origins = fold(text)
    assert folded == fold_text(text)
    assert len(folded) == len(origins)
    assert origins == sorted(origins)
    assert fold_text(folded) == folded


@given(st.text(), st.integers(0, 1000), st.sampled_from(["\r\n", "\n", "\u00a0", "\u200f", " "]))
def test_space_and_direction_marks_are_not_seen(text: str, place: int, space: str) -> None:
    assert fold_text(text[:place] + space + text[place:]) == fold_text(text)
