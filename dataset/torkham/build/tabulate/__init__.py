"""Tabulate: annotated articles to rows of the coded tables.

A pure function of a batch: `tabulate(a + b)` is `tabulate(a)` and `tabulate(b)` together, in whatever order.
"""

import polars as pl

from torkham.build.tabulate import article_tables, report_tables, spans, statement_tables
from torkham_schema.dictionary import tables

Tables = dict[str, pl.DataFrame]


def tabulate(articles: pl.DataFrame) -> Tables:
    """The rows of every table that is coded in articles, from one nested row an article (`Batch.articles`)."""
    reports = report_tables.reports(articles)
    statements = statement_tables.statements(articles)
    chain = statement_tables.statement_chain(statements)
    rows = {
        "articles": article_tables.articles(articles),
        "reports": reports,
        "participants": report_tables.participants(reports),
        "figures": report_tables.figures(reports),
        "event_places": report_tables.event_places(reports),
        "statements": statement_tables.with_holders(statements, chain),
        "statement_chain": chain,
        "statement_parties": statement_tables.statement_parties(statements),
        "statement_events": statement_tables.statement_events(statements),
        "statement_relations": statement_tables.statement_relations(statements),
        "event_relations": report_tables.event_relations(articles),
        "missing": article_tables.missing(articles),
    }
    segments = article_tables.segments(articles)
    rows["spans"] = spans.with_segments(spans.spans(articles, rows), segments)
    rows["segments"] = segments
    return {name: as_declared(name, frame) for name, frame in rows.items()}


def as_declared(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the table's columns, of their types; columns it lacks are null."""
    schema = tables()[name].schema
    return frame.select(
        (pl.col(column) if column in frame.columns else pl.lit(None)).cast(dtype).alias(column)
        for column, dtype in schema.items()
    )
