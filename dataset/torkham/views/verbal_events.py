"""verbal_events: statements that perform an act, as rows shaped like events."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.principals import speakers
from torkham.views.parts import Tables, joined, named, types
from torkham.views.view import View, view

MEANINGS = {
    "statement_id": "The statement; where several articles report one utterance, the first of them.",
    "utterance_id": "The act of saying; null where it cannot be told apart from others.",
    "event_type": "PLOVER type of the act.",
    "event_mode": "PLOVER mode of the act.",
    "speech_act": "What is done by saying it.",
    "quad_class": "PLOVER quad class of the type.",
    "conflict_score": "PLOVER conflict-cooperation score of the type, from -10 to +10.",
    "source_id": "Who does it: the holder, or on whose account it goes; null for unnamed sources of nobody.",
    "source": "Name of the source.",
    "source_kind": "What kind of source the holder is.",
    "target_ids": "At whom it is aimed: accused, alleged sponsor or target, else the addressee.",
    "targets": "Their names.",
    "about_events": "Events that it is about.",
    "said_edtf": "When it was said, in the Extended Date/Time Format.",
    "said_earliest": "Earliest day of the saying.",
    "said_latest": "Latest day of the saying.",
    "said_precision": "How finely the saying is dated.",
    "conditionality": "Whether it holds under a condition.",
    "medium": "By what medium it was said.",
    "gloss": "The content in our own words.",
    "n_statements": "Statements that report it.",
    "n_articles": "Articles that report it.",
}
CODES = {
    "event_type": "event_type",
    "event_mode": "act_mode",
    "speech_act": "speech_act",
    "source_kind": "source_kind",
    "said_precision": "date_precision",
    "conditionality": "conditionality",
    "medium": "medium",
}
AIMED = ("accused", "alleged_sponsor", "target")


def verbal_events(*, release: Any = None) -> View:
    """One row a verbal act: statements that accuse, request, reject, threaten, promise, praise, and so on.

    One utterance is one row for each type and mode, however many articles report it, so that nothing is counted
    twice. None of these is in the table `events`: there, one-sided acts of speaking have no rows.
    """
    tables = tables_at(release)
    found = acts(tables)
    aims = targets(tables).with_columns(name=named(tables, "target_id"))
    aimed = aims.group_by("statement_id").agg(target_ids=joined(pl.col("target_id")), targets=joined(pl.col("name")))
    about = tables["statement_events"].group_by("statement_id").agg(about_events=joined(pl.col("event_id")))
    frame = (
        found.join(types(tables), on="event_type", how="left")
        .join(aimed, on="statement_id", how="left")
        .join(about, on="statement_id", how="left")
        .with_columns(source=named(tables, "source_id"))
        .sort("said_earliest", "statement_id", nulls_last=True)
    )
    no_act = tables["statements"].filter(pl.col("act_type").is_null())
    silent = int((no_act["rendering"] == "silence").sum())
    repeated = len(tables["statements"]) - len(no_act) - len(found)
    left_out = [
        ("statements: no act of PLOVER's", "they assert, report, warn, predict or judge", len(no_act) - silent),
        ("statements: silence", "nothing was said", silent),
        ("statements: same act of the same utterance", "counted once, in n_statements", repeated),
    ]
    return view("verbal_events", "One verbal act by a source.", frame, MEANINGS, left_out, CODES)


def acts(tables: Tables) -> pl.DataFrame:
    """One row for each utterance, type, mode and source, with the statement that reports it first."""
    days = tables["articles"].select("article_id", "published_earliest")
    statements = (
        tables["statements"]
        .filter(pl.col("act_type").is_not_null())
        .join(days, on="article_id", how="left")
        .join(speakers(tables), on="statement_id", how="left")
        .with_columns(
            said=pl.coalesce("utterance_id", "statement_id"), source_id=pl.coalesce("holder_id", "speaker_id")
        )
        .rename({"act_type": "event_type", "act_mode": "event_mode", "holder_kind": "source_kind"})
        .sort("published_earliest", "statement_id", nulls_last=True)
    )
    same = ["said", "event_type", "event_mode", "source_id"]
    counts = statements.group_by(same).agg(
        n_statements=pl.len().cast(pl.Int64), n_articles=pl.col("article_id").n_unique().cast(pl.Int64)
    )
    first = statements.unique(same, keep="first", maintain_order=True)
    return first.join(counts, on=same, how="left", nulls_equal=True)


def targets(tables: Tables) -> pl.DataFrame:
    """At whom each statement is aimed: `statement_id`, `target_id`; the addressee where nobody else is."""
    parties = tables["statement_parties"].filter(pl.col("role").is_in([*AIMED, "addressee"]))
    aimed = pl.col("role").is_in(AIMED)
    kept = parties.filter(aimed | ~aimed.any().over("statement_id"))
    return kept.select("statement_id", target_id="actor_id").unique(maintain_order=True)
