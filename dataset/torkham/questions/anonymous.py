"""How much rests on anonymous security sources, by article."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.questions.answer import Answer, counted, small
from torkham.views.parts import Tables

QUESTION = "What share of an article's events rests on anonymous security sources?"
UNNAMED = ("unnamed_person", "unnamed_group")
SECURITY_SECTORS = ("MIL", "COP", "SPY", "PRM")
SECURITY_KINDS = ("military", "intelligence", "police")


def anonymous(*, release: Any = None) -> Answer:
    """One row an article: its reports of events, those on an anonymous security source's word, and their share.

    A report rests on it if the holder of its statement is not named, and is or belongs to or speaks for an actor of
    the military, police, intelligence or paramilitary.
    """
    tables = tables_at(release)
    on_them = pl.col("statement_id").is_in(_statements(tables).implode()).fill_null(False)
    outlets = tables["actors"].select(outlet_id="actor_id", outlet="name")
    articles = (
        tables["articles"].select("article_id", "headline", "outlet_id").join(outlets, on="outlet_id", how="left")
    )
    occurrences = tables["reports"].filter(pl.col("event_class") != "state_of_affairs")
    frame = (
        occurrences.group_by("article_id")
        .agg(
            reports=pl.len().cast(pl.Int64),
            on_anonymous_security_sources=on_them.sum().cast(pl.Int64),
            share=on_them.mean(),
        )
        .join(articles, on="article_id")
        .select("article_id", "outlet", "headline", "reports", "on_anonymous_security_sources", "share")
        .sort("share", "article_id", descending=[True, False])
    )
    total, those = int(frame["reports"].sum()), int(frame["on_anonymous_security_sources"].sum())
    states = len(tables["reports"]) - len(occurrences)
    limits = (
        small(tables),
        f"{those} of {counted(total, 'report')} in all. {counted(states, 'report')} of states of affairs left out.",
        "Unnamed sources that an article gives no affiliation are not counted: who they are is not known.",
    )
    return Answer(QUESTION, frame, limits)


def _statements(tables: Tables) -> pl.Series:
    """The statements whose holder is an anonymous security source."""
    actors = tables["actors"]
    forces = actors.filter(pl.col("sector").is_in(SECURITY_SECTORS) | pl.col("kind").is_in(SECURITY_KINDS))
    of_force = [
        pl.col(name).is_in(forces.get_column("actor_id").implode()).fill_null(False)
        for name in ("actor_id", "affiliation_id", "on_behalf_of_id")
    ]
    holders = tables["statement_chain"].sort("position").unique("statement_id", keep="last", maintain_order=True)
    found = holders.filter(pl.col("source_kind").is_in(UNNAMED), pl.any_horizontal(of_force))
    return found.get_column("statement_id")
