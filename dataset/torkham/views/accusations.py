"""accusations: who accuses whom of what, and who denies it."""

from typing import Any

import polars as pl

from torkham.opened import tables_at
from torkham.principals import speakers, with_principal
from torkham.views.parts import Tables, joined, named
from torkham.views.view import View, view

MEANINGS = {
    "statement_id": "The statement that accuses.",
    "article_id": "Article that reports it.",
    "accuser_id": "Who accuses: the holder, or on whose account it goes; null for the article itself or nobody known.",
    "accuser": "Name of the accuser.",
    "accuser_principal_id": "Principal that the accuser counts as.",
    "accuser_kind": "What kind of source the holder is.",
    "accused_id": "Who is accused.",
    "accused": "Name of the accused.",
    "accused_principal_id": "Principal that the accused counts as.",
    "accused_as": "As the one to blame, or as the one behind.",
    "named": "The statement names the accused; false where it is implied.",
    "event_id": "Of what: the event or state of affairs.",
    "event_type": "Its type; null for a state of affairs.",
    "state_kind": "Its kind, for a state of affairs.",
    "gloss": "The content in our own words.",
    "said_edtf": "When it was said.",
    "author_commitment": "Whether the article adopts the content.",
    "n_denials": "Statements that deny this one, or the event, or responsibility for it.",
    "denied_by": "Who denies.",
    "denied_by_accused": "The accused, or somebody who counts as the same principal, denies.",
}
CODES = {
    "accuser_kind": "source_kind",
    "accused_as": "party_role",
    "event_type": "event_type",
    "state_kind": "state_kind",
    "author_commitment": "author_commitment",
}
ACCUSED = ("accused", "alleged_sponsor")
DENIES = ("denies", "denies_responsibility")


def accusations(*, release: Any = None) -> View:
    """One row an accusing statement, accused actor and event or state; null where it names no event.

    A denial is a statement related to the accusation by `denies` or `contradicts`, or one of somebody else that denies
    the same event or responsibility for it.
    """
    tables = tables_at(release)
    sources = spoken(tables)
    parties = tables["statement_parties"].filter(pl.col("role").is_in(ACCUSED))
    about = tables["statement_events"].filter(~pl.col("relation").is_in([*DENIES, "made_in"]))
    events = tables["events"].select("event_id", "event_type", "state_kind")
    found = (
        parties.select("statement_id", "named", accused_id="actor_id", accused_as="role")
        .join(sources, on="statement_id")
        .join(about.select("statement_id", "event_id").unique(), on="statement_id", how="left")
        .join(events, on="event_id", how="left")
    )
    rolled = with_principal(found, tables["actor_rollup"], "accused_id", "day", "accused_principal_id")
    denied = _denials(tables, rolled, sources)
    frame = (
        rolled.rename(
            {"source_id": "accuser_id", "principal_id": "accuser_principal_id", "holder_kind": "accuser_kind"}
        )
        .join(denied, on=["statement_id", "accused_id", "event_id"], how="left", nulls_equal=True)
        .with_columns(
            pl.col("n_denials").fill_null(0),
            pl.col("denied_by_accused").fill_null(value=False),
            accuser=named(tables, "accuser_id"),
            accused=named(tables, "accused_id"),
        )
        .sort("statement_id", "accused_id", "event_id")
    )
    accusing = tables["statements"].filter(pl.col("speech_act") == "accuse").get_column("statement_id")
    nobody = len(set(accusing) - set(frame.get_column("statement_id")))
    left_out = [("statements: accuse nobody", "blame is laid, and on no actor", nobody)]
    return view("accusations", "One accusation of one actor.", frame, MEANINGS, left_out, CODES)


def spoken(tables: Tables) -> pl.DataFrame:
    """The statements with their source, the principal it counts as, and the day."""
    statements = tables["statements"].join(speakers(tables), on="statement_id", how="left")
    sourced = statements.with_columns(
        source_id=pl.when(pl.col("chain_depth") > 0).then(pl.coalesce("holder_id", "speaker_id")), day="said_latest"
    )
    return with_principal(sourced, tables["actor_rollup"], "speaker_id", "day", "principal_id")


def _denials(tables: Tables, accusing: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """For each accusation the statements that deny it, and whether the accused is among those who do."""
    related = tables["statement_relations"].filter(pl.col("relation").is_in(["denies", "contradicts"]))
    keys = ["statement_id", "accused_id", "event_id"]
    accused = accusing.select(*keys, "accused_principal_id", accuser="principal_id")
    of_statement = accused.join(
        related.select(denial="statement_id", statement_id="to_statement_id"), on="statement_id"
    )
    denying = tables["statement_events"].filter(pl.col("relation").is_in(DENIES))
    of_event = accused.join(denying.select("event_id", denial="statement_id"), on="event_id")
    who = sources.select(denial="statement_id", denier="source_id", denier_principal="principal_id")
    found = pl.concat([of_statement, of_event.select(of_statement.columns)]).unique().join(who, on="denial")
    by_others = found.filter(
        pl.col("denial") != pl.col("statement_id"),
        (pl.col("denier_principal") != pl.col("accuser")).fill_null(True),
    ).with_columns(name=named(tables, "denier"))
    same = (pl.col("denier_principal") == pl.col("accused_principal_id")) | (pl.col("denier") == pl.col("accused_id"))
    return by_others.group_by(keys).agg(
        n_denials=pl.col("denial").n_unique().cast(pl.Int64),
        denied_by=joined(pl.col("name")),
        denied_by_accused=same.fill_null(False).any(),
    )
