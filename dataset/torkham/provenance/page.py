"""Page: evidence as one HTML file that asks nothing of the network, for the eyes of whoever holds the articles."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from torkham.provenance.lines import words
from torkham.provenance.marks import Region, lanes, marked
from torkham.provenance.result import Evidence, Quote, Source, Step
from torkham.text import read_text

STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
LINES = ("solid", "dashed", "dotted", "double")
"""Line styles, so that kinds differ in more than colour."""


def page(found: Evidence) -> str:
    """The whole page: the chain beside the articles, their spans underlined by kind, the row's own marked."""
    kinds = sorted({quote.part for quote in found.quotes})
    title = f"Evidence for {found.row_id}"
    name = next((step.name for step in found.steps if step.asked and step.name), None)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>
{STYLE}{"".join(_kind_styles(kinds))}</style>
</head>
<body>
<header>
<h1>{escape(title + (f": {name}" if name else ""))}</h1>
<p class="note">This page holds article text, which may not be passed on. Keep it to yourself.</p>
</header>
<main>
<section aria-labelledby="chain">
<h2 id="chain">From the event to the words</h2>
<p class="note">The row asked for has the thick rule; its own evidence is shaded.</p>
<ul class="chain">
{"".join(_step(step) for step in found.steps)}</ul>
</section>
<section aria-labelledby="articles">
<h2 id="articles">The articles</h2>
{_legend(kinds)}
{"".join(_article(source, found.quotes) for source in found.sources)}</section>
</main>
</body>
</html>
"""


def _kind_styles(kinds: Sequence[str]) -> Iterator[str]:
    """Colour and line of each kind, how to hide it, and the lanes."""
    for number, kind in enumerate(kinds):
        hue = round(360 * number / len(kinds))
        line = LINES[number % len(LINES)]
        yield f".kind-{kind} {{ border-color: hsl({hue} 70% var(--light)); border-bottom-style: {line}; }}\n"
        yield f"body:has(#show-{kind}:not(:checked)) mark.kind-{kind} {{ border-color: transparent; }}\n"
    yield from (f".lane-{lane} {{ padding-bottom: {4 * lane}px; }}\n" for lane in range(1, 40))


def _legend(kinds: Sequence[str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{kind}" checked> {kind.replace("_", " ")}'
        f'<span class="swatch kind-{kind}"></span></label>\n'
        for kind in kinds
    )
    return f'<fieldset class="kinds"><legend>Kinds of spans shown</legend>\n{boxes}</fieldset>' if kinds else ""


def _step(step: Step) -> str:
    facts = " · ".join(f"{name} {value}" for name, value in step.facts)
    quotes = "".join(_quoted(quote) for quote in step.quotes)
    asked = " asked" if step.asked else ""
    current = ' aria-current="true"' if step.asked else ""
    return (
        f'<li class="step{asked}"{current} style="margin-left:{step.depth}rem">'
        f"{escape(step.table)} <code>{escape(step.row_id)}</code>"
        + (f" <strong>{escape(step.name)}</strong>" if step.name else "")
        + (f'<p class="facts">{escape(facts)}</p>' if facts else "")
        + (f"<ul>{quotes}</ul>" if quotes else "")
        + "</li>\n"
    )


def _quoted(quote: Quote) -> str:
    """A quote in the chain; with words it leads to its place in the article."""
    shown = escape(words(quote))
    if quote.words is not None:
        shown = f'<a href="#{_name(quote)}">{shown}</a>'
    own = ' class="own-quote"' if quote.own else ""
    return f"<li{own}>{escape(quote.part.replace('_', ' '))}: {shown}</li>"


def _name(quote: Quote) -> str:
    return f"{quote.span_id}-f{quote.fragment}"


def _article(source: Source, quotes: Sequence[Quote]) -> str:
    """One document: its articles by segment where offsets are exact, else as a whole."""
    title = escape("; ".join(source.headlines) or source.document_id)
    head = f'<h2>{title}</h2>\n<p class="note">{escape(source.document_id)}, {_how(source)}</p>\n'
    if source.file is None or not any(q.words is not None for q in quotes if q.document_id == source.document_id):
        return f"<article>\n{head}</article>\n"
    text = read_text(Path(source.file))
    regions = [
        Region(q.found_start, q.found_end, q.part, _name(q), f"{q.part}: {q.span_id}", q.own)
        for q in quotes
        if q.document_id == source.document_id and q.found_start is not None and q.found_end is not None
    ]
    most = 1 + max(lanes(regions).values(), default=0)
    segments = source.segments if source.status == "exact" else ()
    body = "".join(_parts(text, regions, segments))
    return f'<article lang="{escape(source.language)}" style="--lanes:{most}">\n{head}{body}</article>\n'


def _how(source: Source) -> str:
    if source.status is None:
        return "no texts were given"
    return (
        f"{source.status} copy" if source.file and source.status != "mismatch" else f"{source.status}: no copy at hand"
    )


def _parts(text: str, regions: Sequence[Region], segments: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    """The text in order: segments open, what lies between them folded away."""
    reached = 0
    for kind, start, end in segments:
        if start > reached:
            yield _other(text, reached, start)
        yield (
            f'<div class="segment"><h3>{escape(kind.replace("_", " "))}</h3>'
            f'<p class="text" dir="auto">{marked(text, regions, start, end)}</p></div>\n'
        )
        reached = end
    if not segments:
        yield f'<p class="text" dir="auto">{marked(text, regions)}</p>\n'
    elif reached < len(text):
        yield _other(text, reached, len(text))


def _other(text: str, start: int, end: int) -> str:
    if not text[start:end].strip():
        return ""
    return (
        f'<details class="other"><summary>{end - start} characters outside the article</summary>'
        f'<p class="text" dir="auto">{escape(text[start:end], quote=False)}</p></details>\n'
    )
