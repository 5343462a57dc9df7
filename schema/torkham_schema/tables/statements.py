"""The statements table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import RECORDED, column, link, own_id, rule
from torkham_schema.tables.base import Table


class Statements(Table):
    """One attribution of some content to a source by an article: direct, indirect, mixed, narrated, or silence."""

    class Config(Table.Config):
        """Name of the table."""

        name = "statements"

    statement_id: str = own_id("st", "Permanent identifier of the statement.", of_article=True)
    article_id: str = link("articles.article_id", "Article that makes the attribution.", example="ar-bd4k7m2x9qrt")
    utterance_id: str = link(
        "utterances.utterance_id",
        "The act of saying that it reports: one speaker on one occasion.",
        example="ut-bd4k7m2x9qrt",
        null="sources or occasions cannot be told apart",
    )
    rendering: str = column(
        "How the words are given. In a paraphrased or back-translated article `direct` is not verbatim.",
        codes="rendering",
        example="indirect",
        convention="PARC 3.0, PolNeAR",
    )
    speech_act: str = column(
        "What is done by saying it.",
        codes="speech_act",
        example="warn",
        convention="Searle's classes",
        crosswalk="PLOVER verbal types; CAMEO roots",
    )
    act_type: str = column(
        "PLOVER type of the verbal act, from the speech act.",
        codes="event_type",
        example="REQUEST",
        null="the act is none of PLOVER's",
        derived=True,
        convention="PLOVER 2.0 manual",
    )
    act_mode: str = column(
        "PLOVER mode of the verbal act: what is asked, refused or threatened.",
        codes="act_mode",
        example="yield",
        null="the act has no type, or no mode fits",
        convention="PLOVER 2.0 modes; `tk:` marks our extensions",
    )
    content_type: str = column("What kind of thing is said.", codes="content_type", example="responsibility")
    polarity: str = column(
        "Whether the content is put as being so or as not being so.", codes="polarity", example="positive"
    )
    author_commitment: str = column(
        "Whether the article adopts the content, leaves it to the source, or keeps its distance.",
        codes="author_commitment",
        example="neutral",
        convention="FactBank, relative to the author",
    )
    conditionality: str = column("Whether it holds under a condition.", codes="conditionality", example="none")
    content_time: str = column(
        "Time of what is spoken of, relative to the speaking.", codes="content_time", example="past"
    )
    said_edtf: str = column(
        "When it was said, in the Extended Date/Time Format.",
        example="2024-05-26",
        null=RECORDED,
        convention="EDTF (ISO 8601-2)",
    )
    said_earliest: pl.Date = column(
        "Earliest day of the saying.", example="2024-05-26", null="unknown or open", derived=True
    )
    said_latest: pl.Date = column(
        "Latest day of the saying.", example="2024-05-26", null="unknown or open", derived=True
    )
    said_precision: str = column(
        "How finely the saying is dated.", codes="date_precision", example="day", null="not dated", derived=True
    )
    said_basis: str = column(
        "How the date of the saying is known.", codes="date_basis", example="stated_relative_resolved", null="not dated"
    )
    said_citation: str = column(
        "Source of a date from outside the article.",
        example="https://example.org/report",
        null="the date is from the article",
        holds_names=True,
    )
    medium: str = column("By what medium it was said.", codes="medium", example="press_conference")
    venue_id: str = link("places.place_id", "Where it was said.", example="pl-bd4k7m2x9qrt", null="not stated")
    gloss: str = column(
        "The content in our own words, with neutral names. Not a quotation.",
        example="The group carried out the attack.",
        null="no gloss was written",
    )
    proximate_source_id: str = link(
        "actors.actor_id",
        "Whom the article attributes it to: position 1 of the chain, or position 0 where the article itself speaks.",
        example="ac-bd4k7m2x9qrt",
        null="the source is not an actor",
        derived=True,
    )
    holder_id: str = link(
        "actors.actor_id",
        "Whose content it is in the end: the last link of the chain.",
        example="ac-bd4k7m2x9qrt",
        null="the holder is not an actor",
        derived=True,
    )
    holder_kind: str = column(
        "What kind of source the holder is.", codes="source_kind", example="named_person", derived=True
    )
    chain_depth: int = column(
        "Links after the article's own voice; 0 where the article itself speaks.", example=1, derived=True, at_least=0
    )
    confidence: str = column("How sure the coder is.", codes="confidence", example="high", null="not given")

    a_mode_belongs_to_its_type = rules.a_mode_belongs_to_its_type("act_type", "act_mode", "act_mode")
    a_date_has_a_basis = rules.a_date_has_a_basis("said")
    an_outside_date_is_cited = rules.an_outside_date_is_cited("said")
    a_window_is_ordered = rules.a_window_is_ordered("said")
    silence_says_nothing = rule(
        "silence_says_nothing",
        (pl.col("rendering") == "silence") == (pl.col("speech_act") == "no_comment"),
        columns="rendering speech_act",
        allowed="rendering silence with the speech act no_comment, and only with it",
    )
