"""Monthly cooperation and conflict by dyad."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, missed, small
from torkham.views.dyads import dyads

QUESTION = "How much do the parties cooperate and fight, by month?"
CLASSES = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


def cooperation(*, release: Any = None) -> Answer:
    """One row a month and directed dyad of principals: acts by quad class, and the mean score of all of them."""
    tables = tables_at(release)
    view = dyads("month", principals=True, release=tables)
    of_class = pl.col("quad_class")
    frame = (
        view.frame.group_by("period", "source", "target")
        .agg(
            *(pl.col("n").filter(of_class == number).sum().alias(name) for number, name in CLASSES.items()),
            score_mean=pl.col("score_sum").sum() / pl.col("n").sum(),
        )
        .sort("period", "source", "target")
    )
    months = frame.get_column("period").n_unique()
    acts = int(view.frame["n"].sum())
    limits = (
        small(tables),
        f"{counted(acts, 'dated act')} in {counted(months, 'month')}: too few for a series, and months without a row "
        "are months without an article, not without an act.",
        *missed(view.left_out, ("pairs: not dated", "pairs: dated", "participants", "verbal acts")),
    )
    return Answer(QUESTION, frame, limits)
