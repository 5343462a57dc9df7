"""The citation of a release: `CITATION.cff` read, and the same as BibTeX."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Citation:
    """What one needs to cite a release."""

    title: str
    abstract: str
    authors: tuple[str, ...]
    version: str
    date: str
    """Day of the release, `YYYY-MM-DD`."""
    license: str
    """Identifier of the licence in the SPDX list."""
    keywords: tuple[str, ...]


def read(path: Path) -> Citation:
    """The citation in a `CITATION.cff`."""
    import yaml

    said = yaml.safe_load(path.read_text("utf-8"))
    return Citation(
        title=said["title"],
        abstract=said["abstract"],
        authors=tuple(_name(author) for author in said["authors"]),
        version=str(said["version"]),
        date=str(said["date-released"]),
        license=said["license"],
        keywords=tuple(said["keywords"]),
    )


def _name(author: dict[str, Any]) -> str:
    return author.get("name") or f"{author['family-names']}, {author['given-names']}"


def bibtex(citation: Citation) -> str:
    """The citation as one BibTeX entry; braces keep names and capitals as they are."""
    year, month, _ = citation.date.split("-")
    facts = {
        "author": " and ".join("{" + author + "}" for author in citation.authors),
        "title": "{" + citation.title + "}",
        "year": year,
        "month": str(int(month)),
        "version": citation.version,
        "note": f"Dataset, version {citation.version}, {citation.license}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in facts.items())
    return f"@misc{{torkham-{citation.version},\n{lines}\n}}\n"
