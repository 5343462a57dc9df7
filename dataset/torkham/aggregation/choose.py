"""Choose: for each event, the values of one group of columns that win."""

from collections.abc import Sequence

import polars as pl

from torkham.aggregation.rule import Group

SEPARATOR = "; "


def choose(
    reports: pl.DataFrame, by: Sequence[str], group: Group, ties: Sequence[str] = (), voter: str | None = None
) -> pl.DataFrame:
    """One row for each `by` that has a value: `by` and the chosen columns (`unanimous` adds `<name>_conflict`).

    Values are counted by voter, and each counts as precise as the most precise of its reports. Order: what the
    group goes by; then votes, precision, `ties`, and the values themselves, so that the order of rows never matters.
    """
    columns = list(group.columns)
    rows = reports if group.nulls_vote else reports.filter(~pl.all_horizontal(pl.col(columns).is_null()))
    if group.choose == "unanimous":
        return _unanimous(rows, by, columns[0])
    if group.choose == "all":
        values = pl.col(columns[0]).cast(pl.String).drop_nulls().unique().sort().str.join(SEPARATOR)
        return rows.group_by(*by, maintain_order=True).agg(values)
    votes = _votes(rows, by, group, ties, voter)
    keys, descending = _order(group, ties)
    order = [*((name, False) for name in by), *zip(keys, descending, strict=True)]
    winners = votes.sort(
        [name for name, _ in order], descending=[down for _, down in order], nulls_last=True, maintain_order=True
    ).unique(list(by), keep="first", maintain_order=True)
    return winners.select(*by, *columns)


def _votes(rows: pl.DataFrame, by: Sequence[str], group: Group, ties: Sequence[str], voter: str | None) -> pl.DataFrame:
    """One row for each `by` and value: its votes, its precision, and its values of the columns that break ties."""
    each = pl.concat_str(pl.lit("row "), pl.int_range(pl.len()))
    votes = pl.coalesce(pl.col(voter).cast(pl.String), each) if voter else each
    prepared = rows.with_columns(_voter=votes, _precision=pl.lit(0) if group.precision is None else group.precision)
    broken = [
        (pl.col(tie[1:]).max() if tie.startswith("-") else pl.col(tie).min()).alias(f"_tie_{n}")
        for n, tie in enumerate(ties)
    ]
    return prepared.group_by(*by, *group.columns).agg(
        pl.col("_voter").n_unique().cast(pl.Int64).alias("_votes"), pl.col("_precision").min(), *broken
    )


def _order(group: Group, ties: Sequence[str]) -> tuple[list[str], list[bool]]:
    """Columns to sort the votes by, and which of them downward."""
    first: dict[str, tuple[str, bool]] = {
        "most_precise": ("_precision", False),
        "least_precise": ("_precision", True),
        "lowest": (group.columns[0], False),
        "highest": (group.columns[0], True),
    }
    goes_by = [first[group.choose]] if group.choose in first else []
    last = [(f"_tie_{n}", tie.startswith("-")) for n, tie in enumerate(ties)]
    order: dict[str, bool] = {}
    for name, down in [*goes_by, ("_votes", True), ("_precision", False), *last, *((c, False) for c in group.columns)]:
        order.setdefault(name, down)
    return list(order), list(order.values())


def _unanimous(rows: pl.DataFrame, by: Sequence[str], column: str) -> pl.DataFrame:
    value = pl.col(column).drop_nulls()
    return rows.group_by(*by, maintain_order=True).agg(
        pl.when(value.n_unique() == 1).then(value.first()).alias(column),
        (value.n_unique() > 1).alias(f"{column}_conflict"),
    )
