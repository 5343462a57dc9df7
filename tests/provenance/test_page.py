"""The page: the article unchanged, every span on its words, nothing from the network, readable by everybody."""

import colorsys
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import torkham
from tests.conftest import SAMPLE
from torkham.provenance.marks import Region, lanes, marked
from torkham.provenance.page import STYLE, page

TEXTS = SAMPLE / "texts"
VOID = {"meta", "input"}


class Reader(HTMLParser):
    """Reads a page: its elements, the text in each region, and whether tags are closed in order."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.regions: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "p" and found.get("class") == "text":
            self.texts.append("")
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "p" and found.get("class") == "text" for tag, found in self.open):
            self.texts[-1] += data
        for tag, found in self.open:
            if tag == "mark":
                title = str(found["title"])
                self.regions[title] = self.regions.get(title, "") + data


def regions_of(spans: list[tuple[int, int]], length: int) -> list[Region]:
    inside = [(a % length, min(length, a % length + n)) for a, n in spans]
    return [Region(a, b, "cue", f"s-{n}", f"span {n}", own=n % 2 == 0) for n, (a, b) in enumerate(inside)]


SPANS = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), max_size=12)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=80), SPANS)
def test_marked_text_is_the_text_and_every_mark_is_on_its_words(text: str, spans: list[tuple[int, int]]) -> None:
    regions = regions_of(spans, len(text))
    read = Reader(f'<p class="text">{marked(text, regions)}</p>')
    assert read.open == []
    assert read.texts == [text]
    assert read.regions == {region.title: text[region.start : region.end] for region in regions}
    assert sorted(str(found["id"]) for _, found in read.elements if "id" in found) == sorted(r.name for r in regions)


@given(SPANS)
def test_regions_that_meet_have_lanes_of_their_own(spans: list[tuple[int, int]]) -> None:
    regions = regions_of(spans, 101)
    lane = lanes(regions)
    for one in regions:
        for other in regions:
            if one is not other and one.start < other.end and other.start < one.end:
                assert lane[one.name] != lane[other.name]
    deepest = max((sum(r.start <= at < r.end for r in regions) for at in range(101)), default=0)
    assert len(set(lane.values())) == deepest


@pytest.fixture(scope="module")
def html(released: Path) -> str:
    """The page of an article, with many overlapping spans."""
    return page(torkham.evidence("ar-courier0001", texts=TEXTS, release=released))


def test_the_page_shows_the_article_unchanged_with_each_quote_in_its_place(html: str, released: Path) -> None:
    read = Reader(html)
    text = (TEXTS / "courier.txt").read_text("utf-8")
    segments = torkham.load("segments", release=released).filter(article_id="ar-courier0001")
    edges = {0, len(text), *segments["char_start"], *segments["char_end"]}
    assert read.texts == [text[a:b] for a, b in pairwise(sorted(edges)) if text[a:b].strip()]
    found = torkham.evidence("ar-courier0001", texts=TEXTS, release=released)
    names = {found["id"] for tag, found in read.elements if tag == "mark" and "id" in found}
    assert names == {f"{quote.span_id}-f{quote.fragment}" for quote in found.quotes}
    links = {str(found["href"]) for tag, found in read.elements if tag == "a"}
    assert links == {f"#{name}" for name in names}
    depth = max(sum(q.start <= at < q.end for q in found.quotes) for at in range(len(text)))
    assert depth > 2
    assert f'style="--lanes:{depth}"' in html


def test_the_rows_own_evidence_is_marked(released: Path) -> None:
    read = Reader(page(torkham.evidence("st-courier0001-1", texts=TEXTS, release=released)))
    own = {str(found["id"]) for tag, found in read.elements if tag == "mark" and "own begins" in str(found["class"])}
    spans = torkham.load("spans", release=released).filter(row_id="st-courier0001-1")
    assert own == {f"{span}-f{fragment}" for span, fragment in spans.select("span_id", "fragment").iter_rows()}


def test_the_page_asks_nothing_of_the_network(html: str) -> None:
    read = Reader(html)
    assert not {tag for tag, _ in read.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    for tag, found in read.elements:
        assert "src" not in found
        assert tag != "a" or str(found["href"]).startswith("#")
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "default-src 'none'" in html


def test_the_page_can_be_read_by_everybody(html: str) -> None:
    read = Reader(html)
    assert read.open == []
    tags = [tag for tag, _ in read.elements]
    assert next(found for tag, found in read.elements if tag == "html")["lang"] == "en"
    assert (tags.count("h1"), tags.count("main"), tags.count("title")) == (1, 1, 1)
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = [found["id"] for _, found in read.elements if "id" in found]
    assert len(names) == len(set(names))
    labelled = {found["aria-labelledby"] for _, found in read.elements if "aria-labelledby" in found}
    assert labelled <= set(names)
    assert all(found.get("lang") for tag, found in read.elements if tag == "article")
    kinds = {str(found["data-kind"]) for tag, found in read.elements if tag == "mark"}
    boxes = {str(found["id"]) for tag, found in read.elements if tag == "input"}
    assert boxes == {f"show-{kind}" for kind in kinds}
    styles = re.findall(r"border-color: (hsl[^;]+); border-bottom-style: (\w+)", html)
    assert len(set(styles)) == len(styles) == len(kinds)


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance, WCAG 2."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    light, dark = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): ([^;]+);", scheme))


def rgb(colour: str) -> tuple[float, float, float]:
    digits = "".join(d * 2 for d in colour[1:]) if len(colour) == 4 else colour[1:]
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def test_colours_have_the_contrast_that_wcag_asks_for() -> None:
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)")
    for scheme in (variables(light), variables(light) | variables(dark.split("}\n}")[0])):
        paper = rgb(scheme["paper"])
        assert contrast(rgb(scheme["ink"]), paper) >= 7
        assert contrast(rgb(scheme["ink"]), rgb(scheme["own"])) >= 7
        assert contrast(rgb(scheme["soft"]), paper) >= 4.5
        for hue in range(360):
            line = colorsys.hls_to_rgb(hue / 360, float(scheme["light"].rstrip("%")) / 100, 0.7)
            assert contrast(line, paper) >= 3


def test_a_changed_copy_is_shown_whole_with_what_could_be_found(released: Path, tmp_path: Path) -> None:
    text = (TEXTS / "courier.txt").read_text("utf-8")
    copy = "Share this\n" + text[:-3] + "<b>&amp;"
    (tmp_path / "copy.txt").write_text(copy, "utf-8")
    found = torkham.evidence("ar-courier0001", texts=tmp_path, release=released)
    assert found.sources[0].status == "partial"
    read = Reader(page(found))
    assert read.texts == [copy]
    assert read.regions
    words = [(f"{quote.part}: {quote.span_id}", quote.words) for quote in found.quotes if quote.words is not None]
    assert read.regions == {title: "".join(w for t, w in words if t == title) for title, _ in words}


def test_without_texts_the_page_has_the_chain_alone(released: Path) -> None:
    read = Reader(page(torkham.evidence("ev-raid000001", release=released)))
    assert "mark" not in {tag for tag, _ in read.elements}
    assert read.texts == []


def test_lanes_do_not_depend_on_the_order_of_regions() -> None:
    regions = regions_of([(Random(seed).randint(0, 60), 20) for seed in range(9)], 101)
    assert lanes(regions) == lanes(regions[::-1])
