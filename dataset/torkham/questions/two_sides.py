"""What each side says about the clashes of one day, side by side."""

from datetime import date
from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, small
from torkham.views.accusations import spoken
from torkham.views.parts import joined, named

DAY = date(2025, 10, 12)
WIDEST = 7
"""Days that the window of an event may span to be of that day."""


def two_sides(day: date = DAY, *, release: Any = None) -> Answer:
    """One row an assault that may have been on `day`: what each principal says of it, in our words.

    Columns: the event, then one for each speaker, with the glosses of its statements and what they do to the event;
    `the articles` is what articles say in their own voice.
    """
    tables = tables_at(release)
    start, end = pl.col("date_start_earliest"), pl.col("date_end_latest")
    events = tables["events"].filter(
        pl.col("event_type") == "ASSAULT", start <= day, end >= day, (end - start).dt.total_days() < WIDEST
    )
    said = (
        tables["statement_events"]
        .filter(pl.col("event_id").is_in(events.get_column("event_id").implode()), pl.col("relation") != "made_in")
        .join(spoken(tables), on="statement_id")
        .with_columns(
            speaker=pl.when(pl.col("chain_depth") == 0)
            .then(pl.lit("the articles"))
            .otherwise(named(tables, "principal_id").fill_null("not known")),
            says=pl.format("{} ({})", pl.col("gloss").fill_null("no gloss"), pl.col("relation")),
        )
    )
    long = said.group_by("event_id", "speaker").agg(says=joined(pl.col("says"))).sort("speaker")
    wide = long.pivot("speaker", index="event_id", values="says") if len(long) else long.select("event_id")
    names = events.select("event_id", "label", "event_mode", "date_edtf", "corroboration")
    frame = names.join(wide, on="event_id", how="left").sort("event_id")
    one_voice = said.group_by("event_id").agg(pl.col("speaker").n_unique()).filter(pl.col("speaker") < 2)
    limits = (
        small(tables),
        f"{counted(len(events), 'assault')} that may have been on {day:%d %B %Y}"
        + ("." if len(events) else ": the articles do not date any to that day."),
        *([f"Of {counted(len(one_voice), 'event')} one voice only is reported."] if len(one_voice) else []),
    )
    return Answer(f"What does each side say about the clashes of {day:%d %B %Y}?", frame, limits)
