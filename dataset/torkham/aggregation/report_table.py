"""Tables of reports as aggregation wants them: with the event, the voter and the day of the article."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.opened import tables_at

REPORT_TABLES = ("reports", "participants", "figures", "event_places")


def with_voters(reports: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The reports with `voter` (utterance, else source text: a copy votes with what it copies) and `article_day`."""
    utterances = tables["statements"].select("statement_id", "utterance_id")
    texts = tables["articles"].select(
        "article_id", text=pl.coalesce("same_text_as", "article_id"), article_day="published_earliest"
    )
    joined = reports.join(utterances, on="statement_id", how="left").join(texts, on="article_id", how="left")
    return joined.with_columns(voter=pl.coalesce("utterance_id", "text", "article_id")).drop("utterance_id", "text")


def report_table(table: str = "reports", *, release: Any = None) -> pl.DataFrame:
    """A table that says what each report says: `reports`, `participants`, `figures` or `event_places`.

    Every row has `event_id`, `article_id`, `voter` and `article_day` besides the table's own columns. What a row says
    on another statement's word than its report's is voted for by that statement's utterance.
    """
    if table not in REPORT_TABLES:
        raise UnknownNameError("table of reports", table, REPORT_TABLES)
    tables = tables_at(release)
    if table == "reports":
        return with_voters(tables["reports"], tables)
    whose = tables["reports"].select("report_id", "event_id", "article_id", of_report="statement_id")
    rows = tables[table].join(whose, on="report_id")
    own = rows.with_columns(statement_id=pl.coalesce("statement_id", "of_report"))
    voted = with_voters(own, tables).with_columns(rows.get_column("statement_id"))
    return voted.drop("of_report")
