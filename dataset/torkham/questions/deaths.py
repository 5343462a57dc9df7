"""Deaths by event, low and high, by claimant."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, missed, small
from torkham.views.event_figures import event_figures

QUESTION = "How many were killed, in which event, by whose claim?"


def deaths(*, release: Any = None) -> Answer:
    """One row an event, side and claimant: the least and the most killed. A null side is the whole event."""
    tables = tables_at(release)
    view = event_figures(release=tables)
    events = tables["events"].select("event_id", "label", "date_edtf")
    frame = (
        view.frame.filter(pl.col("measure") == "killed")
        .join(events, on="event_id")
        .with_columns(claimant=pl.col("claimant").fill_null("the article, or nobody known"))
        .select("event_id", "label", "date_edtf", "side", "claimant", "low", "high", "n_articles")
        .sort("date_edtf", "event_id", "side", "claimant", nulls_last=True)
    )
    several = frame.filter(pl.col("side").is_null()).group_by("event_id").len().filter(pl.col("len") > 1)
    open_above = frame.get_column("high").null_count()
    limits = (
        small(tables),
        f"{counted(frame['event_id'].n_unique(), 'event')} with a number of deaths; for {len(several)} of them "
        f"more than one claimant gives one. {counted(open_above, 'row')} open above.",
        "There is no best estimate here: whoever wants one names a rule.",
        *missed(view.left_out, ("events", "rows")),
    )
    return Answer(QUESTION, frame, limits)
