"""Whose words an event rests on, row by row: what `n_principals` and `contested` are counted from."""

from collections.abc import Mapping

import polars as pl

from torkham.build.corroboration import DENYING, NOBODY, SUPPORTING
from torkham.principals import speakers, with_principal

Tables = Mapping[str, pl.DataFrame]
RESERVED = ("hedges", "doubts", "denies")


def voices(tables: Tables) -> pl.DataFrame:
    """One row a report, and one a link of a statement to an event.

    Columns: `event_id`, `article_id`, `row_id`, `statement_id`, `what` (stance or relation), `speaker_id`,
    `principal_id` (null: the article itself, or nobody who can be told), `own` (the article's own voice), `effect`
    (`supports`, `denies`, `neither`).
    """
    spoken = _spoken(tables)
    reports = tables["reports"].select("event_id", "article_id", "statement_id", row_id="report_id", what="stance")
    of_reports = reports.join(spoken, on="statement_id", how="left").with_columns(
        own=pl.col("statement_id").is_null() | pl.col("own").fill_null(value=False),
        effect=pl.when(pl.col("statement_id").is_null() & (pl.col("what") == "denies"))
        .then(pl.lit("denies"))
        .when(pl.col("what").is_in(RESERVED))
        .then(pl.lit("neither"))
        .otherwise(pl.lit("supports")),
    )
    articles = tables["statements"].select("statement_id", "article_id")
    links = tables["statement_events"].join(articles, on="statement_id").join(spoken, on="statement_id", how="left")
    of_links = links.with_columns(
        row_id=pl.col("statement_event_id"),
        what=pl.col("relation"),
        effect=pl.when(pl.col("relation").is_in(SUPPORTING))
        .then(pl.lit("supports"))
        .when(pl.col("relation").is_in(DENYING))
        .then(pl.lit("denies"))
        .otherwise(pl.lit("neither")),
    )
    return pl.concat([of_reports, of_links.select(of_reports.columns)])


def _spoken(tables: Tables) -> pl.DataFrame:
    nobody = tables["actors"].filter(pl.col("kind").is_in(NOBODY)).get_column("actor_id")
    said = tables["statements"].select("statement_id", own=pl.col("chain_depth") == 0, day="said_latest")
    known = said.join(speakers(tables), on="statement_id", how="left")
    rolled = with_principal(known, tables["actor_rollup"], "speaker_id", "day", "principal_id")
    told = pl.when(~pl.col("principal_id").is_in(nobody.implode())).then("principal_id")
    return rolled.with_columns(principal_id=told).drop("day")
