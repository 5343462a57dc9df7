"""Dates as the codebook writes them: the part of EDTF (ISO 8601-2) that news needs, and the days it allows.

A moment is `2024`, `2024-03`, `2024-03-12`, a season `2024-21` (spring) to `2024-24` (winter), each with an
optional `~`, `?` or `%`; or one day of a range, `[2024-03-01..2024-03-10]`, open as `[..2024-03-10]`.
A date is a moment, or an interval `moment/moment`; `..` before or after the slash leaves that end open.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MOMENT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
ONE_OF = re.compile(r"\[([^\[\]/]*)\.\.([^\[\]/]*)\]")
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
WIDTHS = ((1, "day"), (6, "days"), (10, "week"), (31, "month"), (92, "quarter"), (366, "year"))


@dataclass(frozen=True)
class Bounds:
    """Days, inclusive, between which a date began and ended; None is open."""

    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None

    @property
    def precision(self) -> str:
        """The code of the list `date_precision` for the wider of the two windows."""
        days = 0
        for first, last in ((self.start_earliest, self.start_latest), (self.end_earliest, self.end_latest)):
            if first is None or last is None:
                return "multi_year"
            days = max(days, (last - first).days + 1)
        return next((code for width, code in WIDTHS if days <= width), "multi_year")


def _days_of_moment(text: str) -> tuple[date, date]:
    found = MOMENT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a year, month, season or day such as 2024, 2024-03, 2024-21 or 2024-03-12")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is not None:
            return (whole := date(year or 0, month, day)), whole
        if month in SEASONS:
            first = date(year or 0, SEASONS[month], 1)
            last = (first + timedelta(days=70)).replace(day=1)
            return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return date(year or 0, month, 1), date(year or 0, month, calendar.monthrange(year or 1, month)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"{text!r} is no day of the calendar: {error}") from None


def _window(text: str) -> tuple[date | None, date | None]:
    if text == "..":
        return None, None
    if found := ONE_OF.fullmatch(text):
        first, last = found.groups()
        return (_days_of_moment(first)[0] if first else None), (_days_of_moment(last)[1] if last else None)
    return _days_of_moment(text)


@lru_cache(maxsize=100_000)
def read(text: str) -> Bounds:
    """The bounds of an EDTF text; ValueError says what is wrong with one that cannot be read."""
    start, slash, end = text.partition("/")
    first = _window(start)
    last = _window(end) if slash else first
    return Bounds(*first, *last)
