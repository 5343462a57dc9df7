"""The front page's data: a few rows of the core tables, and the counts, as they are in the release."""

import re
from collections.abc import Mapping

import polars as pl

from torkham.pages.markdown import table

BEGIN, END = "<!-- generated: {} -->", "<!-- end: {} -->"
ROWS = 4


def sample_rows(tables: Mapping[str, pl.DataFrame]) -> str:
    """Of the dated incidents, those that most articles report, with what they rest on."""
    named = pl.col("label").is_not_null() & pl.col("countable") & pl.col("date_edtf").is_not_null()
    order = ["n_articles", "n_principals", "event_id"]
    shown = tables["events"].filter(named).sort(order, descending=[True, True, False]).head(ROWS)
    columns = ("label", "event_type", "event_mode", "date_edtf", "corroboration", "n_reports", "n_principals")
    return table(
        columns, [["" if value is None else value for value in row] for row in shown.select(columns).iter_rows()]
    )


def counts(tables: Mapping[str, pl.DataFrame]) -> str:
    """What there is, in one sentence."""
    names = ("articles", "events", "reports", "actors", "statements", "spans")
    numbers = [f"{len(tables[name]):,} {name}" for name in names]
    return f"{', '.join(numbers[:-1])}, resting on {numbers[-1].removesuffix(' spans')} spans of exact characters."


def articles(tables: Mapping[str, pl.DataFrame]) -> str:
    """What was coded: one line an article."""
    actors = tables["actors"].select(outlet_id="actor_id", outlet="name")
    counted = tables["articles"].join(actors, on="outlet_id", how="left", maintain_order="left")
    for name in ("reports", "statements"):
        numbers = tables[name].group_by("article_id").agg(pl.len().alias(name))
        counted = counted.join(numbers, on="article_id", how="left", maintain_order="left")
    columns = ("text_quality", "headline", "genre", "outlet", "published_edtf", "reports", "statements")
    lines = [["" if value is None else value for value in row] for row in counted.select(columns).iter_rows()]
    return table(("text", "headline", "genre", "outlet", "published", "reports", "statements"), lines)


def filled(text: str, blocks: Mapping[str, str]) -> str:
    """A page with its generated blocks renewed; ValueError for a block that is begun and not ended, or not known."""
    for name in re.findall(r"<!-- generated: (\w+) -->", text):
        begin, end = BEGIN.format(name), END.format(name)
        if name not in blocks or end not in text:
            raise ValueError(f"the block {name!r} needs the line {end}, and to be one of {', '.join(blocks)}")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{blocks[name]}\n{end}{rest.partition(end)[2]}"
    return text
