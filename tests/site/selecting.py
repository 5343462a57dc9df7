"""What the filters of the explorer must select, computed from the tables by other means: polars."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

import polars as pl

from tests.site.exploring import State
from torkham.principals import with_principal

Frames = Mapping[str, pl.DataFrame]
KIND = pl.coalesce("event_type", "state_kind")
COLUMNS = {
    "class": pl.col("event_class"),
    "kind": KIND,
    "realis": pl.col("realis"),
    "corroboration": pl.col("corroboration"),
}
ACCOUNTS = ("claimed", "confirmed", "denied", "not_commented")
UNDATED = pl.col("date_edtf").is_null()


def passing(tables: Frames, state: State) -> dict[str, pl.Expr]:
    """For each filter in force the condition on the table `events`."""
    found = {name: COLUMNS[name].fill_null("none").is_in(state[name]) for name in COLUMNS if name in state}
    if state.get("scope") != "all":
        found["scope"] = pl.col("countable")
    if "account" in state:
        said = {name: pl.col(name) for name in ACCOUNTS} | {"none": ~pl.any_horizontal(ACCOUNTS)}
        found["account"] = pl.any_horizontal([said[value] for value in state["account"]])
    if state.get("from") or state.get("to"):
        found["dates"] = _dated(
            str(state.get("from", "")), str(state.get("to", "")), keep=state.get("undated") == "keep"
        )
    if "actor" in state or "principal" in state:
        found["who"] = pl.col("event_id").is_in(_taking(tables, state))
    if "place" in state:
        found["place"] = pl.col("event_id").is_in(_placed(tables, str(state["place"])))
    if "q" in state:
        words = str(state["q"]).lower().split()
        found["q"] = pl.all_horizontal(
            [pl.col("label").str.to_lowercase().str.contains(w, literal=True) for w in words]
        )
    return found


def selected(tables: Frames, state: State, *, but: str = "") -> pl.DataFrame:
    """The events that meet all filters of a state, or all but one."""
    conditions = [condition for name, condition in passing(tables, state).items() if name != but]
    return tables["events"].filter(pl.all_horizontal(conditions or [pl.lit(value=True)]))


def facets(tables: Frames, state: State) -> dict[str, int]:
    """The number beside each value of each facet that has any."""
    found: dict[str, int] = {}
    for name, column in COLUMNS.items():
        values = selected(tables, state, but=name).select(value=column.fill_null("none"))
        found |= {f"{name}-{value}": n for value, n in values.group_by("value").len().iter_rows()}
    events = selected(tables, state, but="account")
    said = {name: len(events.filter(name)) for name in ACCOUNTS} | {
        "none": len(events.filter(~pl.any_horizontal(ACCOUNTS)))
    }
    return found | {f"account-{name}": n for name, n in said.items() if n}


def _dated(first: str, last: str, *, keep: bool) -> pl.Expr:
    start = (pl.col("date_start_earliest") <= date.fromisoformat(last)).fill_null(True) if last else pl.lit(value=True)
    end = (pl.col("date_end_latest") >= date.fromisoformat(first)).fill_null(True) if first else pl.lit(value=True)
    return pl.when(UNDATED).then(pl.lit(value=keep)).otherwise(start & end)


def _taking(tables: Frames, state: State) -> list[str]:
    reports = tables["reports"].select("report_id", "event_id", "date_start_latest")
    parts = tables["participants"].join(reports, on="report_id")
    if "actor" in state:
        mine = parts.filter((pl.col("actor_id") == state["actor"]) | (pl.col("acting_as_id") == state["actor"]))
    else:
        acting = parts.with_columns(who=pl.coalesce("acting_as_id", "actor_id"))
        rolled = with_principal(acting, tables["actor_rollup"], "who", "date_start_latest", "principal")
        mine = rolled.filter(pl.col("principal") == state["principal"])
    return mine.get_column("event_id").to_list()


def _placed(tables: Frames, place: str) -> list[str]:
    parents = dict(tables["places"].select("place_id", "parent_id").iter_rows())
    inside = {place}
    while more := {child for child, parent in parents.items() if parent in inside} - inside:
        inside |= more
    reports = tables["reports"].select("report_id", "event_id")
    placed = tables["event_places"].filter(pl.col("place_id").is_in(sorted(inside)))
    return placed.join(reports, on="report_id").get_column("event_id").to_list()


def drawn(tables: Frames, seed: int) -> Iterator[State]:
    """States with filters drawn at random, without end."""
    random = Random(seed)
    events = tables["events"].with_columns(kind=KIND)
    words = sorted({w for label in events["label"].drop_nulls() for w in label.split() if w.isalnum()})
    pools = {
        name: sorted(events.select(column.fill_null("none")).to_series().unique()) for name, column in COLUMNS.items()
    }
    while True:
        state: State = {"scope": "all"} if random.random() < 0.8 else {}
        for name, values in [*pools.items(), ("account", [*ACCOUNTS, "none"])]:
            if random.random() < 0.25:
                state[name] = random.sample(values, random.randint(1, min(3, len(values))))
        if random.random() < 0.3:
            first, last = sorted(
                f"20{random.randint(21, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}" for _ in range(2)
            )
            state |= {"from": first} if random.random() < 0.3 else {"from": first, "to": last}
            state |= {"undated": "keep"} if random.random() < 0.3 else {}
        if random.random() < 0.3:
            state[random.choice(("actor", "principal"))] = random.choice(tables["participants"]["actor_id"])
        if random.random() < 0.2:
            state["place"] = random.choice(tables["places"]["place_id"])
        if random.random() < 0.25:
            state["q"] = random.choice(words)
        yield state
