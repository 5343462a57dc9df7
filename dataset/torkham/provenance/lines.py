"""Lines: evidence as text for a terminal."""

from collections.abc import Iterator

from torkham.provenance.result import Evidence, Quote, Step
from torkham.rehydration.anchor import REASONS

INDENT = "  "


def lines(found: Evidence) -> Iterator[str]:
    """The chain, a row a line, its codes and its words under it. `>` marks the row asked for, `*` its own evidence."""
    for step in found.steps:
        yield from _step(step)
    if found.sources:
        yield ""
    for source in found.sources:
        headlines = "; ".join(source.headlines)
        copy = f"{source.status}: {source.file}" if source.file else source.status or "no texts were given"
        yield f"{source.document_id} {headlines} [{copy}]".replace("  ", " ")


def _step(step: Step) -> Iterator[str]:
    margin = INDENT * step.depth
    mark = ">" if step.asked else "-"
    yield f"{margin}{mark} {step.table} {step.row_id}" + (f": {step.name}" if step.name else "")
    facts = " · ".join(f"{name} {value}" for name, value in step.facts)
    if facts:
        yield f"{margin}{INDENT}{facts}"
    for quote in step.quotes:
        yield f"{margin}{INDENT}{'*' if quote.own else ' '} {quote.part}: {words(quote)}"


def words(quote: Quote) -> str:
    """A quote's words in quotation marks on one line; without words, where they are and why they are not here."""
    if quote.words is not None:
        return f"“{' '.join(quote.words.split())}”"
    place = f"{quote.document_id} {quote.start}-{quote.end}"
    return f"{place} ({REASONS[quote.reason]})" if quote.reason else place
