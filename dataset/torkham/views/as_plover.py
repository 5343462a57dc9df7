"""as_plover: events and verbal acts in the shape of PLOVER 2.0."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.views.pairs import pairs
from torkham.views.parts import Tables, joined, kept_events, named, types
from torkham.views.verbal_events import acts
from torkham.views.view import View, view

MEANINGS = {
    "event_id": "The event, or the statement of a verbal act.",
    "event_date": "Earliest day on which it can have begun, or was said; null if unknown.",
    "date_precision": "How finely it is dated.",
    "event_type": "PLOVER 2.0 event type.",
    "event_mode": "PLOVER 2.0 mode; null where ours is an extension or none fits.",
    "torkham_mode": "Our mode, where it is an extension of ours.",
    "quad_class": "PLOVER quad class; SANCTION counts as material.",
    "conflict_score": "PLOVER score of the type, not of the mode.",
    "actor_ids": "Who acts.",
    "actors": "Their names.",
    "recipient_ids": "On whom.",
    "recipients": "Their names.",
    "verbal": "It is a statement with us, and no event.",
}
CODES = {"event_type": "event_type", "date_precision": "date_precision"}
EXTENSION = "tk:"


def as_plover(*, principals: bool = False, accused: bool = False, release: Any = None) -> View:
    """Countable events and verbal acts, as PLOVER 2.0 would have them: one row each, several actors to a cell.

    Modes of ours are rolled up to their type and kept in `torkham_mode`. PLOVER's contexts are not coded with us.
    """
    tables = tables_at(release)
    events, left_out = kept_events(tables)
    shared = ["event_id", "event_type", "mode", "event_date", "date_precision", "source_id", "verbal"]
    of_events = events.with_columns(
        mode="event_mode",
        event_date="date_start_earliest",
        source_id=pl.lit(None, pl.String),
        verbal=pl.lit(value=False),
    )
    of_words = acts(tables).with_columns(
        event_id="statement_id",
        mode="event_mode",
        event_date="said_earliest",
        date_precision="said_precision",
        verbal=pl.lit(value=True),
    )
    ours = pl.col("mode").str.starts_with(EXTENSION)
    frame = (
        pl.concat([of_events.select(shared), of_words.select(shared)])
        .join(types(tables), on="event_type", how="left")
        .join(_ends(tables, principals, accused), on="event_id", how="left")
        .with_columns(
            event_mode=pl.when(~ours).then("mode"),
            torkham_mode=pl.when(ours).then("mode"),
            actor_ids=pl.coalesce("actor_ids", "source_id"),
            actors=pl.coalesce("actors", named(tables, "source_id")),
        )
        .sort("event_date", "event_id", nulls_last=True)
    )
    without = tables["statements"].get_column("act_type").null_count()
    out = [
        ("statements: no act of PLOVER's", "they assert, report, warn, predict or judge", without),
        ("modes: rolled up to their type", "extensions of ours", frame.get_column("torkham_mode").count()),
        ("columns: contexts", "not coded", len(frame)),
    ]
    return view("as_plover", "One event or verbal act.", frame, MEANINGS, [*left_out, *out], CODES)


def _ends(tables: Tables, principals: bool, accused: bool) -> pl.DataFrame:
    """For each act who acts and on whom, joined."""
    found, _ = pairs(tables, principals=principals, accused=accused)
    named_pairs = found.with_columns(actor=named(tables, "source_id"), recipient=named(tables, "target_id"))
    return named_pairs.group_by(event_id="act").agg(
        actor_ids=joined(pl.col("source_id")),
        actors=joined(pl.col("actor")),
        recipient_ids=joined(pl.col("target_id")),
        recipients=joined(pl.col("recipient")),
    )
