"""The figures table."""

import polars as pl

from torkham_schema.column import column, link, own_id, rule
from torkham_schema.tables.base import Table


class Figures(Table):
    """One number that an article gives about an event, and on whose word."""

    class Config(Table.Config):
        """Name of the table."""

        name = "figures"

    figure_id: str = own_id("fg", "Permanent identifier of the row.", of_article=True)
    report_id: str = link("reports.report_id", "Report it belongs to.", example="rp-bd4k7m2x9qrt-1")
    measure: str = column(
        "What is counted or measured.", codes="measure", example="killed", crosswalk="UCDP deaths; GTD nkill, nwound"
    )
    of_actor_id: str = link(
        "actors.actor_id",
        "Whose people or things they are.",
        example="ac-bd4k7m2x9qrt",
        null="not stated, or of several",
    )
    side: str = column("Side of the event they belong to.", codes="side", example="B", null="not stated, or of several")
    category: str = column("What persons they are.", codes="person_category", example="child", null="not persons")
    minimum: float = column("Least value.", example=54, null="open: the text sets no lower bound", at_least=0)
    maximum: float = column("Greatest value.", example=54, null="open: the text sets no upper bound", at_least=0)
    approximator: str = column(
        "How the text qualifies the number.",
        codes="approximator",
        example="exact",
        crosswalk="ACLED turns tens into 10, dozens into 12, hundreds into 100",
    )
    subset_of: str = link(
        "figures.figure_id",
        "Figure of which this one is a part.",
        example="fg-bd4k7m2x9qrt-1",
        null="not a part of another",
    )
    partition: str = column(
        "Label shared by figures that divide a whole between them. Only these may be summed.",
        example="by-nationality",
        null="must not be summed with others",
    )
    loaded_wording: bool = column("The words take sides (martyred, neutralised, eliminated).", example=False)
    statement_id: str = link(
        "statements.statement_id",
        "Statement on whose word it stands.",
        example="st-bd4k7m2x9qrt-1",
        null="the article's own word",
    )

    figures_are_ordered = rule(
        "figures_are_ordered",
        pl.col("minimum") <= pl.col("maximum"),
        columns="minimum maximum",
        allowed="a minimum not above the maximum",
    )
    a_figure_has_a_bound = rule(
        "a_figure_has_a_bound",
        pl.col("minimum").is_not_null()
        | pl.col("maximum").is_not_null()
        | pl.col("approximator").is_in(["several", "many"]),
        columns="minimum maximum approximator",
        allowed="at least one bound, unless the text has only several or many",
    )
    zero_only_where_stated = rule(
        "zero_only_where_stated",
        (pl.col("approximator") == "none") == (pl.col("maximum") == 0).fill_null(False),
        columns="maximum approximator",
        allowed="a maximum of 0 with the approximator none, and only with it",
    )
    open_bounds_are_open = rule(
        "open_bounds_are_open",
        (
            ~pl.col("approximator").is_in(["at_least", "more_than", "tens", "dozens", "hundreds", "thousands"])
            | pl.col("maximum").is_null()
        )
        & (~pl.col("approximator").is_in(["at_most"]) | pl.col("minimum").is_null())
        & ((pl.col("approximator") != "exact") | (pl.col("minimum").eq_missing(pl.col("maximum")))),
        columns="approximator minimum maximum",
        allowed="no maximum after at least, more than, tens to thousands; no minimum after at most; equal if exact",
    )
