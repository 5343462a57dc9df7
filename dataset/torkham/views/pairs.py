"""Who does something to whom: directed pairs of actors, from events and from verbal acts."""

import polars as pl

from torkham.principals import with_principal
from torkham.views.parts import FIRM, SAID_NOT, Tables, kept_events, roles, types
from torkham.views.verbal_events import acts, targets
from torkham.views.view import LeftOut

DOES = ("initiator", "co_initiator")
SUFFERS = ("target", "victim", "responder", "host", "recipient", "beneficiary", "party", "signatory")
DIRECTED = ((DOES, SUFFERS), (("responder",), DOES), (("visitor",), ("host",)))
"""Roles from which an act goes to roles that it goes to."""
MUTUAL = (("co_initiator", "initiator"), ("party", "signatory", "delegate"))
"""Roles whose actors act on each other."""

SCHEMA = {
    "act": pl.String,
    "verbal": pl.Boolean,
    "event_type": pl.String,
    "earliest": pl.Date,
    "latest": pl.Date,
    "source_id": pl.String,
    "target_id": pl.String,
}
"""`act` is the event, or the statement of a verbal act."""


def pairs(tables: Tables, *, principals: bool = False, accused: bool = False) -> tuple[pl.DataFrame, list[LeftOut]]:
    """One row an act and pair of source and target, with quad class and score; and what is not there.

    `principals` rolls actors up to the principals they count as; `accused` takes in roles on others' word.
    """
    of_events, events_out = _of_events(tables, principals, accused)
    of_words, words_out = _of_words(tables, principals)
    found = pl.concat([of_events, of_words]).filter(pl.col("source_id") != pl.col("target_id"))
    itself = len(of_events) + len(of_words) - len(found)
    left_out = [*events_out, *words_out, ("pairs: an actor with itself", "both count as one principal", itself)]
    return found.join(types(tables), on="event_type", how="left"), left_out


def _rolled(tables: Tables, frame: pl.DataFrame, column: str, principals: bool) -> pl.DataFrame:
    if not principals:
        return frame
    known = with_principal(frame, tables["actor_rollup"], column, "latest", "_principal")
    return known.with_columns(pl.coalesce("_principal", column).alias(column)).drop("_principal")


def _of_events(tables: Tables, principals: bool, accused: bool) -> tuple[pl.DataFrame, list[LeftOut]]:
    events, left_out = kept_events(tables)
    dated = events.select("event_id", "event_type", earliest="date_start_earliest", latest="date_start_latest")
    taking_part = roles(tables).join(dated, on="event_id").filter(~pl.col("attribution_status").is_in(SAID_NOT))
    firm = pl.col("attribution_status").is_in(FIRM)
    kept = taking_part if accused else taking_part.filter(firm)
    actors = _rolled(tables, kept, "actor", principals).select("event_id", "role", "actor").unique()
    sources, ends = actors.rename({"actor": "source_id"}), actors.rename({"actor": "target_id", "role": "to_role"})
    both = sources.join(ends, on="event_id")
    fits = [pl.col("role").is_in(does) & pl.col("to_role").is_in(to) for does, to in DIRECTED]
    fits += [pl.col("role").is_in(same) & pl.col("to_role").is_in(same) for same in MUTUAL]
    apart = pl.col("source_id") != pl.col("target_id")
    mutual = pl.any_horizontal(fits[len(DIRECTED) :])
    chosen = (
        both.filter(pl.any_horizontal(fits) & (apart | ~mutual)).select("event_id", "source_id", "target_id").unique()
    )
    found = chosen.join(dated, on="event_id").with_columns(verbal=pl.lit(value=False)).rename({"event_id": "act"})
    unpaired = len(events) - found.get_column("act").n_unique()
    on_word = len(taking_part.filter(~firm)) if not accused else 0
    return found.select(list(SCHEMA)), [
        *left_out,
        ("participants: on others' word", "accused or possible roles make no pair unless accused=True", on_word),
        ("events: no pair", "no source and target that the texts state", unpaired),
    ]


def _of_words(tables: Tables, principals: bool) -> tuple[pl.DataFrame, list[LeftOut]]:
    said = acts(tables).select(
        "statement_id", "event_type", "source_id", earliest="said_earliest", latest="said_latest"
    )
    known = said.filter(pl.col("source_id").is_not_null())
    aimed = known.join(targets(tables), on="statement_id")
    rolled = _rolled(tables, _rolled(tables, aimed, "source_id", principals), "target_id", principals)
    found = rolled.with_columns(verbal=pl.lit(value=True)).rename({"statement_id": "act"}).select(list(SCHEMA)).unique()
    return found, [
        ("verbal acts: source not known", "nobody whom the act could be counted for", len(said) - len(known)),
        ("verbal acts: no target", "aimed at nobody", len(known) - aimed.get_column("statement_id").n_unique()),
    ]
