"""What a rule of aggregation is: groups of columns that are chosen together, each in one way."""

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from torkham.nearest import UnknownNameError
from torkham_schema.codes import codes_of

Choice = Literal["most_common", "most_precise", "least_precise", "lowest", "highest", "unanimous", "all"]
CHOICES: tuple[Choice, ...] = ("most_common", "most_precise", "least_precise", "lowest", "highest", "unanimous", "all")


@dataclass(frozen=True)
class Group:
    """Columns that are chosen together: all their values come from reports that have exactly these values.

    >>> Group(("city", "district"), "most_precise", precision=pl.col("geo_precision")).columns
    ('city', 'district')
    """

    columns: tuple[str, ...]
    """The columns; `lowest` and `highest` go by the first."""
    choose: Choice = "most_common"
    """`most_common` value; value of the `most_precise` or `least_precise` report; `lowest` or `highest` value;
    the value that all agree on or null (`unanimous`, with a column `<name>_conflict`); or `all` values, joined."""
    precision: pl.Expr | None = field(default=None, compare=False)
    """How precise a report is in these columns: the smaller, the more precise; null is least precise."""
    nulls_vote: bool = False
    """Whether reports in which all the columns are null count for the null."""

    def __post_init__(self) -> None:
        if self.choose not in CHOICES:
            raise UnknownNameError("way to choose", self.choose, CHOICES)
        if not self.columns or isinstance(self.columns, str):
            raise ValueError(f"a group needs a tuple of column names, not {self.columns!r}")
        if self.choose in {"unanimous", "all"} and len(self.columns) > 1:
            raise ValueError(f"{self.choose} is for one column at a time, not for {', '.join(self.columns)}")
        if self.choose.endswith("precise") and self.precision is None:
            raise ValueError(f"{self.choose} needs a precision for {', '.join(self.columns)}")


@dataclass(frozen=True)
class Rule:
    """How reports become events."""

    name: str
    """What the column `aggregation_rule` says."""
    groups: tuple[Group, ...]
    ties: tuple[str, ...] = ()
    """Columns that break ties, after votes and precision: the smallest value wins, with `-` before the name the
    largest; nulls last. What then is still tied goes by the values themselves."""
    voter: str | None = "voter"
    """Column of those who have one vote each, however many reports; None, or no such column: every report votes."""


def ranked(column: str, code_list: str) -> pl.Expr:
    """Precision from a code: its place in its list, finest first; null and unknown codes last."""
    ranks = {code: place for place, code in enumerate(codes_of(code_list))}
    return pl.col(column).replace_strict(ranks, default=len(ranks), return_dtype=pl.Int64)


def filled(column: str) -> pl.Expr:
    """Precision from a column: who fills it is more precise than who does not."""
    return pl.col(column).is_null().cast(pl.Int64)


WHAT = ("event_class", "event_type", "event_mode", "state_kind")
WHEN = (
    "date_edtf",
    "date_start_earliest",
    "date_start_latest",
    "date_end_earliest",
    "date_end_latest",
    "date_precision",
    "date_basis",
)
WHERE = ("place_id",)
HOW_MANY = ("minimum", "maximum", "approximator")
TOGETHER = (WHAT, WHEN, HOW_MANY)
"""Columns that make sense only together: chosen apart, they make events that nobody reported."""

TIES = ("article_day", "report_id")
NAMED: tuple[str, ...] = codes_of("aggregation_rule")

SITE_FIRST = pl.when(pl.col("role").is_in(["site", "venue"])).then(0).otherwise(100)
"""Where it happened or was held comes before where it came from or went to."""


def named(rule: str) -> Rule:
    """One of the rules of the data-model page; UnknownNameError for another name.

    `conservative` and `informative` differ from `representative` only in dates (the least and the most precise) and
    in numbers (the lowest and the highest).
    """
    if rule not in NAMED:
        raise UnknownNameError("aggregation rule", rule, NAMED)
    by_date: dict[str, Choice] = {"conservative": "least_precise", "informative": "most_precise"}
    by_number: dict[str, Choice] = {"conservative": "lowest", "informative": "highest"}
    groups = (
        Group(WHAT, precision=filled("event_mode")),
        Group(("aggregation",)),
        Group(("realis",), "unanimous"),
        Group(WHEN, by_date.get(rule, "most_common"), precision=ranked("date_precision", "date_precision")),
        Group(WHERE, precision=SITE_FIRST + ranked("precision", "place_precision")),
        Group(HOW_MANY, by_number.get(rule, "most_common")),
    )
    return Rule(rule, groups, TIES)
