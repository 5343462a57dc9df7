"""How to cite the data."""

from typing import Any, Literal

from torkham.nearest import UnknownNameError
from torkham.opened import release_at

CitationForm = Literal["text", "bibtex"]
FORMS: tuple[CitationForm, ...] = ("text", "bibtex")

AUTHOR = "The torkham project"
TITLE = (
    "torkham: events, actors and statements in relations between Pakistan, Afghanistan and the armed groups "
    "across their border"
)


def cite(form: CitationForm = "text", *, release: Any = None) -> str:
    """The citation of a release, with its version: as `text` or as `bibtex`.

    The year is there once the release says when it was released.

    >>> import torkham
    >>> torkham.cite().startswith("The torkham project")
    True
    """
    if form not in FORMS:
        raise UnknownNameError("form of citation", form, FORMS)
    opened = release_at(release)
    released = str(opened.manifest.get("released", ""))[:4]
    if form == "text":
        return f"{AUTHOR}{f' ({released})' if released else ''}. {TITLE}. Version {opened.version} [data set]."
    fields = {"author": f"{{{AUTHOR}}}", "title": f"{{{TITLE}}}", "version": opened.version, "note": "Data set"}
    if released:
        fields["year"] = released
    inside = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{torkham_{opened.version.replace('.', '_')},\n{inside}\n}}"
