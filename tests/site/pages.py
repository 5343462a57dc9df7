"""The pages of the built site, and what their HTML links to."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class Found(HTMLParser):
    """What a page has: anchors, and what it points at."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Addresses in `href` and `src`, as they are written."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (tag == "a" and name == "name"):
                self.ids.add(value or "")
            elif name in {"href", "src"} and value:
                self.links.append(value)


@cache
def read(path: Path) -> Found:
    """A page, parsed."""
    found = Found()
    found.feed(path.read_text("utf-8"))
    return found


def pages_of(site: Path) -> list[str]:
    """Every page of the built site, by its path in it."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def broken_links(site: Path, page: str) -> list[str]:
    """Every link of a page inside the site whose file or anchor is not there."""
    wrong = []
    for link in read(site / page).links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = site / parts.path.lstrip("/") if parts.path.startswith("/") else (site / page).parent / parts.path
        target = (path if parts.path else site / page).resolve()
        target = target / "index.html" if target.is_dir() else target
        anchor = unquote(parts.fragment)
        missing = not target.is_file()
        # What stands after a # on the explorer is a state of the page, not an anchor in it.
        lost = anchor and target.suffix == ".html" and target.stem != "explorer" and anchor not in read(target).ids
        if missing or lost:
            wrong.append(link)
    return wrong
