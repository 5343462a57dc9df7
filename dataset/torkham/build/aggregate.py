"""Aggregate: reports to events, under a named rule that chooses whole groups of columns.

Columns that belong together are chosen together, so that no event is assembled that nobody reported: class,
type, mode and kind; everything of the date; the place. Votes are counted an utterance or source text, not an
article; nulls do not vote; ties go to the more precise, then the earlier article (undated last), then the
report's identifier. Reports that disagree on realis give null and a flag.

It is done in two steps, so that articles need not be at hand together: `testimony` takes from some articles, whole,
what they say of events, a row for each event; `events` makes the events of which it has all testimony.
"""

from collections.abc import Mapping

import polars as pl

from torkham.aggregation.choose import choose
from torkham.aggregation.report_table import with_voters
from torkham.aggregation.rule import NAMED, WHAT, WHEN, Rule, named
from torkham.build import corroboration
from torkham_schema.codes import rows_of

RULES = NAMED
Frames = Mapping[str, pl.DataFrame]


FLAGS = {
    "claimed": ("claims_responsibility",),
    "confirmed": ("confirms",),
    "denied": ("denies", "denies_responsibility"),
    "not_commented": ("will_not_comment",),
}
"""Columns of events, and the relations of statements to them that make them true."""
OF_REPORTS = ("report_id", "event_id", "article_id", "article_day", "voter", "realis", "aggregation", "date_conflict")


KINDS = ("reports", "places", "said", "wholes", "voices", "sides", "hosts")
"""The frames that are testimony."""


def testimony(tables: Frames) -> dict[str, pl.DataFrame]:
    """What some articles say of events: frames that all have `event_id`, and add up over articles.

    Needs the coded tables of the articles, and `actors`, `places` and `actor_rollup` whole.
    """
    reports = with_voters(tables["reports"], tables).select(*OF_REPORTS, *WHAT, *WHEN)
    where = tables["event_places"].select("report_id", "place_id", "precision", "role")
    said = tables["statement_events"].filter(
        pl.col("relation").is_in([code for codes in FLAGS.values() for code in codes])
    )
    parts = tables["event_relations"].filter(pl.col("relation") == "part_of")
    return {
        "reports": reports,
        "places": where.join(reports.select("report_id", "event_id", "voter", "article_day"), on="report_id"),
        "said": said.select("event_id", "relation").unique(),
        "wholes": parts.select(event_id="to_event_id").unique(),
        "voices": corroboration.voices(tables),
        "sides": corroboration.sides(tables),
        "hosts": corroboration.hosts(tables),
    }


def _chosen(reports: pl.DataFrame, rule: Rule, column: str) -> pl.DataFrame:
    """For each event the values that win in the rule's group of columns with `column`."""
    (group,) = (group for group in rule.groups if column in group.columns)
    return choose(reports, ["event_id"], group, rule.ties, rule.voter)


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


def _said_of(said: pl.DataFrame) -> pl.DataFrame:
    """Whether anybody claims, confirms, denies an event, or would not comment on it."""
    return said.group_by("event_id").agg(
        pl.col("relation").is_in(codes).any().alias(name) for name, codes in FLAGS.items()
    )


def _types() -> pl.DataFrame:
    rows = [
        (r["code"], int(r["quad_class"]), float(r["score"])) for r in rows_of("codes") if r["code_list"] == "event_type"
    ]
    return pl.DataFrame(
        rows, schema={"event_type": pl.String, "quad_class": pl.Int64, "conflict_score": pl.Float64}, orient="row"
    )


def events(found: Frames, labels: pl.DataFrame, rule: str = "representative") -> pl.DataFrame:
    """The table `events` from all testimony on some events and the registry's labels, under one of RULES."""
    named_rule = named(rule)
    reports = found["reports"]
    made = (
        _summaries(reports)
        .join(_chosen(reports, named_rule, "event_class"), on="event_id", how="left")
        .join(_chosen(reports, named_rule, "aggregation"), on="event_id", how="left")
        .join(_chosen(reports, named_rule, "date_edtf"), on="event_id", how="left")
        .join(_chosen(found["places"], named_rule, "place_id"), on="event_id", how="left")
        .join(corroboration.corroborated(found["voices"], found["sides"], found["hosts"]), on="event_id", how="left")
        .join(_said_of(found["said"]), on="event_id", how="left")
        .join(_types(), on="event_type", how="left")
        .join(labels, on="event_id", how="left")
    )
    is_leaf = ~pl.col("event_id").is_in(found["wholes"].get_column("event_id").unique().implode())
    real = (pl.col("realis") == "occurred").fill_null(False)
    return made.with_columns(
        pl.col(list(FLAGS)).fill_null(value=False),
        countable=is_leaf & real & (pl.col("event_class") == "occurrence") & (pl.col("aggregation") == "single"),
        aggregation_rule=pl.lit(rule),
    )


def aggregate(tables: Frames, labels: pl.DataFrame, rule: str = "representative") -> pl.DataFrame:
    """The table `events` from all the coded tables, `actor_rollup` and the registry's labels, under one of RULES."""
    return events(testimony(tables), labels, rule)
