"""Aggregate any table of reports under any rule."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from torkham.aggregation.choose import choose
from torkham.aggregation.report_table import with_voters
from torkham.aggregation.rule import TOGETHER, Group, Rule, named
from torkham.nearest import UnknownNameError
from torkham.opened import tables_at

NEEDED_FOR_VOTERS = {"report_id", "article_id", "statement_id"}


def aggregate(
    reports: pl.DataFrame,
    rule: str | Rule = "representative",
    *,
    by: str | Sequence[str] = "event_id",
    release: Any = None,
) -> pl.DataFrame:
    """One row for each event, from a table with one row a report.

    `rule` is a name (`representative`, `conservative`, `informative`) or a `Rule` of your own, with its groups of
    columns, tie-breaks and precision. A named rule takes the groups whose columns the table has. `by` are the columns
    that say what belongs together: for figures, say, `("event_id", "measure")`.

    The result has `by`, `n_reports`, `n_voters`, the chosen columns and `aggregation_rule`. Where the table has no
    column `voter` but is one of ours, utterances and source texts are looked up in `release`; any other table votes
    by rows.

    UnknownNameError for a rule or column that is not there. ValueError for a rule that tears apart columns that belong
    together, or that chooses one twice.

    >>> reports = pl.DataFrame({"event_id": [1, 1, 1], "deaths": [4, 4, 7]})
    >>> aggregate(reports, Rule("highest", (Group(("deaths",), "highest"),)))["deaths"].item()
    7
    """
    keys = [by] if isinstance(by, str) else list(by)
    for name in keys:
        if name not in reports.columns:
            raise UnknownNameError("column of the reports", name, reports.columns)
    if "voter" not in reports.columns and set(reports.columns) >= NEEDED_FOR_VOTERS:
        reports = with_voters(reports, tables_at(release))
    fitted = fit(named(rule), reports, keys) if isinstance(rule, str) else checked(rule, reports, keys)
    voter = fitted.voter if fitted.voter in reports.columns else None
    voters = pl.len() if voter is None else pl.col(voter).drop_nulls().n_unique() + pl.col(voter).null_count()
    counted = reports.group_by(*keys).agg(n_reports=pl.len().cast(pl.Int64), n_voters=voters.cast(pl.Int64)).sort(keys)
    for group in fitted.groups:
        chosen = choose(reports, keys, group, fitted.ties, voter)
        counted = counted.join(chosen, on=keys, how="left", nulls_equal=True, maintain_order="left")
    conflicts = [f"{group.columns[0]}_conflict" for group in fitted.groups if group.choose == "unanimous"]
    return counted.with_columns(pl.col(conflicts).fill_null(value=False), aggregation_rule=pl.lit(fitted.name))


def fit(rule: Rule, reports: pl.DataFrame, keys: Sequence[str]) -> Rule:
    """A named rule cut down to a table: groups, precision and ties of which the table has the columns."""
    there = set(reports.columns)
    groups = []
    for group in rule.groups:
        columns = tuple(name for name in group.columns if name in there and name not in keys)
        if group.columns[0] in columns:
            measured = group.precision is not None and set(group.precision.meta.root_names()) <= there
            kept = Group(columns, group.choose, group.precision) if measured else _without_precision(group, columns)
            groups.append(kept)
    if not groups:
        known = [name for group in rule.groups for name in group.columns]
        raise ValueError(
            f"the rule {rule.name} chooses {', '.join(known)}, and the table has none of them: write a Rule of your own"
        )
    return replace(rule, groups=tuple(groups), ties=tuple(tie for tie in rule.ties if tie in there))


def _without_precision(group: Group, columns: tuple[str, ...]) -> Group:
    return Group(columns, "most_common" if group.choose.endswith("precise") else group.choose)


def checked(rule: Rule, reports: pl.DataFrame, keys: Sequence[str]) -> Rule:
    """A rule of the user's own, if the table has its columns and it leaves together what belongs together."""
    chosen = [name for group in rule.groups for name in group.columns]
    measured = [name for g in rule.groups if g.precision is not None for name in g.precision.meta.root_names()]
    for name in [*chosen, *measured, *(tie.removeprefix("-") for tie in rule.ties)]:
        if name not in reports.columns:
            raise UnknownNameError("column of the reports", name, reports.columns)
    twice = {name for name in chosen if chosen.count(name) > 1 or name in keys}
    if twice:
        raise ValueError(f"{', '.join(sorted(twice))} can be chosen once only, and not if the rows go by it")
    for together in TOGETHER:
        parts = [group for group in rule.groups if set(group.columns) & set(together)]
        if len(parts) > 1:
            torn = [name for group in parts for name in group.columns if name in together]
            raise ValueError(
                f"{', '.join(torn)} belong in one group: chosen apart, they may make an event that nobody reported"
            )
    return rule
