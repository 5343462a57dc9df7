"""Invented statements with chain, parties, and links to events and to each other."""

from collections.abc import Sequence

from benchmarks.synthetic import world as codes
from benchmarks.synthetic.draws import Row
from benchmarks.synthetic.evidence import Evidence
from benchmarks.synthetic.sizes import token
from torkham_schema.codes import codes_of

LENGTHS = (0, 1, 1, 1, 1, 1, 1, 2, 2, 3)
"""Links after the article's own voice."""
SOURCES = (
    ("named_person", "named"),
    ("named_person", "named"),
    ("named_organisation", "named"),
    ("unnamed_person", "role_only"),
    ("unnamed_group", "affiliation_only"),
)
CONTENT_TYPES, CONTENT_TIMES = codes_of("content_type"), codes_of("content_time")
COMMITMENTS, MEDIA, PARTY_ROLES = codes_of("author_commitment"), codes_of("medium"), codes_of("party_role")
REASONS, CERTAINTIES = codes_of("anonymity_reason"), codes_of("commitment")


def statement(here: Evidence, events: Sequence[int]) -> Row:
    """One statement; `events` are the numbers of those that the article reports."""
    draws, sizes = here.draws, here.world.sizes
    n = here.n("statement")
    silent = draws.chance(0.02)
    act = "no_comment" if silent else draws.pick(codes.SPEECH_ACTS)
    speakers = _speakers(here)
    row: Row = {
        "n": n,
        "rendering": "silence" if silent else draws.pick(codes.RENDERINGS),
        "speech_act": act,
        "content_type": draws.pick(CONTENT_TYPES),
        "content_time": draws.pick(CONTENT_TIMES),
        "author_commitment": draws.pick(COMMITMENTS),
        "medium": draws.pick(MEDIA),
        "spans": here.spans("source", "cue", "content"),
    }
    if codes.ACT_MODES[act] and draws.chance(0.6):
        row["act_mode"] = draws.pick(codes.ACT_MODES[act])
    if speakers and draws.chance(0.6):
        row["utterance_id"] = token("ut", speakers[0] * sizes.utterances + draws.below(sizes.utterances))
    if draws.chance(0.5):
        row["said"] = {"edtf": draws.edtf(), "basis": "stated_absolute"}
    else:
        here.why("st", n, "said_edtf")
    if draws.chance(0.1):
        row["venue_id"] = draws.pick(here.world.places)
    if draws.chance(0.5):
        row["gloss"] = f"Invented gloss {n} of {here.token}."
    row["chain"] = [_link(here, place, here.world.actors[who]) for place, who in enumerate(speakers, 1)]
    row["parties"] = [_party(here) for _ in range(draws.below(3))]
    row["events"] = [_link_to_event(here, act, events) for _ in range(draws.below(3))]
    if n > 1 and draws.chance(0.15):
        row["relations"] = [_relation(here, n)]
    return row


def _speakers(here: Evidence) -> list[int]:
    """Numbers of different actors who are no outlets."""
    draws, sizes = here.draws, here.world.sizes
    speakers: list[int] = []
    for _ in range(min(draws.pick(LENGTHS), sizes.actors - sizes.outlets)):
        speaker = sizes.outlets + draws.below(sizes.actors - sizes.outlets)
        if speaker not in speakers:
            speakers.append(speaker)
    return speakers


def _link(here: Evidence, position: int, actor: str) -> Row:
    draws = here.draws
    kind, anonymity = draws.pick(SOURCES)
    row: Row = {"position": position, "source_kind": kind, "actor_id": actor, "anonymity": anonymity}
    row["spans"] = here.spans("source")
    if kind.startswith("unnamed"):
        row["plurality"] = "several" if kind == "unnamed_group" else "one"
        if draws.chance(0.3):
            row["anonymity_reason"] = draws.pick(REASONS)
    if draws.chance(0.2):
        row["affiliation_id"] = here.actor()
    if draws.chance(0.2):
        row["commitment"] = draws.pick(CERTAINTIES)
    return row


def _party(here: Evidence) -> Row:
    draws = here.draws
    row: Row = {"n": here.n("party"), "actor_id": here.actor(), "role": draws.pick(PARTY_ROLES)}
    row["spans"] = here.spans("stance")
    if draws.chance(0.75):
        row["stance"] = draws.below(3) - 1
    if draws.chance(0.2):
        row |= {"named": False, "inferred_by": "outlet"}
    return row


def _link_to_event(here: Evidence, act: str, events: Sequence[int]) -> Row:
    draws, world = here.draws, here.world
    event = draws.pick(events)
    if draws.chance(0.15) and (home := world.home(draws.below(world.count))):
        event = draws.pick(home)
    relation = draws.pick(codes.LINKS[act])
    return {"n": here.n("link"), "event_id": token("ev", event), "relation": relation, "spans": here.spans("link")}


def _relation(here: Evidence, n: int) -> Row:
    to = f"st-{here.token}-{1 + here.draws.below(n - 1)}"
    relation = here.draws.pick(codes.STATEMENT_RELATIONS)
    return {"n": here.n("relation"), "to_statement_id": to, "relation": relation, "spans": here.spans("cue")}
