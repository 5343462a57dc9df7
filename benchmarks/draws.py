"""Dates and numbers of an invented article, each right by itself."""

from random import Random
from typing import Any

Row = dict[str, Any]


def edtf(random: Random) -> str:
    """A date as coders write it."""
    year, month, day = random.randint(2019, 2031), random.randint(1, 12), random.randint(1, 28)
    return random.choice([f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}/.."])


def figure(random: Random) -> Row:
    """A number with bounds that fit its approximator."""
    number = random.randint(1, 500)
    return random.choice(
        [
            {"approximator": "exact", "minimum": number, "maximum": number},
            {"approximator": "more_than", "minimum": number + 1},
            {"approximator": "at_most", "maximum": number},
            {"approximator": "about", "minimum": number, "maximum": number + 10},
            {"approximator": "dozens", "minimum": 24},
            {"approximator": "none", "minimum": 0, "maximum": 0},
            {"approximator": "several"},
        ]
    )
