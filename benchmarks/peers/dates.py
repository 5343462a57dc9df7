"""The dates that a user's script would read: years, months, days, and intervals of these that may be open."""

import calendar
from datetime import date
from functools import cache

Bounds = tuple[date | None, date | None, date | None, date | None, str]
WIDTHS = ((1, "day"), (6, "days"), (10, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def _moment(text: str) -> tuple[date | None, date | None]:
    if text == "..":
        return None, None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


@cache
def bounds(text: str) -> Bounds:
    """Start between the first two days, end between the next two (None is open), and the precision."""
    start, slash, end = text.partition("/")
    first = _moment(start)
    last = _moment(end) if slash else first
    widths = [(late - early).days + 1 for early, late in (first, last) if early and late]
    if len(widths) < 2:
        return (*first, *last, "multi_year")
    return (*first, *last, next((code for width, code in WIDTHS if max(widths) <= width), "multi_year"))
