"""Identifiers that were published and are gone: each must have been retired."""

import polars as pl

from torkham.release.snapshot import Snapshot, identifier_of

VANISHED = {"table_name": pl.String, "row_id": pl.String}


def vanished(old: Snapshot, new: Snapshot) -> pl.DataFrame:
    """The identifiers of the old release that the new one lacks, with the columns of VANISHED."""
    found = [pl.DataFrame(schema=VANISHED)]
    for name, table in old.facts.items():
        if column := identifier_of(table):
            before, after = _identifiers(old, name, column), _identifiers(new, name, column)
            gone = before.filter(~before.is_in(after.implode()))
            found.append(gone.to_frame("row_id").select(pl.lit(name).alias("table_name"), "row_id"))
    return pl.concat(found)


def _identifiers(release: Snapshot, name: str, column: str) -> pl.Series:
    if name not in release.facts or column not in release.facts[name].key:
        return pl.Series([], dtype=pl.String)
    return release.frame(name).get_column(column).unique(maintain_order=True)


def unretired(old: Snapshot, new: Snapshot) -> pl.DataFrame:
    """The identifiers that are gone without a row in `retired_ids` of the new release."""
    gone = vanished(old, new)
    if "retired_ids" not in new.facts:
        return gone
    retired = new.frame("retired_ids").select("table_name", row_id="retired_id")
    return gone.join(retired, on=["table_name", "row_id"], how="anti", maintain_order="left")
