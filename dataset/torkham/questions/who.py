"""Who is meant by a name: actors, and all that counts as them."""

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.views.parts import Tables


def called(tables: Tables, name: str) -> pl.Series:
    """The actors that a name may mean, with all that roll up to them or that they roll up to, sorted.

    UnknownNameError for a name that no actor has.
    """
    names = pl.concat([tables["actors"].select("actor_id", "name"), tables["actor_names"].select("actor_id", "name")])
    meant = names.filter(pl.col("name").str.to_lowercase() == name.lower()).get_column("actor_id").unique()
    if not len(meant):
        raise UnknownNameError("actor called", name, names.get_column("name").unique().sort())
    rolled = tables["actor_rollup"]
    up = rolled.filter(pl.col("actor_id").is_in(meant.implode())).get_column("principal_id")
    tops = pl.concat([meant, up]).unique()
    down = rolled.filter(pl.col("principal_id").is_in(tops.implode())).get_column("actor_id")
    return pl.concat([tops, down]).unique().sort()
