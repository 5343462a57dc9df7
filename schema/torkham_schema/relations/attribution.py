"""Who says that who says: chains, speakers, designations, and what a statement may do to an event."""

import polars as pl

from torkham_schema.relations.relation import Tables, broken, relation

NEEDED_ACTS = {
    "will_not_comment": ("no_comment",),
    "claims_responsibility": ("claim_responsibility", "confirm", "assert", "report", "justify"),
    "threatens": ("threaten", "warn"),
    "promises": ("promise", "agree", "announce", "propose", "assert"),
    "denies": ("deny", "assert", "report", "refuse", "evaluate"),
    "denies_responsibility": ("deny", "assert", "refuse"),
}
"""For some relations of a statement to an event, the speech acts that can do it."""


@relation("positions 0, 1, 2 and so on for every statement")
def chains_have_no_gaps(frames: Tables) -> pl.DataFrame:
    """A chain begins with the article and misses no link."""
    positions = frames["statement_chain"].group_by("statement_id").agg(last=pl.col("position").max(), links=pl.len())
    rows = frames["statements"].join(positions, on="statement_id", how="left")
    return broken("statements", rows.filter((pl.col("last") + 1 != pl.col("links")).fill_null(True)), "chain_depth")


@relation("at position 0 the outlet of the statement's article")
def position_0_speaks_for_the_outlet(frames: Tables) -> pl.DataFrame:
    """The article's own voice is its outlet's."""
    outlets = frames["statements"].join(frames["articles"], on="article_id").select("statement_id", "outlet_id")
    voices = frames["statement_chain"].filter(pl.col("position") == 0).join(outlets, on="statement_id")
    return broken("statement_chain", voices.filter(pl.col("actor_id").ne_missing(pl.col("outlet_id"))), "actor_id")


@relation("each actor once in a chain")
def nobody_speaks_twice_in_a_chain(frames: Tables) -> pl.DataFrame:
    """A chain has no cycle."""
    spoken = frames["statement_chain"].filter(pl.col("actor_id").is_not_null())
    return broken("statement_chain", spoken.filter(pl.struct("statement_id", "actor_id").is_duplicated()), "actor_id")


@relation("the utterance's speaker in the chain")
def an_utterance_is_its_speakers(frames: Tables) -> pl.DataFrame:
    """A statement that reports an utterance has its speaker in the chain, as actor or as whom it speaks for."""
    spoken = (
        frames["statements"].filter(pl.col("utterance_id").is_not_null()).join(frames["utterances"], on="utterance_id")
    )
    links = frames["statement_chain"].join(spoken, on="statement_id", how="semi")
    for named in ("actor_id", "on_behalf_of_id", "affiliation_id"):
        present = links.select("statement_id", speaker_id=named)
        spoken = spoken.join(present, on=["statement_id", "speaker_id"], how="anti")
    return broken("statements", spoken, "utterance_id")


@relation("a speech act that can do it")
def a_link_fits_the_speech_act(frames: Tables) -> pl.DataFrame:
    """What a statement does to an event is something that its speech act can do."""
    rows = frames["statement_events"].join(frames["statements"].select("statement_id", "speech_act"), on="statement_id")
    right = pl.lit(value=True)
    for name, acts in NEEDED_ACTS.items():
        right &= (pl.col("relation") != name) | pl.col("speech_act").is_in(acts)
    return broken("statement_events", rows.filter(~right), "relation", "speech_act")


@relation("a name of kind designation that belongs to the actor")
def a_designation_is_the_actors(frames: Tables) -> pl.DataFrame:
    """The label that was used for an actor is a designation of that actor."""
    labels = frames["actor_names"].filter(pl.col("kind") == "designation").select("actor_id", designation_id="name_id")
    found = []
    for table in ("participants", "statement_parties"):
        used = frames[table].filter(pl.col("designation_id").is_not_null())
        found.append(broken(table, used.join(labels, on=["actor_id", "designation_id"], how="anti"), "designation_id"))
    return pl.concat(found)


@relation("words of the date for every date that the text states")
def a_stated_date_has_its_words(frames: Tables) -> pl.DataFrame:
    """No event takes its date from the publication: the text's own expression is marked."""
    marked = frames["spans"].filter(pl.col("part") == "date").select(report_id="row_id").unique()
    stated = frames["reports"].filter(pl.col("date_basis").is_in(["stated_absolute", "stated_relative_resolved"]))
    return broken("reports", stated.join(marked, on="report_id", how="anti"), "date_edtf")
