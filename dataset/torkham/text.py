"""Canonical text (`torkham-text/1`): the only thing that offsets refer to."""

import unicodedata
from pathlib import Path

TEXT_FORMAT = "torkham-text/1"
NOT_TEXT = ("Cs", "Cn")


def canonical(data: bytes) -> str:
    """The canonical text of a captured page: strict UTF-8, one leading BOM dropped, CRLF and CR turned to LF.

    Raises ValueError (UnicodeDecodeError for bytes that are not UTF-8) with the offset of what may not stand
    in a text: U+0000, surrogates and noncharacters.
    """
    text = data.decode("utf-8", errors="strict").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for index, character in enumerate(text):
        if character == "\0" or _is_noncharacter(character):
            raise ValueError(f"U+{ord(character):04X} at code point {index} may not stand in a text")
    return text


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xD800 <= point <= 0xDFFF or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


def read_text(path: Path) -> str:
    """The canonical text of a file; errors name the file."""
    try:
        return canonical(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


QUOTES = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ـ": "",
}
"""Characters that copies of one text differ in, and what they are folded to; before decomposition."""


def _fold_character(character: str) -> str:
    if character in QUOTES:
        return QUOTES[character]
    folded = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        part = QUOTES.get(part, part)
        if part.isspace() or unicodedata.category(part[:1] or " ") in ("Mn", "Me", "Cf", "Cc"):
            continue
        folded.append(str(unicodedata.digit(part)) if len(part) == 1 and unicodedata.category(part) == "Nd" else part)
    return "".join(folded)


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, for matching only, and for each of its characters the code point it comes from.

    Case, white space, marks, quotation marks, dashes (runs become one), soft hyphens, zero-width and direction
    marks, Arabic and Persian letter variants and digits no longer differ.
    """
    known: dict[str, str] = {}
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        if (form := known.get(character)) is None:
            form = known[character] = _fold_character(character)
        for part in form:
            if part == "-" and folded and folded[-1] == "-":
                continue
            folded.append(part)
            origins.append(index)
    return "".join(folded), origins
