"""The worked disagreement: reports of one event side by side, how they vote, and what each named rule makes of them.

Which events are shown is a rule, so that another corpus shows its own: of those of which the named rules make
different events, the one with most reports; and of those whose reports disagree on realis, the one with most.
"""

from collections.abc import Mapping

import polars as pl

from torkham.aggregation.aggregate import aggregate
from torkham.aggregation.disagreement import sensitivity
from torkham.aggregation.report_table import with_voters
from torkham.aggregation.rule import NAMED, WHEN
from torkham.pages.markdown import table
from torkham.pages.naming import names, said

Tables = Mapping[str, pl.DataFrame]
NOTHING = "No event of this corpus shows it."
SHOWN = ("label", "event_class", "event_type", "event_mode", "realis", "date_edtf", "date_precision", "place_id")


def blocks(tables: Tables) -> dict[str, str]:
    """The generated blocks of the page on reports and events."""
    reports = with_voters(tables["reports"], tables)
    chosen, torn = most_reports(reports, _differing(reports)), most_reports(reports, _torn(tables))
    if chosen is None or torn is None:
        return dict.fromkeys(("reports_of_it", "votes", "event_of_it", "by_rule", "torn"), NOTHING)
    here = reports.filter(pl.col("event_id") == chosen).sort("article_day", "report_id", nulls_last=True)
    return {
        "reports_of_it": _side_by_side(here, tables),
        "votes": _votes(here),
        "event_of_it": _event(chosen, tables),
        "by_rule": _by_rule(here),
        "torn": _undecided(reports.filter(pl.col("event_id") == torn).sort("report_id"), tables),
    }


def most_reports(reports: pl.DataFrame, events: pl.Series) -> str | None:
    """Of some events the one that most reports tell; of equals the first identifier. None of none."""
    counted = reports.filter(pl.col("event_id").is_in(events.implode())).group_by("event_id").len()
    found = counted.sort("len", "event_id", descending=[True, False]).get_column("event_id").to_list()
    return found[0] if found else None


def _differing(reports: pl.DataFrame) -> pl.Series:
    return sensitivity(reports, NAMED).get_column("event_id").unique()


def _torn(tables: Tables) -> pl.Series:
    return tables["events"].filter("realis_conflict").get_column("event_id")


def _side_by_side(here: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    where = tables["event_places"].join(here.select("report_id"), on="report_id")
    put = {report: called[place] for report, place in where.select("report_id", "place_id").iter_rows()}
    told = here.to_dicts()
    rows = [
        ("article", [called.get(row["article_id"], row["article_id"]) for row in told]),
        ("published", [said(row["article_day"]) for row in told]),
        ("its date", [said(row["date_edtf"]) for row in told]),
        ("precision", [said(row["date_precision"]) for row in told]),
        ("its place", [put.get(row["report_id"], "—") for row in told]),
        ("stance", [row["stance"] for row in told]),
        ("in our words", [said(row["gloss"]) for row in told]),
    ]
    head = ("report", *(f"`{row['report_id']}`" for row in told))
    shown = table(head, [(f"**{name}**", *cells) for name, cells in rows])
    label = called.get(here["event_id"][0], here["event_id"][0])
    return f"The event is *{label}* (`{here['event_id'][0]}`).\n\n{shown}"


def _votes(here: pl.DataFrame) -> str:
    dated = here.filter(pl.col("date_edtf").is_not_null())
    counted = dated.group_by("date_edtf", "date_precision").agg(votes=pl.col("voter").n_unique(), who=pl.col("voter"))
    rows = [
        (f"`{day}`", precision, votes, ", ".join(f"`{voter}`" for voter in sorted(set(who))))
        for day, precision, votes, who in counted.sort("votes", "date_edtf", descending=[True, False]).iter_rows()
    ]
    return table(("date", "precision", "votes", "whose"), rows)


def _event(event: str, tables: Tables) -> str:
    called = names(tables)
    row = tables["events"].filter(pl.col("event_id") == event).row(0, named=True)
    columns = (*SHOWN, "n_reports", "n_articles", "aggregation_rule")
    return table(("column", "value"), [(f"`{name}`", called.get(row[name], said(row[name]))) for name in columns])


def _by_rule(here: pl.DataFrame) -> str:
    columns = [name for name in WHEN if name != "date_basis"]
    made = [aggregate(here, rule).row(0, named=True) for rule in NAMED]
    rows = [(f"`{row['aggregation_rule']}`", *(said(row[name]) for name in columns)) for row in made]
    return table(("rule", *columns), rows)


def _undecided(here: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    rows = [
        (f"`{row['report_id']}`", called.get(row["article_id"], row["article_id"]), row["realis"], said(row["gloss"]))
        for row in here.iter_rows(named=True)
    ]
    event = tables["events"].filter(pl.col("event_id") == here["event_id"][0]).row(0, named=True)
    flag = str(event["realis_conflict"]).lower()
    return (
        f"The event is *{called.get(event['event_id'], '')}* (`{event['event_id']}`).\n\n"
        + table(("report", "article", "realis", "in our words"), rows)
        + f"\n\nIts row has `realis` {said(event['realis'])} and `realis_conflict` {flag}."
    )
