"""Reports and what belongs to them."""

from torkham.build.tabulate.flatten import Sheet, bounds_of, children, inner, row_id, with_dates
from torkham_schema import annotation

OF_REPORT = ("article_id", "report_id")


def reports(of: Sheet) -> Sheet:
    """One row a report."""
    rows = children(of, "reports", annotation.Report, "article_id")
    date = inner(
        rows,
        "date",
        annotation.When,
        date_edtf="edtf",
        date_basis="basis",
        year_basis="year_basis",
        date_citation="citation",
    )
    frame = rows.frame.hstack(date).with_columns(report_id=row_id("rp"), statement_id=row_id("st", "statement"))
    return Sheet(rows.items, with_dates(frame, "date_edtf", bounds_of("date")))


def participants(reports: Sheet) -> Sheet:
    """One row an actor in a role."""
    return children(reports, "participants", annotation.Participant, *OF_REPORT).adding(
        participant_id=row_id("pt"), statement_id=row_id("st", "statement")
    )


def figures(reports: Sheet) -> Sheet:
    """One row a number."""
    return children(reports, "figures", annotation.Figure, *OF_REPORT).adding(
        figure_id=row_id("fg"), statement_id=row_id("st", "statement"), subset_of=row_id("fg", "subset_of")
    )


def event_places(reports: Sheet) -> Sheet:
    """One row a place of a report."""
    return children(reports, "places", annotation.EventPlace, *OF_REPORT).adding(
        event_place_id=row_id("ep"), statement_id=row_id("st", "statement")
    )


def event_relations(of: Sheet) -> Sheet:
    """One row a relation of two events."""
    return children(of, "event_relations", annotation.EventRelation, "article_id").adding(
        event_relation_id=row_id("er"), statement_id=row_id("st", "statement")
    )
