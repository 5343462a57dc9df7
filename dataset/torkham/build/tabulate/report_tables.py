"""Reports and what belongs to them."""

from torkham.build.tabulate.flatten import Frame, bounds_of, children, row_id, with_dates
from torkham.build.tabulate.levels import Levels

OF_REPORT = ("article_id", "report_id")
DATE = {
    "date.edtf": "date_edtf",
    "date.basis": "date_basis",
    "date.year_basis": "year_basis",
    "date.citation": "date_citation",
}


def reports(levels: Levels, articles: Frame) -> Frame:
    """One row a report."""
    rows = children(levels, "reports", articles, "article_id").rename(DATE)
    named = rows.with_columns(report_id=row_id("rp"), statement_id=row_id("st", "statement"))
    return with_dates(named, "date_edtf", bounds_of("date"))


def participants(levels: Levels, reports: Frame) -> Frame:
    """One row an actor in a role."""
    rows = children(levels, "reports.participants", reports, *OF_REPORT)
    return rows.with_columns(participant_id=row_id("pt"), statement_id=row_id("st", "statement"))


def figures(levels: Levels, reports: Frame) -> Frame:
    """One row a number."""
    return children(levels, "reports.figures", reports, *OF_REPORT).with_columns(
        figure_id=row_id("fg"), statement_id=row_id("st", "statement"), subset_of=row_id("fg", "subset_of")
    )


def event_places(levels: Levels, reports: Frame) -> Frame:
    """One row a place of a report."""
    rows = children(levels, "reports.places", reports, *OF_REPORT)
    return rows.with_columns(event_place_id=row_id("ep"), statement_id=row_id("st", "statement"))


def event_relations(levels: Levels, articles: Frame) -> Frame:
    """One row a relation of two events."""
    rows = children(levels, "event_relations", articles, "article_id")
    return rows.with_columns(event_relation_id=row_id("er"), statement_id=row_id("st", "statement"))
