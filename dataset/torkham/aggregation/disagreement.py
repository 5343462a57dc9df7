"""How far reports disagree, and what another rule would change."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from torkham.aggregation.aggregate import aggregate
from torkham.aggregation.rule import NAMED, Rule, named
from torkham.nearest import UnknownNameError

KEPT_APART = ("n_reports", "n_voters", "aggregation_rule")


def disagreement(
    reports: pl.DataFrame, columns: Sequence[str] | None = None, *, by: str | Sequence[str] = "event_id"
) -> pl.DataFrame:
    """One row for each event and column: how far its reports differ there.

    `n_reports`, `n_null` (reports that say nothing), `n_values` (distinct values), `disagreement` (1 less the share of
    the most common value: 0 where all agree, null where none says anything), `spread` (highest less lowest; days for
    dates) and `sd` (standard deviation of numbers). Where the table has a column `voter`, each counts once a value.
    Without `columns`, those that the named rules choose, or all but the keys.

    >>> reports = pl.DataFrame({"event_id": [1, 1, 1, 1], "deaths": [4, 4, 7, None]})
    >>> disagreement(reports, ["deaths"]).select("n_values", "disagreement", "spread").row(0)
    (2, 0.33333333333333337, 3.0)
    """
    keys = [by] if isinstance(by, str) else list(by)
    chosen = list(columns) if columns is not None else _default(reports, keys)
    for name in [*keys, *chosen]:
        if name not in reports.columns:
            raise UnknownNameError("column of the reports", name, reports.columns)
    parts = [_of_column(reports, keys, name) for name in chosen]
    return pl.concat(parts).sort(*keys, "column", maintain_order=True) if parts else pl.DataFrame()


def _default(reports: pl.DataFrame, keys: Sequence[str]) -> list[str]:
    known = [name for group in named(NAMED[0]).groups for name in group.columns if name in reports.columns]
    return [name for name in known or reports.columns if name not in keys]


def _of_column(reports: pl.DataFrame, keys: Sequence[str], column: str) -> pl.DataFrame:
    voted = reports.unique([*keys, "voter", column], maintain_order=True) if "voter" in reports.columns else reports
    value = pl.col(column).drop_nulls()
    dtype = reports.schema[column]
    number: pl.Expr | None = None
    if dtype.is_numeric():
        number = value.cast(pl.Float64)
    elif dtype == pl.Date:
        number = value.to_physical().cast(pl.Float64)
    nothing = pl.lit(None, pl.Float64)
    return voted.group_by(*keys, maintain_order=True).agg(
        column=pl.lit(column),
        n_reports=pl.len().cast(pl.Int64),
        n_null=pl.col(column).null_count().cast(pl.Int64),
        n_values=value.n_unique().cast(pl.Int64),
        disagreement=1 - value.unique_counts().max() / value.len(),
        spread=nothing if number is None else number.max() - number.min(),
        sd=nothing if number is None else number.std(),
    )


def sensitivity(
    reports: pl.DataFrame,
    rules: Sequence[str | Rule] = NAMED,
    *,
    by: str | Sequence[str] = "event_id",
    release: Any = None,
) -> pl.DataFrame:
    """What another rule would change: one row for each event and column in which a rule differs from the first.

    Columns: `by`, `column`, `rule` and `value` (of the first rule), `other_rule` and `other_value`; values as text.
    Two rules of the same name cannot be told apart: ValueError.
    """
    keys = [by] if isinstance(by, str) else list(by)
    names = [rule if isinstance(rule, str) else rule.name for rule in rules]
    if len(set(names)) < len(names) or len(names) < 2:
        raise ValueError(f"give two or more rules of different names, not {', '.join(names) or 'none'}")
    long = [_long(aggregate(reports, rule, by=by, release=release), keys) for rule in rules]
    first = long[0].rename({"aggregation_rule": "rule"})
    compared = [
        first.join(
            other.rename({"aggregation_rule": "other_rule", "value": "other_value"}),
            on=[*keys, "column"],
            nulls_equal=True,
        )
        for other in long[1:]
    ]
    differing = pl.concat(compared).filter(pl.col("value").ne_missing(pl.col("other_value")))
    return differing.select(*keys, "column", "rule", "value", "other_rule", "other_value").sort(
        *keys, "column", "other_rule"
    )


def _long(events: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    chosen = [name for name in events.columns if name not in {*keys, *KEPT_APART}]
    return events.with_columns(pl.col(chosen).cast(pl.String)).unpivot(
        chosen, index=[*keys, "aggregation_rule"], variable_name="column", value_name="value"
    )
