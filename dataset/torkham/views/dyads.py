"""dyads: what actors do to each other, by period."""

from typing import Any, Literal

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.opened import tables_at
from torkham.views.pairs import pairs
from torkham.views.parts import named
from torkham.views.view import View, view

Freq = Literal["day", "week", "month", "quarter", "year"]
FREQUENCIES: dict[str, str] = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}

MEANINGS = {
    "period": "First day of the period.",
    "source_id": "Who acts.",
    "source": "Name of the source.",
    "target_id": "On whom.",
    "target": "Name of the target.",
    "quad_class": "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.",
    "n": "Acts: events and verbal acts.",
    "n_events": "Events.",
    "n_verbal": "Verbal acts.",
    "score_sum": "Sum of the conflict-cooperation scores of the types.",
    "score_mean": "Mean of the conflict-cooperation scores of the types.",
}


def dyads(freq: Freq = "month", *, principals: bool = False, accused: bool = False, release: Any = None) -> View:
    """One row a period, source, target and quad class: how many acts, and their PLOVER scores.

    Countable events and verbal acts. `principals=True` rolls actors up to those they count as; `accused=True` takes
    in roles that stand on an accusation. An act dated more coarsely than the period is left out and counted there.
    """
    if freq not in FREQUENCIES:
        raise UnknownNameError("frequency", freq, FREQUENCIES)
    tables = tables_at(release)
    found, left_out = pairs(tables, principals=principals, accused=accused)
    step = FREQUENCIES[freq]
    start, end = pl.col("earliest").dt.truncate(step), pl.col("latest").dt.truncate(step)
    undated = pl.col("earliest").is_null() | pl.col("latest").is_null()
    within = found.filter(~undated, start == end).with_columns(period=start)
    out = [
        ("pairs: not dated", "unknown or open", len(found.filter(undated))),
        (
            f"pairs: dated more coarsely than a {freq}",
            "it may belong to several",
            len(found.filter(~undated, start != end)),
        ),
    ]
    frame = (
        within.group_by("period", "source_id", "target_id", "quad_class")
        .agg(
            n=pl.len().cast(pl.Int64),
            n_events=(~pl.col("verbal")).sum().cast(pl.Int64),
            n_verbal=pl.col("verbal").sum().cast(pl.Int64),
            score_sum=pl.col("conflict_score").sum(),
            score_mean=pl.col("conflict_score").mean(),
        )
        .with_columns(source=named(tables, "source_id"), target=named(tables, "target_id"))
        .sort("period", "source_id", "target_id", "quad_class")
    )
    description = f"One {freq}, source, target and quad class."
    return view(f"dyads_{freq}", description, frame, MEANINGS, [*left_out, *out])
