"""On whose account something is said, and the principal whose word and acts an actor counts as."""

from collections.abc import Mapping

import polars as pl


def speakers(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """For each statement the actor on whose account its content goes: the last link that leads to one."""
    account = pl.coalesce("on_behalf_of_id", "affiliation_id", "actor_id")
    return (
        tables["statement_chain"]
        .filter(pl.col("position") > 0)
        .with_columns(account=account)
        .filter(pl.col("account").is_not_null())
        .sort("statement_id", "position")
        .group_by("statement_id", maintain_order=True)
        .agg(speaker_id=pl.col("account").last())
    )


def with_principal(frame: pl.DataFrame, rolled: pl.DataFrame, actor: str, day: str, into: str) -> pl.DataFrame:
    """Add to each row, as `into`, the principal of its actor on its day; undated rows take the one that still holds."""
    numbered = frame.with_row_index("_row")
    when = pl.col(day)
    holds = (pl.col("valid_from") <= when).fill_null(True) & (
        pl.when(when.is_null())
        .then(pl.col("valid_to").is_null())
        .otherwise((when <= pl.col("valid_to")).fill_null(True))
    )
    found = (
        numbered.select("_row", day, actor_id=actor)
        .join(rolled, on="actor_id", how="inner")
        .filter(holds)
        .sort("_row", "steps", "principal_id")
        .unique("_row", keep="first", maintain_order=True)
        .select("_row", pl.col("principal_id").alias(into))
    )
    return numbered.join(found, on="_row", how="left", maintain_order="left").drop("_row")
