"""The two sides of each event, with the kinds and sectors of their actors; and where it was, how finely."""

import polars as pl

from torkham.views.parts import FIRM, Tables, joined, named, roles

FIRST = ("initiator", "co_initiator", "visitor", "party")
SECOND = ("target", "victim", "responder", "host", "recipient")


def sides(tables: Tables) -> pl.DataFrame:
    """One row an event: `side_a` and `side_b` (names), with kinds and sectors; by role where no side is coded."""
    actors = tables["actors"].select(actor="actor_id", kind="kind", sector="sector")
    coded = pl.col("side").is_in(["A", "B"]).any().over("event_id")
    by_role = (
        pl.when(pl.col("role").is_in(FIRST)).then(pl.lit("A")).when(pl.col("role").is_in(SECOND)).then(pl.lit("B"))
    )
    found = (
        roles(tables)
        .filter(pl.col("attribution_status").is_in(FIRM))
        .join(actors, on="actor", how="left")
        .with_columns(name=named(tables, "actor"), at=pl.when(coded).then("side").otherwise(by_role))
    )
    letters = {"A": "side_a", "B": "side_b"}
    return found.group_by("event_id").agg(
        *(joined(pl.col("name").filter(pl.col("at") == letter)).alias(side) for letter, side in letters.items()),
        *(
            pl.col(what).filter(pl.col("at") == letter).drop_nulls().unique().sort().alias(f"{side}_{what}s")
            for letter, side in letters.items()
            for what in ("kind", "sector")
        ),
    )


def located(tables: Tables, scheme: str, into: str) -> pl.DataFrame:
    """One row an event: name, country and coordinates of its place, and how finely by the code of another scheme."""
    from torkham.views.crossed import crossed

    codes = crossed(tables, "place_precision", scheme).select(precision="code", code="other")
    reports = tables["reports"].select("report_id", "event_id")
    finest = tables["codes"].filter(pl.col("code_list") == "place_precision").get_column("code").to_list()
    order = {code: n for n, code in enumerate(finest)}
    how = (
        tables["event_places"]
        .join(reports, on="report_id")
        .sort(pl.col("precision").replace_strict(order, return_dtype=pl.Int64), maintain_order=True)
        .unique(["event_id", "place_id"], keep="first", maintain_order=True)
        .join(codes, on="precision", how="left")
        .select("event_id", "place_id", pl.col("code").cast(pl.Int64).alias(into))
    )
    places = tables["places"].select("place_id", "country", "latitude", "longitude", location="name")
    chosen = tables["events"].select("event_id", "place_id").drop_nulls()
    return chosen.join(places, on="place_id").join(how, on=["event_id", "place_id"], how="left").drop("place_id")
