"""The reports table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import RECORDED, column, link, own_id, rule
from torkham_schema.tables.base import Table


class Reports(Table):
    """One event in one article: the codes as that article has them, and on whose word."""

    class Config(Table.Config):
        """Name of the table."""

        name = "reports"

    report_id: str = own_id("rp", "Permanent identifier of the report.", of_article=True)
    event_id: str = link("events.event_id", "Event that is reported.", example="ev-bd4k7m2x9qrt")
    article_id: str = link("articles.article_id", "Article that reports it.", example="ar-bd4k7m2x9qrt")
    event_class: str = column("Occurrence, composite or state of affairs.", codes="event_class", example="occurrence")
    event_type: str = column(
        "What kind of act it is. One-sided verbal acts are statements and never event types.",
        codes="event_type",
        example="CONSULT",
        null="a state of affairs has no type",
        convention="PLOVER 2.0 manual",
        crosswalk="CAMEO root codes; ACLED event types; UCDP types of violence",
    )
    event_mode: str = column(
        "How it was done, within the type.",
        codes="event_mode",
        example="visit",
        null="no mode fits, or none is stated",
        convention="PLOVER 2.0 modes; `tk:` marks our extensions",
        crosswalk="CAMEO; ACLED sub-event types",
    )
    state_kind: str = column(
        "Which kind of state of affairs it is.",
        codes="state_kind",
        example="tk:sanctuary",
        null="it is not a state of affairs",
    )
    realis: str = column(
        "Whether the article presents it as real.",
        codes="realis",
        example="occurred",
        convention="ERE and RED realis; PLOVER auxiliary modes",
    )
    aggregation: str = column("One incident, or several told as one.", codes="aggregation", example="single")
    stance: str = column(
        "The article's own stance to it.",
        codes="report_stance",
        example="reports_only",
        convention="FactBank, relative to the author",
    )
    position: str = column("Where in the article it stands.", codes="report_position", example="body")
    statement_id: str = link(
        "statements.statement_id",
        "Statement on whose word the report stands.",
        example="st-bd4k7m2x9qrt-1",
        null="it stands on the article's own word",
    )
    loaded_wording: bool = column("The words take sides (martyred, neutralised, unprovoked).", example=False)
    date_edtf: str = column(
        "When, in the Extended Date/Time Format; the date of publication only where the text's own words tie the two.",
        example="2024-03",
        null=RECORDED,
        convention="EDTF (ISO 8601-2), the part that `torkham_schema.edtf` reads",
    )
    date_start_earliest: pl.Date = column(
        "Earliest day on which it can have begun.",
        example="2024-03-01",
        null="unknown or open",
        derived=True,
        crosswalk="UCDP GED date_start",
    )
    date_start_latest: pl.Date = column(
        "Latest day on which it can have begun.", example="2024-03-31", null="unknown or open", derived=True
    )
    date_end_earliest: pl.Date = column(
        "Earliest day on which it can have ended.", example="2024-03-01", null="unknown or open", derived=True
    )
    date_end_latest: pl.Date = column(
        "Latest day on which it can have ended.",
        example="2024-03-31",
        null="unknown or open",
        derived=True,
        crosswalk="UCDP GED date_end",
    )
    date_precision: str = column(
        "How finely it is dated: the wider of the two windows of start and end.",
        codes="date_precision",
        example="month",
        null="not dated",
        derived=True,
        convention="UCDP GED date_prec",
        crosswalk="UCDP date_prec; ACLED time_precision",
    )
    date_basis: str = column(
        "How the date is known.", codes="date_basis", example="stated_relative_resolved", null="not dated"
    )
    year_basis: str = column("How the year is known.", codes="year_basis", example="article_date", null="not dated")
    date_conflict: bool = column("The text contradicts itself on the date.", example=False)
    date_citation: str = column(
        "Source of a date or year from outside the article.",
        example="https://example.org/report",
        null="the date is from the article",
        holds_names=True,
    )
    gloss: str = column(
        "What is reported, in our own words, with neutral names. Not a quotation.",
        example="Officials of both sides met in the capital.",
        null="no gloss was written",
    )
    confidence: str = column("How sure the coder is.", codes="confidence", example="high", null="not given")

    only_states_have_a_kind_and_no_type = rules.only_states_have_a_kind_and_no_type()
    a_mode_belongs_to_its_type = rules.a_mode_belongs_to_its_type("event_type", "event_mode", "event_mode")
    a_date_has_a_basis = rules.a_date_has_a_basis("date")
    an_outside_date_is_cited = rules.an_outside_date_is_cited("date")
    dates_are_ordered = rules.dates_are_ordered("date")
    an_attributed_report_has_its_statement = rule(
        "an_attributed_report_has_its_statement",
        (pl.col("stance") != "reports_only") | pl.col("statement_id").is_not_null(),
        columns="stance statement_id",
        allowed="a report that only passes on somebody's word names the statement",
    )
    a_verbal_act_is_no_event = rule(
        "a_verbal_act_is_no_event",
        ~pl.col("event_type").is_in(["ACCUSE", "REQUEST", "REJECT", "THREATEN"]),
        columns="event_type",
        allowed="no one-sided verbal act: it is a statement",
    )
