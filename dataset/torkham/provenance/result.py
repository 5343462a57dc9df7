"""What evidence is made of: steps, the quotes under them, and the documents they are from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """One fragment of a span."""

    span_id: str
    fragment: int
    part: str
    """What the words are to the row: cue, content, trigger, …"""
    article_id: str
    document_id: str
    start: int
    """First code point in the published text."""
    end: int
    words: str | None
    """The words; None without a text that proves them."""
    reason: str | None
    """Why there are no words, if texts were given."""
    found_start: int | None
    """First code point in the copy at hand."""
    found_end: int | None
    own: bool
    """It is evidence of the row that was asked for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the chain."""

    depth: int
    """How far under the first rows of the chain."""
    table: str
    row_id: str
    name: str | None
    facts: tuple[tuple[str, str], ...]
    """Column and value, identifiers with the names they stand for."""
    quotes: tuple[Quote, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One document in which words of the chain are."""

    document_id: str
    status: str | None
    """How well the copy at hand fits; None if no texts were given."""
    file: str | None
    headlines: tuple[str, ...]
    """Of the articles in it that the chain quotes."""
    language: str
    segments: tuple[tuple[str, int, int], ...]
    """Kind, first code point and code point after the last of the segments of those articles, in order."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row rests on."""

    row_id: str
    table: str
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes of all steps."""
        return tuple(quote for step in self.steps for quote in step.quotes)

    def __str__(self) -> str:
        from torkham.provenance.lines import lines

        return "\n".join(lines(self))
