"""The network of accusations."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, missed, small
from torkham.views.network import network
from torkham.views.parts import named

QUESTION = "Who accuses whom, and how often is it denied?"


def blame(*, release: Any = None) -> Answer:
    """One row an accuser and accused, as principals: accusations, and how many of them somebody denies."""
    tables = tables_at(release)
    edges = network("accusations", principals=True, release=tables).edges
    frame = edges.frame.select(
        accuser=named(tables, "source_id"), accused=named(tables, "target_id"), accusations="weight", denied="n_denied"
    ).sort("accusations", "accuser", "accused", descending=[True, False, False])
    total, denied = int(frame["accusations"].sum()), int(frame["denied"].sum())
    quiet = frame.filter(pl.col("denied") == 0)
    limits = (
        small(tables),
        f"{counted(total, 'accusation')}, of which {denied} are met by a denial that some article reports; "
        f"{counted(len(quiet), 'pair')} with none.",
        *missed(edges.left_out, ("accusations", "statements")),
    )
    return Answer(QUESTION, frame, limits)
