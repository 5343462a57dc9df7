"""Every claim that one shelters another, and who denied it."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, small
from torkham.questions.who import called
from torkham.views.accusations import spoken
from torkham.views.parts import Tables, joined, named

SAYS_SO = ("reports", "confirms", "attributes_responsibility", "explains", "condemns", "gives_count", "evaluates")
DENIES = ("denies", "denies_responsibility", "disputes_detail")


def sanctuary(host: str = "Kabul", guest: str = "TTP", *, release: Any = None) -> Answer:
    """One row a statement that claims or denies that `host` shelters `guest`, by any name of either.

    Taken are states of affairs of the kind `tk:sanctuary` in which the host or its territory, and the guest, have a
    role. UnknownNameError for a name that no actor has.
    """
    tables = tables_at(release)
    states = _states(tables, called(tables, host), called(tables, guest))
    links = tables["statement_events"].filter(pl.col("event_id").is_in(states.implode()))
    claims, denials = pl.col("relation").is_in(SAYS_SO), pl.col("relation").is_in(DENIES)
    said = (
        links.filter(claims | denials)
        .with_columns(does=pl.when(denials).then(pl.lit("denies")).otherwise(pl.lit("claims")))
        .join(spoken(tables), on="statement_id")
        .with_columns(speaker=named(tables, "source_id"), counts_as=named(tables, "principal_id"))
    )
    columns = ("does", "speaker", "counts_as", "holder_kind", "said_edtf", "gloss", "article_id", "statement_id")
    frame = said.select(columns).unique().sort("does", "article_id", "statement_id")
    who = said.filter(denials).select(joined(pl.col("counts_as"))).item() if len(said) else None
    n_claims = frame.filter(pl.col("does") == "claims")["statement_id"].n_unique()
    n_denials = frame.filter(pl.col("does") == "denies")["statement_id"].n_unique()
    limits = (
        small(tables),
        f"{counted(n_claims, 'claiming statement')}, {counted(n_denials, 'denial')}"
        + (f", by {who}." if who else ". Nobody is reported to deny it." if n_claims else ": the articles do not say."),
        "Whether it is so, the data do not say: they say who says it.",
    )
    return Answer(f"Who claims that {host} shelters the {guest}, and who denies it?", frame, limits)


def _states(tables: Tables, host: pl.Series, guest: pl.Series) -> pl.Series:
    """The sanctuaries that some report has both actors in."""
    reports = tables["reports"].filter(pl.col("state_kind") == "tk:sanctuary").select("report_id", "event_id")
    parts = (
        tables["participants"]
        .join(reports, on="report_id")
        .with_columns(acting=pl.coalesce("acting_as_id", "actor_id"))
    )
    has = parts.group_by("event_id").agg(
        host=pl.col("acting").is_in(host.implode()).any(), guest=pl.col("acting").is_in(guest.implode()).any()
    )
    return has.filter("host", "guest").get_column("event_id")
