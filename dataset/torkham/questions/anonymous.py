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
SECURITY_WORDS = r"(?i)\b(security|military|army|intelligence|police)\b"
"""What articles call such sources: the registry has the call of an unnamed source as its name."""


def anonymous(*, release: Any = None) -> Answer:
    """One row an article: its reports of events, those on an unnamed source's word, on a security source's, and shares.

    A report rests on it if the holder of its statement is not named. It is a security source if it is, belongs to or
    speaks for an actor of the military, police, intelligence or paramilitary, or the article calls it one.
    """
    tables = tables_at(release)
    holders = _unnamed(tables)
    on_unnamed, on_security = (
        pl.col("statement_id").is_in(found.get_column("statement_id").implode()).fill_null(False)
        for found in (holders, holders.filter("security"))
    )
    outlets = tables["actors"].select(outlet_id="actor_id", outlet="name")
    articles = (
        tables["articles"].select("article_id", "headline", "outlet_id").join(outlets, on="outlet_id", how="left")
    )
    occurrences = tables["reports"].filter(pl.col("event_class") != "state_of_affairs")
    frame = (
        occurrences.group_by("article_id")
        .agg(
            reports=pl.len().cast(pl.Int64),
            on_unnamed=on_unnamed.sum().cast(pl.Int64),
            on_unnamed_security=on_security.sum().cast(pl.Int64),
            share_unnamed=on_unnamed.mean(),
            share_unnamed_security=on_security.mean(),
        )
        .join(articles, on="article_id")
        .select("outlet", "article_id", "headline", pl.col("^(reports|on_.*|share_.*)$"))
        .sort("share_unnamed_security", "share_unnamed", "article_id", descending=[True, True, False])
    )
    total, those = int(frame["reports"].sum()), int(frame["on_unnamed_security"].sum())
    states = len(tables["reports"]) - len(occurrences)
    limits = (
        small(tables),
        f"{those} of {counted(total, 'report')} in all. {counted(states, 'report')} of states of affairs left out.",
        "A report stands here on the statement that it names; what an article takes over in its own voice is its own.",
    )
    return Answer(QUESTION, frame, limits)


def _unnamed(tables: Tables) -> pl.DataFrame:
    """The statements whose holder is not named, and whether it is a security source."""
    actors = tables["actors"]
    by_trade = pl.col("sector").is_in(SECURITY_SECTORS) | pl.col("kind").is_in(SECURITY_KINDS)
    by_call = (pl.col("kind") == "unnamed_source") & pl.col("name").str.contains(SECURITY_WORDS)
    forces = actors.filter(by_trade.fill_null(False) | by_call).get_column("actor_id").implode()
    security = [
        pl.col(name).is_in(forces).fill_null(False) for name in ("actor_id", "affiliation_id", "on_behalf_of_id")
    ]
    holders = tables["statement_chain"].sort("position").unique("statement_id", keep="last", maintain_order=True)
    unnamed = holders.filter(pl.col("source_kind").is_in(UNNAMED))
    return unnamed.select("statement_id", security=pl.any_horizontal(security))
