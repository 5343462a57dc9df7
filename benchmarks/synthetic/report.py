"""Invented reports of events with participants, figures and places, and what events are to each other."""

from benchmarks.synthetic import world as codes
from benchmarks.synthetic.draws import Row
from benchmarks.synthetic.evidence import Evidence
from benchmarks.synthetic.sizes import token
from torkham_schema.codes import codes_of

REALIS = ("occurred",) * 8 + codes_of("realis")
AGGREGATIONS = ("single",) * 8 + codes_of("aggregation")
SIDES = (*codes_of("side"), None)
MEASURES, CATEGORIES = codes_of("measure"), codes_of("person_category")
ROLES, PLACE_ROLES, PRECISIONS = codes_of("participant_role"), codes_of("place_role"), codes_of("place_precision")
FIGURES, PLACES = (0, 0, 0, 1, 2), (0, 1, 1, 2)
DESIGNATED = 10
"""Every so manieth actor has a designation."""


def report(here: Evidence, event: int, statements: int) -> Row:
    """One report of the event of that number; most reports of an event agree on what it was."""
    draws = here.draws
    n = here.n("report")
    event_class, event_type, state = codes.KINDS[event % len(codes.KINDS)]
    if draws.chance(0.1):
        event_class, event_type, state = draws.pick(codes.KINDS)
    statement = 1 + draws.below(statements) if statements and draws.chance(0.6) else None
    row: Row = {"n": n, "event_id": token("ev", event), "event_class": event_class}
    if event_type:
        row["event_type"] = event_type
        if codes.EVENT_MODES[event_type] and draws.chance(0.7):
            row["event_mode"] = draws.pick(codes.EVENT_MODES[event_type])
    else:
        row["state_kind"] = state
    row["realis"] = draws.pick(REALIS)
    row["aggregation"] = draws.pick(AGGREGATIONS)
    row["stance"] = draws.pick(codes.STANCES)
    if statement:
        row["statement"] = statement
        if draws.chance(0.5):
            row["stance"] = "reports_only"
    if draws.chance(0.7):
        row["date"] = {"edtf": draws.edtf(), "basis": "stated_absolute", "year_basis": "stated"}
        row["spans"] = here.spans("trigger", "date")
    else:
        here.why("rp", n, "date_edtf")
        row["spans"] = here.spans("trigger")
    if draws.chance(0.3):
        row["gloss"] = f"Invented gloss {n} of {here.token}."
    row["participants"] = [
        _participant(here, statement) for _ in range(draws.below(2 * here.world.sizes.participants + 1))
    ]
    row["figures"] = _figures(here, statement)
    row["places"] = [_place(here) for _ in range(draws.pick(PLACES))]
    return row


def _participant(here: Evidence, statement: int | None) -> Row:
    draws, world = here.draws, here.world
    number = draws.below(world.sizes.actors)
    row: Row = {"n": here.n("participant"), "actor_id": world.actors[number], "role": draws.pick(ROLES)}
    row["attribution_status"] = draws.pick(codes.UNATTRIBUTED)
    if side := draws.pick(SIDES):
        row["side"] = side
    if statement:
        row["statement"] = statement
        if draws.chance(0.5):
            row["attribution_status"] = draws.pick(codes.WORD_NEEDED)
    if draws.chance(0.1):
        row["acting_as_id"] = here.actor()
    if number % DESIGNATED == 0 and draws.chance(0.3):
        row["designation_id"] = token("an", number)
    row["spans"] = here.spans("role")
    return row


def _figures(here: Evidence, statement: int | None) -> list[Row]:
    """No, one or two numbers; the second may be a part of the first."""
    draws = here.draws
    rows: list[Row] = []
    for _ in range(draws.pick(FIGURES)):
        row: Row = {"n": here.n("figure"), "measure": draws.pick(MEASURES), **draws.figure()}
        if rows and rows[0].get("maximum", 0) > 1 and draws.chance(0.5):
            row = {"n": row["n"], "measure": rows[0]["measure"], "approximator": "exact", "minimum": 1, "maximum": 1}
            row |= {"subset_of": rows[0]["n"], "partition": "by-category"}
        if draws.chance(0.5):
            row["category"] = draws.pick(CATEGORIES)
        if draws.chance(0.3):
            row["of_actor_id"] = here.actor()
        if statement:
            row["statement"] = statement
        row["spans"] = here.spans("number")
        rows.append(row)
    return rows


def _place(here: Evidence) -> Row:
    draws = here.draws
    return {
        "n": here.n("place"),
        "place_id": draws.pick(here.world.places),
        "role": draws.pick(PLACE_ROLES),
        "precision": draws.pick(PRECISIONS),
        "spans": here.spans("place"),
    }


def event_relation(here: Evidence, first: int, second: int) -> Row:
    """What one event of the article is to another: a part has the higher number, so that nothing runs in circles."""
    relation = here.draws.pick(codes.EVENT_RELATIONS)
    return {
        "n": here.n("event relation"),
        "event_id": token("ev", max(first, second)),
        "relation": relation,
        "to_event_id": token("ev", min(first, second)),
        "spans": here.spans("cue"),
    }
