"""One sentence for a name that is not known: what was given, and what is allowed, nearest first."""

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownNameError(KeyError, ValueError):
    """A name that is none of those allowed; it reads as one sentence."""

    def __init__(self, what: str, given: object, allowed: Iterable[str]):
        self.given = given
        super().__init__(unknown(what, given, allowed))

    def __str__(self) -> str:
        return str(self.args[0])


MOST = 40
"""Names shown; of longer lists the rest is counted."""


def unknown(what: str, given: object, allowed: Iterable[str]) -> str:
    """Say that `given` is no `what`, and what there is.

    >>> unknown("format", "cvs", ["dta", "csv"])
    "there is no format 'cvs'; nearest: csv; there are: csv, dta"
    """
    names = list(dict.fromkeys(allowed))
    near = get_close_matches(str(given), names, n=3, cutoff=0.5)
    ordered = list(dict.fromkeys([*near, *names]))
    shown = ", ".join(ordered[:MOST]) + (f" and {len(ordered) - MOST} more" if len(ordered) > MOST else "")
    nearest = f"; nearest: {near[0]}" if near else ""
    return (
        f"there is no {what} {str(given)!r}{nearest}; there are: {shown}"
        if names
        else f"there is no {what} {str(given)!r}"
    )
