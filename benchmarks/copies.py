"""What happens to copies of an article on its way to somebody else's disk."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str]

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "--", "–": "-", "…": "...", "\u00a0": " "})


def crlf(text: str, random: Random) -> str:  # noqa: ARG001
    """Windows line ends."""
    return text.replace("\n", "\r\n")


def straight_quotes(text: str, random: Random) -> str:  # noqa: ARG001
    """Typewriter quotation marks, dashes and ellipses."""
    return text.translate(STRAIGHT)


def nfd(text: str, random: Random) -> str:  # noqa: ARG001
    """Letters and their marks apart."""
    return unicodedata.normalize("NFD", text)


def one_line(text: str, random: Random) -> str:  # noqa: ARG001
    """No line ends at all."""
    return re.sub(r"\s*\n\s*", " ", text)


def prefix_and_suffix(text: str, random: Random) -> str:
    """A share bar in front, a correction at the end."""
    return (
        f"Share | Print | {random.randint(2, 90)} comments\n{text}\n\nCorrection: an earlier version misspelt a name.\n"
    )


def advertisements(text: str, random: Random) -> str:
    """A line of advertisement after every third paragraph."""
    first = random.randrange(3)
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in filled[first::3]:
        lines[number] += "\n\nADVERTISEMENT\n"
    return "\n".join(lines)


def deleted_paragraph(text: str, random: Random) -> str:
    """One paragraph is gone."""
    lines = text.split("\n")
    del lines[random.choice([number for number, line in enumerate(lines) if line.strip()])]
    return "\n".join(lines)


def three_words(text: str, random: Random) -> str:
    """Three words are replaced by others."""
    words = list(re.finditer(r"\w+", text))
    for word in sorted(random.sample(words, 3), key=lambda found: -found.start()):
        text = f"{text[: word.start()]}changed{text[word.end() :]}"
    return text


CHANGES: dict[str, Change] = {
    "CRLF line ends": crlf,
    "straight quotes, dashes, ellipses": straight_quotes,
    "NFD": nfd,
    "one line": one_line,
    "prefix and suffix": prefix_and_suffix,
    "advertisements": advertisements,
    "a deleted paragraph": deleted_paragraph,
    "three changed words": three_words,
}
"""Each change by its name, in the order in which all are made at once."""


def all_at_once(text: str, random: Random) -> str:
    """Every change, one after the other; what looks at paragraphs comes before they are joined."""
    for change in (
        three_words,
        deleted_paragraph,
        advertisements,
        prefix_and_suffix,
        straight_quotes,
        nfd,
        one_line,
        crlf,
    ):
        text = change(text, random)
    return text


CHANGES["all at once"] = all_at_once
