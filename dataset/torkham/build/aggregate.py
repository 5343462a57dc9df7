"""Aggregate: reports to events, under a named rule that chooses whole groups of columns.

Columns that belong together are chosen together, so that no event is assembled that nobody reported: class,
type, mode and kind; everything of the date; the place. Votes are counted an utterance or source text, not an
article; nulls do not vote; ties go to the more precise, then the earlier article (undated last), then the
report's identifier. Reports that disagree on realis give null and a flag.
"""

from collections.abc import Mapping

import polars as pl

from torkham.aggregation.choose import choose
from torkham.aggregation.report_table import with_voters
from torkham.aggregation.rule import NAMED, Rule, named
from torkham.build.corroboration import corroboration
from torkham_schema.codes import rows_of

RULES = NAMED
Frames = Mapping[str, pl.DataFrame]


def _chosen(reports: pl.DataFrame, rule: Rule, column: str) -> pl.DataFrame:
    """For each event the values that win in the rule's group of columns with `column`."""
    (group,) = (group for group in rule.groups if column in group.columns)
    return choose(reports, ["event_id"], group, rule.ties, rule.voter)


def _places(tables: Frames, reports: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """For each event the place that wins: where it happened or was held, else any."""
    where = tables["event_places"].select("report_id", "place_id", "precision", "role")
    placed = where.join(reports.select("report_id", "event_id", "voter", "article_day"), on="report_id")
    return _chosen(placed, rule, "place_id")


def _summaries(reports: pl.DataFrame) -> pl.DataFrame:
    """What is counted over all reports of an event, whatever the rule."""
    disjoint = pl.col("date_start_earliest").max() > pl.col("date_end_latest").min()
    return reports.group_by("event_id").agg(
        n_reports=pl.len().cast(pl.Int64),
        n_articles=pl.col("article_id").n_unique().cast(pl.Int64),
        realis=pl.when(pl.col("realis").n_unique() == 1).then(pl.col("realis").first()),
        realis_conflict=pl.col("realis").n_unique() > 1,
        date_conflict=pl.col("date_conflict").any() | disjoint.fill_null(False),
    )


def _said_of(tables: Frames) -> pl.DataFrame:
    """Whether anybody claims, confirms, denies an event, or would not comment on it."""
    kinds = {
        "claimed": ["claims_responsibility"],
        "confirmed": ["confirms"],
        "denied": ["denies", "denies_responsibility"],
        "not_commented": ["will_not_comment"],
    }
    return (
        tables["statement_events"]
        .group_by("event_id")
        .agg(pl.col("relation").is_in(codes).any().alias(name) for name, codes in kinds.items())
    )


def _types() -> pl.DataFrame:
    rows = [
        (r["code"], int(r["quad_class"]), float(r["score"])) for r in rows_of("codes") if r["code_list"] == "event_type"
    ]
    return pl.DataFrame(
        rows, schema={"event_type": pl.String, "quad_class": pl.Int64, "conflict_score": pl.Float64}, orient="row"
    )


def aggregate(tables: Frames, labels: pl.DataFrame, rule: str = "representative") -> pl.DataFrame:
    """The table `events` from the coded tables, `actor_rollup` and the registry's labels, under one of RULES."""
    named_rule = named(rule)
    reports = with_voters(tables["reports"], tables)
    whole = tables["event_relations"].filter(pl.col("relation") == "part_of").get_column("to_event_id").unique()
    flags = ["claimed", "confirmed", "denied", "not_commented"]
    events = (
        _summaries(reports)
        .join(_chosen(reports, named_rule, "event_class"), on="event_id", how="left")
        .join(_chosen(reports, named_rule, "aggregation"), on="event_id", how="left")
        .join(_chosen(reports, named_rule, "date_edtf"), on="event_id", how="left")
        .join(_places(tables, reports, named_rule), on="event_id", how="left")
        .join(corroboration(tables), on="event_id", how="left")
        .join(_said_of(tables), on="event_id", how="left")
        .join(_types(), on="event_type", how="left")
        .join(labels, on="event_id", how="left")
    )
    is_leaf = ~pl.col("event_id").is_in(whole.implode())
    real = (pl.col("realis") == "occurred").fill_null(False)
    return events.with_columns(
        pl.col(flags).fill_null(value=False),
        countable=is_leaf & real & (pl.col("event_class") == "occurrence") & (pl.col("aggregation") == "single"),
        aggregation_rule=pl.lit(rule),
    )
