"""event_figures: how many, by whose claim, low and high. The only place where figures are summed."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from torkham.aggregation.choose import choose
from torkham.aggregation.report_table import report_table
from torkham.aggregation.rule import HOW_MANY, Group
from torkham.aggregation.rule import named as rule_named
from torkham.opened import tables_at
from torkham.principals import speakers, with_principal
from torkham.views.parts import Tables, kept_events, named
from torkham.views.view import View, view

MEANINGS = {
    "event_id": "Event that is counted in.",
    "measure": "What is counted or measured.",
    "side": "Side of the event that is affected; null is the whole event.",
    "claimant_id": "Principal whose claim it is; null is the articles' own word, or nobody known.",
    "claimant": "Name of the claimant.",
    "low": "Least value claimed; null if a claim sets no lower bound.",
    "high": "Greatest value claimed; null if a claim sets no upper bound. Whom nobody counts is not in it.",
    "best": "What `rule` chooses among the figures; null without a rule, and where that is no one number.",
    "rule": "The rule that chose `best`; null without one.",
    "n_figures": "Figures that it rests on.",
    "n_articles": "Articles that give them.",
}
CODES = {"measure": "measure", "side": "side", "rule": "aggregation_rule"}
KEY = ("event_id", "measure", "side", "claimant_id")


def event_figures(*, rule: str | None = None, countable: bool = True, release: Any = None) -> View:
    """One row an event, measure, side affected and claimant: the least and the greatest that the claimant says.

    A figure that is a part of another is not counted beside it. Figures are summed only where they share a partition;
    where a claimant gives several that do not, the total is at least the largest of them and open above. Nothing is
    averaged: `best` is null unless `rule` names one of the aggregation rules.
    """
    tables = tables_at(release)
    events, left_out = kept_events(tables, countable)
    kept = pl.col("event_id").is_in(events.get_column("event_id").implode())
    found = totals(tables)
    best = _best(tables, rule) if rule else None
    frame = found.with_columns(best=pl.lit(None, pl.Float64), rule=pl.lit(rule, pl.String))
    if best is not None:
        frame = frame.drop("best").join(best, on=list(KEY), how="left", nulls_equal=True)
    left_out = [*left_out, ("rows: of these events", "they are not counted", len(found.filter(~kept)))]
    return view(
        "event_figures", "One measure of one event by one claimant.", frame.filter(kept), MEANINGS, left_out, CODES
    )


def claimed(tables: Tables) -> pl.DataFrame:
    """The figures with their event and article, and the principal on whose word each stands."""
    figures = report_table("figures", release=tables)
    reports = tables["reports"].select("report_id", of_report="statement_id")
    said = tables["statements"].select("statement_id", day="said_latest")
    with_word = (
        figures.join(reports, on="report_id")
        .with_columns(statement_id=pl.coalesce("statement_id", "of_report"))
        .join(said, on="statement_id", how="left")
        .join(speakers(tables), on="statement_id", how="left")
    )
    known = with_principal(with_word, tables["actor_rollup"], "speaker_id", "day", "claimant_id")
    whole = figures.select("measure", "side", subset_of="figure_id").rename(
        {"measure": "whole_measure", "side": "whole_side"}
    )
    return known.join(whole, on="subset_of", how="left")


def totals(tables: Tables) -> pl.DataFrame:
    """Totals by side and of the whole event (side null), by claimant, sorted."""
    figures = claimed(tables)
    of_same = pl.col("measure") == pl.col("whole_measure")
    part_of_side = (of_same & pl.col("side").eq_missing(pl.col("whole_side"))).fill_null(False)
    by_side = _total(figures.filter(pl.col("side").is_not_null(), ~part_of_side))
    whole = _total(figures.filter(~of_same.fill_null(False)).with_columns(side=pl.lit(None, pl.String), of_side="side"))
    found = pl.concat([whole, by_side]).with_columns(claimant=named(tables, "claimant_id"))
    return found.sort(KEY, nulls_last=False)


def _total(figures: pl.DataFrame) -> pl.DataFrame:
    """Totals over the keys: partitions are summed, alternatives span a range, several quantities leave the top open."""
    of_report = ["report_id", *KEY]
    quantity = ["of_actor_id", "category", *(["of_side"] if "of_side" in figures.columns else [])]
    alone = pl.col("partition").is_null()
    summed = _spanned(
        figures.filter(~alone)
        .group_by(*of_report, "partition")
        .agg(_sum("minimum"), _sum("maximum"), n=pl.len(), article_id=pl.col("article_id").first()),
        [*of_report, "partition"],
    )
    single = _spanned(figures.filter(alone).with_columns(n=pl.lit(1, pl.UInt32)), [*of_report, *quantity])
    columns = [*of_report, "article_id", "low", "high", "n"]
    parts = pl.concat([summed.select(columns), single.select(columns)])
    several = pl.len() > 1
    by_report = parts.group_by(of_report).agg(
        low=pl.col("low").max(),
        high=pl.when(several).then(None).otherwise(pl.col("high").first()),
        n=pl.col("n").sum(),
        article_id=pl.col("article_id").first(),
    )
    return by_report.group_by(KEY).agg(
        low=_bound("low", pl.col("low").min()),
        high=_bound("high", pl.col("high").max()),
        n_figures=pl.col("n").sum().cast(pl.Int64),
        n_articles=pl.col("article_id").n_unique().cast(pl.Int64),
    )


def _sum(column: str) -> pl.Expr:
    """The sum, or null if one of the numbers is open."""
    return _bound(column, pl.col(column).sum())


def _bound(column: str, value: pl.Expr) -> pl.Expr:
    return pl.when(pl.col(column).is_not_null().all()).then(value).alias(column)


def _spanned(figures: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Several figures for the same thing are alternatives: from the least to the greatest."""
    return figures.group_by(keys).agg(
        low=_bound("minimum", pl.col("minimum").min()),
        high=_bound("maximum", pl.col("maximum").max()),
        n=pl.col("n").sum(),
        article_id=pl.col("article_id").first(),
    )


def _best(tables: Tables, rule: str) -> pl.DataFrame:
    """What the rule chooses among the whole figures of each claimant, where it is one number; by side only."""
    ruled = rule_named(rule)
    (group,) = (group for group in ruled.groups if group.columns == HOW_MANY)
    figures = claimed(tables).filter(pl.col("subset_of").is_null(), pl.col("partition").is_null())
    chosen = choose(figures, KEY, Group(HOW_MANY, group.choose), ruled.ties, ruled.voter)
    exact = pl.col("minimum") == pl.col("maximum")
    return chosen.select(*KEY, best=pl.when(exact).then("minimum"))
