"""Reports and what belongs to them."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, bounds_of, children, row_id, with_dates

OF_REPORT = ("article_id", "report_id")


def reports(frame: Frame) -> Frame:
    """One row a report, with its own lists still nested in it."""
    date = pl.col("date").struct
    rows = children(frame, "reports", "article_id").with_columns(
        report_id=row_id("rp"),
        statement_id=row_id("st", "statement"),
        date_edtf=date.field("edtf"),
        date_basis=date.field("basis"),
        year_basis=date.field("year_basis"),
        date_citation=date.field("citation"),
    )
    return with_dates(rows, "date_edtf", bounds_of("date"))


def participants(reports: Frame) -> Frame:
    """One row an actor in a role."""
    return children(reports, "participants", *OF_REPORT).with_columns(
        participant_id=row_id("pt"), statement_id=row_id("st", "statement")
    )


def figures(reports: Frame) -> Frame:
    """One row a number."""
    return children(reports, "figures", *OF_REPORT).with_columns(
        figure_id=row_id("fg"), statement_id=row_id("st", "statement"), subset_of=row_id("fg", "subset_of")
    )


def event_places(reports: Frame) -> Frame:
    """One row a place of a report."""
    return children(reports, "places", *OF_REPORT).with_columns(
        event_place_id=row_id("ep"), statement_id=row_id("st", "statement")
    )


def event_relations(frame: Frame) -> Frame:
    """One row a relation of two events."""
    return children(frame, "event_relations", "article_id").with_columns(
        event_relation_id=row_id("er"), statement_id=row_id("st", "statement")
    )
