"""No number on a page is typed in: each is generated, or has its reason here."""

import re
from pathlib import Path

import pytest

from tests.docs.snippets import pages

GENERATED = re.compile(r"<!-- generated: (\w+) -->.*?<!-- end: \1 -->", re.S)
NOT_PROSE = (
    re.compile(r"\A---\n.*?\n---\n", re.S),  # front matter
    re.compile(r"^```.*?^```$", re.M | re.S),  # code blocks
    re.compile(r"`[^`\n]*`"),  # code
    re.compile(r"\]\([^)]*\)"),  # addresses
)
THINGS = "articles|pages|texts|events|reports|actors|statements|spans|tables|columns|codes|rules|figures|places|fields"
COUNTED = re.compile(
    rf"\b(?:three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)\s+(?:{THINGS})\b", re.I
)
NUMBER = re.compile(r"(?<![\w.-])[-+−]?\d[\d.,:/-]*\d|(?<![\w.-])[-+−]?\d")
REASONS = {
    "a version of a program, standard, licence or codebook": r"Python 3\.11|1:50 million|[Vv]ersion 1\.[01]|"
    r"PLOVER 2\.0|Codebook 1\.1|version 2|Croissant 1\.0|Attribution 4\.0|CC BY 4\.0",
    "a day or month of the world, or of the project": r"\b2021\b|21 November 2026|April 2020|12 October|\b2025\b",
    "a value that the schema declares": r"−1 against|\+1 for|\b0 balanced|[Pp]osition [01]",
    "a name that has a number in it": r"UTF-8|UTF-16|SHA-256|BLAKE2b-128|NFKD",
    "a parameter of an algorithm, which the page states": r"toward 128|under 96|fewer than 128|\b25 or more|"
    r"up to 8 tokens|\b(?:55|20|15|5) %",
    "a parameter of the generator of invented corpora": r"about 25 mentions|15 reports of events|20 statements with|"
    r"five events an article|about three reports",
    "a limit that a test holds": r"over 300 lines|is under 100",
    "the number of a step": r"^#* ?\d+\. ",
}
"""Why a number may stand in prose: a pattern of the number with the words around it."""
OF_EXAMPLES = ("codebook.md",)
"""Pages whose numbers are those of invented examples and of the rules for coders."""
PAGES = [page for page in pages() if page.name not in OF_EXAMPLES]


def prose(page: Path) -> str:
    text = GENERATED.sub("", page.read_text("utf-8"))
    for pattern in NOT_PROSE:
        text = pattern.sub("", text)
    return text


def unexplained(text: str) -> list[str]:
    for pattern in REASONS.values():
        text = re.sub(pattern, "", text, flags=re.M)
    lines = text.splitlines()
    return [line for line in lines if NUMBER.search(line) or COUNTED.search(line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_number_in_prose_is_generated_or_has_a_reason(page: Path) -> None:
    assert unexplained(prose(page)) == []


def test_a_typed_number_is_found() -> None:
    assert unexplained("We coded 8 articles.\nIt rests on eight articles.\nNothing here.\n") == [
        "We coded 8 articles.",
        "It rests on eight articles.",
    ]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_still_needed(reason: str) -> None:
    assert any(re.search(REASONS[reason], prose(page), re.M) for page in PAGES)
