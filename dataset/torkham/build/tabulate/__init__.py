"""Tabulate: annotated articles to rows of the coded tables.

A pure function of articles, in two steps, so that articles need not be in memory together: `levels` takes from some
articles all that is in them as columns, `tabulate` makes rows of the levels of all. `tabulate` of the levels of
articles together is the same as of them one by one, in whatever order.
"""

import polars as pl

from torkham.build.order import in_order
from torkham.build.tabulate import article_tables, flatten, report_tables, statement_tables
from torkham.build.tabulate import spans as evidence
from torkham.build.tabulate.levels import Levels, levels, together
from torkham_schema.dictionary import tables

__all__ = ["Levels", "Tables", "as_declared", "levels", "tabulate", "together"]

Tables = dict[str, pl.DataFrame]
BY_NUMBER = (flatten.PLACE, "n")


def tabulate(found: Levels) -> Tables:
    """The rows of every table that is coded in articles, in their published order."""
    articles = article_tables.articles(flatten.root(found))
    reports = report_tables.reports(found, articles)
    statements = statement_tables.statements(found, articles)
    coded = statement_tables.coded_chain(found, statements)
    rows = {
        "articles": articles,
        "reports": reports,
        "participants": report_tables.participants(found, reports),
        "figures": report_tables.figures(found, reports),
        "event_places": report_tables.event_places(found, reports),
        "statements": statements,
        "statement_chain": coded,
        "statement_parties": statement_tables.statement_parties(found, statements),
        "statement_events": statement_tables.statement_events(found, statements),
        "statement_relations": statement_tables.statement_relations(found, statements),
        "event_relations": report_tables.event_relations(found, articles),
    }
    segments = article_tables.segments(found, articles)
    chain = statement_tables.statement_chain(statements, coded)
    spans = evidence.with_segments(evidence.spans(found, rows), segments)
    rows |= {"statements": statement_tables.with_holders(statements, chain), "segments": segments}
    rows |= {name: flatten.in_sequence(frame, BY_NUMBER) for name, frame in rows.items() if "n" in frame.columns}
    rows |= {
        "articles": articles.sort(flatten.PLACE),
        "statement_chain": chain,
        "spans": spans,
        "missing": in_order("missing", article_tables.missing(found, articles)),
    }
    return {name: as_declared(name, frame) for name, frame in rows.items()}


def as_declared(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with exactly the table's columns, of their types; columns it lacks are null."""
    schema = tables()[name].schema
    return frame.select(
        (pl.col(column) if column in frame.columns else pl.lit(None)).cast(dtype).alias(column)
        for column, dtype in schema.items()
    )
