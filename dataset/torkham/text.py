"""Canonical text (`torkham-text/1`), the only thing that offsets refer to, and its folded form, for matching only."""

import re
import unicodedata
from pathlib import Path

TEXT_FORMAT = "torkham-text/1"

ENDS_OF_PLANES = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
NOT_TEXT = re.compile(f"[\0\ud800-\udfff\ufdd0-\ufdef{ENDS_OF_PLANES}]")
"""U+0000, surrogates and noncharacters."""


def canonical(data: bytes) -> str:
    """The canonical text of a captured page: strict UTF-8, one leading BOM dropped, CRLF and CR turned to LF.

    Raises ValueError (UnicodeDecodeError for bytes that are not UTF-8) with the offset, in code points, of what
    may not stand in a text: U+0000, surrogates and noncharacters.
    """
    text = data.decode("utf-8", errors="strict").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if wrong := NOT_TEXT.search(text):
        raise ValueError(f"U+{ord(wrong[0]):04X} at code point {wrong.start()} may not stand in a text")
    return text


def read_text(path: Path) -> str:
    """The canonical text of a file; errors name the file."""
    try:
        return canonical(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


SAME = {
    **dict.fromkeys("‘’‚‛‹›′‵ʹʻʼʽ`´\u1ffd❛❜", "'"),
    **dict.fromkeys("“”„‟«»″‶ʺ〝〞〟❝❞", '"'),
    **dict.fromkeys("‐‑‒–—―⸺⸻−⁃", "-"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("يى", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    "ګ": "گ",
    "ه": "ہ",
    "ۃ": "ة",
    "ـ": "",
}
"""Characters that copies of one text differ in, and what they are folded to: quotation marks, dashes, slashes, and
Arabic letters that stand for an Urdu or Pashto one; the tatweel goes."""

DROPPED = ("Mn", "Me", "Cf", "Cc")
"""Categories that are dropped: marks, soft hyphens, zero-width and direction marks, controls. White space goes too."""

DASHES = re.compile("-{2,}")


class _Forms(dict[int, str]):
    """What each code point is folded to, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        form = self[point] = _fold_character(chr(point))
        return form


def _fold_character(character: str) -> str:
    # Looked up before decomposition too: NFKD would make a space and a mark of an acute accent.
    parts = SAME.get(character) or unicodedata.normalize("NFKD", character).casefold()
    return "".join(_fold_part(part) for part in parts)


def _fold_part(part: str) -> str:
    category = unicodedata.category(part)
    if part.isspace() or category in DROPPED:
        return ""
    return str(unicodedata.digit(part)) if category == "Nd" else SAME.get(part, part)


FORMS = _Forms()


def fold_text(text: str) -> str:
    """The folded text, for matching only: what `fold` gives first, without the map, in a third of the time."""
    return DASHES.sub("-", text.translate(FORMS))


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, for matching only, and for each of its characters the code point it comes from.

    Case, white space, marks, quotation marks, dashes (runs become one), ellipses, soft hyphens, zero-width and
    direction marks, compatibility forms, Arabic, Urdu and Pashto letter variants and digits no longer differ.
    """
    folded: list[str] = []
    origins: list[int] = []
    last = ""
    for index, form in enumerate(map(FORMS.__getitem__, map(ord, text))):
        for part in form:
            if part == "-" and last == "-":
                continue
            folded.append(part)
            origins.append(index)
            last = part
    return "".join(folded), origins
