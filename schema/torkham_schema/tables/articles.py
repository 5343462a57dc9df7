"""The articles table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import RECORDED, column, link, own_id
from torkham_schema.tables.base import Table


class Articles(Table):
    """One journalistic text in a document."""

    class Config(Table.Config):
        """Name of the table."""

        name = "articles"

    article_id: str = own_id("ar", "Permanent identifier of the article.")
    document_id: str = link("documents.document_id", "Document that holds it.", example="do-bd4k7m2x9qrt")
    ordinal: int = column("Place among the articles of the document, from 1.", example=1, at_least=1)
    annotation_set_id: str = link(
        "annotation_sets.annotation_set_id", "Who coded it, in which pass.", example="as-bd4k7m2x9qrt"
    )
    headline: str = column(
        "Headline, as printed.", example="Envoys meet in the capital", null=RECORDED, holds_names=True
    )
    byline: str = column("Author, as printed.", example="Staff Reporter", null="none is printed", holds_names=True)
    outlet_id: str = link(
        "actors.actor_id", "Media house that published it first.", example="ac-bd4k7m2x9qrt", null=RECORDED
    )
    republisher_id: str = link(
        "actors.actor_id",
        "Who republished it in this document.",
        example="ac-bd4k7m2x9qrt",
        null="nobody, or not known",
    )
    published_edtf: str = column(
        "When it was published, in the Extended Date/Time Format.",
        example="2024-05-28",
        null=RECORDED,
        convention="EDTF (ISO 8601-2)",
    )
    published_earliest: pl.Date = column(
        "Earliest day of publication.", example="2024-05-28", null="unknown or open", derived=True
    )
    published_latest: pl.Date = column(
        "Latest day of publication.", example="2024-05-28", null="unknown or open", derived=True
    )
    published_precision: str = column(
        "How finely it is dated.", codes="date_precision", example="day", null="not dated", derived=True
    )
    published_basis: str = column(
        "How the date is known.", codes="published_basis", example="printed", null="not dated"
    )
    published_citation: str = column(
        "Source of a date from outside the page.",
        example="https://example.org/report",
        null="the date is from the page",
        holds_names=True,
    )
    published_conflict: bool = column("The page contradicts itself on the date.", example=False)
    genre: str = column(
        "What kind of text it is.", codes="genre", example="editorial", convention="PolNeAR genres, extended"
    )
    language: str = column("Language, ISO 639-1.", example="en", pattern="^[a-z]{2}", convention="ISO 639-1")
    text_quality: str = column(
        "How near the text is to what was first published.", codes="text_quality", example="original"
    )
    same_text_as: str = link(
        "articles.article_id",
        "Article whose text this one copies: both count as one source.",
        example="ar-bd4k7m2x9qrt",
        null="a text of its own",
    )

    a_date_has_a_basis = rules.a_date_has_a_basis("published")
    an_outside_date_is_cited = rules.an_outside_date_is_cited("published")
    a_window_is_ordered = rules.a_window_is_ordered("published")
