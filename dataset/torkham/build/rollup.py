"""Roll-up: the principal whose word and acts an actor counts as. For counting, not recognition."""

from datetime import date, timedelta

import polars as pl

from torkham.principals import with_principal

__all__ = ["UPWARD", "rollup", "with_principal"]

UPWARD = (
    "office_in",
    "head_of",
    "member_of",
    "part_of",
    "faction_of",
    "spokesperson_for",
    "envoy_of",
    "delegation_of",
    "affiliated_with",
    "controls",
    "governs",
)
"""Relations that lead from an actor to the one it counts as."""

Interval = tuple[date | None, date | None]
Step = tuple[str, Interval]


def _meet(a: Interval, b: Interval) -> Interval | None:
    """The days in both intervals; None is open; no common day gives nothing."""
    first = max((d for d in (a[0], b[0]) if d), default=None)
    last = min((d for d in (a[1], b[1]) if d), default=None)
    return None if first and last and first > last else (first, last)


def _climb(
    actor: str, when: Interval, above: dict[str, list[Step]], seen: tuple[str, ...]
) -> list[tuple[str, Interval, int]]:
    """Every principal that the actor reaches, with the days on which it does and the steps it takes."""
    found = []
    for upper, valid in above.get(actor, []):
        common = _meet(when, valid)
        if common and upper not in seen:
            found += [(top, days, steps + 1) for top, days, steps in _climb(upper, common, above, (*seen, upper))]
    begins = [valid[0] for _, valid in above.get(actor, [])]
    if not begins:
        return [(actor, when, 0)]
    if all(begins):
        before = _meet(when, (None, min(day for day in begins if day) - timedelta(days=1)))
        if before:
            found.append((actor, before, 0))
    return found


def rollup(actors: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """The table `actor_rollup`, from the tables `actors` and `actor_relations`.

    An actor with nobody above it is its own principal; one whose relations begin on a day is its own before it.
    A bloc (several states or groups spoken of as one) is nobody's principal but its own.
    """
    blocs = actors.filter(pl.col("kind") == "bloc").get_column("actor_id")
    leading = relations.filter(pl.col("relation").is_in(UPWARD) & ~pl.col("to_actor_id").is_in(blocs.implode()))
    above: dict[str, list[Step]] = {}
    for row in leading.iter_rows(named=True):
        above.setdefault(row["actor_id"], []).append((row["to_actor_id"], (row["valid_from"], row["valid_to"])))
    rows = [
        (actor, principal, first, last, steps)
        for actor in actors.get_column("actor_id")
        for principal, (first, last), steps in _climb(actor, (None, None), above, (actor,))
    ]
    frame = pl.DataFrame(
        rows,
        schema={
            "actor_id": pl.String,
            "principal_id": pl.String,
            "valid_from": pl.Date,
            "valid_to": pl.Date,
            "steps": pl.Int64,
        },
        orient="row",
    )
    open_from, open_to = pl.col("valid_from").is_null().any(), pl.col("valid_to").is_null().any()
    return frame.group_by("actor_id", "principal_id").agg(
        valid_from=pl.when(~open_from).then(pl.col("valid_from").min()),
        valid_to=pl.when(~open_to).then(pl.col("valid_to").max()),
        steps=pl.col("steps").min(),
    )
