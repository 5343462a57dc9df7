"""Tabulate: annotated articles to rows of the coded tables.

A pure function of a batch: `tabulate(a + b)` is `tabulate(a)` and `tabulate(b)` together, in whatever order.
"""

from collections.abc import Sequence

import polars as pl

from torkham.build.tabulate import article_tables, report_tables, spans, statement_tables
from torkham.build.tabulate.flatten import sheet
from torkham_schema import annotation
from torkham_schema.dictionary import tables

Tables = dict[str, pl.DataFrame]


def tabulate(articles: Sequence[annotation.Article]) -> Tables:
    """The rows of every table that is coded in articles; those of an article together, in their published order."""
    root = article_tables.articles(sheet(annotation.Article, articles))
    reports = report_tables.reports(root)
    statements = statement_tables.statements(root)
    coded = statement_tables.coded_chain(statements)
    resting = {
        "articles": root,
        "reports": reports,
        "participants": report_tables.participants(reports),
        "figures": report_tables.figures(reports),
        "event_places": report_tables.event_places(reports),
        "statements": statements,
        "statement_chain": coded,
        "statement_parties": statement_tables.statement_parties(statements),
        "statement_events": statement_tables.statement_events(statements),
        "statement_relations": statement_tables.statement_relations(statements),
        "event_relations": report_tables.event_relations(root),
    }
    chain = statement_tables.statement_chain(statements, coded)
    segments = article_tables.segments(root)
    rows = {
        **{name: found.frame for name, found in resting.items()},
        "statements": statement_tables.with_holders(statements.frame, chain),
        "statement_chain": chain,
        "missing": article_tables.missing(root),
        "spans": spans.with_segments(spans.spans(root, resting), segments),
        "segments": segments,
    }
    return {name: as_declared(name, frame) for name, frame in rows.items()}


def as_declared(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the table's columns, of their types; columns it lacks are null."""
    schema = tables()[name].schema
    return frame.select(
        (pl.col(column) if column in frame.columns else pl.lit(None)).cast(dtype).alias(column)
        for column, dtype in schema.items()
    )
