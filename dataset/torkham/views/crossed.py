"""Our codes as another scheme has them, through the crosswalk."""

from collections.abc import Sequence

import polars as pl

from torkham.views.parts import SEPARATOR, Tables

FITS = ("exact", "close", "broad", "narrow")
"""Matches that may stand for our code; `related` and `none` may not."""


def crossed(tables: Tables, code_list: str, scheme: str, matches: Sequence[str] = FITS) -> pl.DataFrame:
    """One row a code of the list with an equivalent: `code`, `parent`, `other` where it is one, `candidates` always."""
    rows = tables["crosswalk"].filter(
        pl.col("code_list") == code_list,
        pl.col("scheme") == scheme,
        pl.col("match").is_in(list(matches)),
        pl.col("other_code").is_not_null(),
    )
    others = pl.col("other_code").unique().sort()
    return rows.group_by("code", "parent").agg(
        other=pl.when(others.len() == 1).then(others.first()), candidates=others.str.join(SEPARATOR)
    )
