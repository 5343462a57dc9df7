"""The annotated-article format, `torkham-annotation/1`: one JSON object an article.

Offsets are half-open `[start, end)` in Unicode code points of the document's canonical text (strict UTF-8, one
leading BOM dropped, CRLF and CR turned to LF, nothing else). `n` numbers the rows of one kind in one article; a
number is written once and never used again, and makes the row's published identifier. `statement` and
`subset_of` name rows of the same article by their `n`; everything else is named by its full identifier.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from torkham_schema.codes import codes_of

FORMAT = "torkham-annotation/1"

N = Annotated[int, Meta(ge=1, description="Number of the row in the article; never used again.")]
Offset = Annotated[int, Meta(ge=0)]
Fragments = Annotated[
    list[tuple[Offset, Offset]],
    Meta(
        min_length=1,
        description="Fragments [start, end), in code points of the canonical text; several where the words are apart.",
    ),
]


def _code(code_list: str) -> Meta:
    return Meta(description=f"A code of the list {code_list}.", extra_json_schema={"enum": list(codes_of(code_list))})


def _id(prefix: str) -> Meta:
    return Meta(pattern=f"^{prefix}-[0-9a-z]{{6,40}}$", description=f"An identifier with the prefix {prefix}.")


class Span(Struct, forbid_unknown_fields=True, gc=False):
    """Words on which a row rests."""

    n: N
    part: Annotated[str, _code("span_part")]
    at: Fragments


class Segment(Struct, forbid_unknown_fields=True, gc=False):
    """One region of the article."""

    n: N
    kind: Annotated[str, _code("segment_kind")]
    at: tuple[Offset, Offset]


class Mention(Struct, forbid_unknown_fields=True, gc=False):
    """One mention of an actor or a place. It shares its numbers with the spans."""

    n: N
    of: Annotated[str, Meta(pattern="^(ac|pl)-[0-9a-z]{6,40}$", description="The actor or place.")]
    at: Fragments


class Published(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """When the article was published."""

    edtf: str
    basis: Annotated[str, _code("published_basis")]
    citation: str | None = None
    conflict: bool = False


class When(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """When an event was."""

    edtf: str
    basis: Annotated[str, _code("date_basis")]
    year_basis: Annotated[str, _code("year_basis")]
    citation: str | None = None


class Said(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """When something was said."""

    edtf: str
    basis: Annotated[str, _code("date_basis")]
    citation: str | None = None


class Participant(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One actor in one role in the report."""

    n: N
    actor_id: Annotated[str, _id("ac")]
    role: Annotated[str, _code("participant_role")]
    attribution_status: Annotated[str, _code("attribution_status")]
    side: Annotated[str, _code("side")] | None = None
    acting_as_id: Annotated[str, _id("ac")] | None = None
    statement: N | None = None
    designation_id: Annotated[str, _id("an")] | None = None
    spans: list[Span]


class Figure(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One number about the event."""

    n: N
    measure: Annotated[str, _code("measure")]
    approximator: Annotated[str, _code("approximator")]
    minimum: float | None = None
    maximum: float | None = None
    of_actor_id: Annotated[str, _id("ac")] | None = None
    side: Annotated[str, _code("side")] | None = None
    category: Annotated[str, _code("person_category")] | None = None
    subset_of: N | None = None
    partition: str | None = None
    loaded_wording: bool = False
    statement: N | None = None
    spans: list[Span]


class EventPlace(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One place of the event."""

    n: N
    place_id: Annotated[str, _id("pl")]
    role: Annotated[str, _code("place_role")]
    precision: Annotated[str, _code("place_precision")]
    statement: N | None = None
    spans: list[Span]


class Report(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One event as this article has it."""

    n: N
    event_id: Annotated[str, _id("ev")]
    event_class: Annotated[str, _code("event_class")]
    event_type: Annotated[str, _code("event_type")] | None = None
    event_mode: Annotated[str, _code("event_mode")] | None = None
    state_kind: Annotated[str, _code("state_kind")] | None = None
    realis: Annotated[str, _code("realis")]
    aggregation: Annotated[str, _code("aggregation")]
    stance: Annotated[str, _code("report_stance")]
    position: Annotated[str, _code("report_position")] = "body"
    statement: N | None = None
    loaded_wording: bool = False
    date: When | None = None
    date_conflict: bool = False
    gloss: str | None = None
    confidence: Annotated[str, _code("confidence")] | None = None
    spans: list[Span]
    participants: list[Participant] = []
    figures: list[Figure] = []
    places: list[EventPlace] = []


class ChainLink(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One link of the chain after the article's own voice, which the build adds as position 0."""

    position: Annotated[int, Meta(ge=1)]
    source_kind: Annotated[str, _code("source_kind")]
    actor_id: Annotated[str, _id("ac")] | None = None
    anonymity: Annotated[str, _code("anonymity")]
    anonymity_reason: Annotated[str, _code("anonymity_reason")] | None = None
    plurality: Annotated[str, _code("plurality")] | None = None
    affiliation_id: Annotated[str, _id("ac")] | None = None
    on_behalf_of_id: Annotated[str, _id("ac")] | None = None
    commitment: Annotated[str, _code("commitment")] = "certain"
    spans: list[Span]


class Party(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One actor addressed, aimed at, accused or spoken of."""

    n: N
    actor_id: Annotated[str, _id("ac")]
    role: Annotated[str, _code("party_role")]
    stance: Annotated[int, Meta(ge=-1, le=1)] | None = None
    named: bool = True
    inferred_by: Annotated[str, _code("inferred_by")] | None = None
    designation_id: Annotated[str, _id("an")] | None = None
    spans: list[Span]


class StatementEvent(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """What the statement does to an event."""

    n: N
    event_id: Annotated[str, _id("ev")]
    relation: Annotated[str, _code("statement_event_relation")]
    spans: list[Span]


class StatementRelation(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """What the statement is to another, of this article or another."""

    n: N
    to_statement_id: Annotated[str, Meta(pattern="^st-[0-9a-z]{6,40}-[0-9]+$")]
    relation: Annotated[str, _code("statement_relation")]
    spans: list[Span]


class Statement(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One attribution of content to a source, or of the article's own opinion to itself."""

    n: N
    utterance_id: Annotated[str, _id("ut")] | None = None
    rendering: Annotated[str, _code("rendering")]
    speech_act: Annotated[str, _code("speech_act")]
    act_mode: Annotated[str, _code("act_mode")] | None = None
    content_type: Annotated[str, _code("content_type")]
    polarity: Annotated[str, _code("polarity")] = "positive"
    author_commitment: Annotated[str, _code("author_commitment")] = "neutral"
    author_certainty: Annotated[str, _code("commitment")] = "uncommitted"
    conditionality: Annotated[str, _code("conditionality")] = "none"
    content_time: Annotated[str, _code("content_time")]
    said: Said | None = None
    medium: Annotated[str, _code("medium")] = "unspecified"
    venue_id: Annotated[str, _id("pl")] | None = None
    gloss: str | None = None
    confidence: Annotated[str, _code("confidence")] | None = None
    spans: list[Span]
    chain: list[ChainLink] = []
    parties: list[Party] = []
    events: list[StatementEvent] = []
    relations: list[StatementRelation] = []


class EventRelation(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """What one event is to another, as this article has it."""

    n: N
    event_id: Annotated[str, _id("ev")]
    relation: Annotated[str, _code("event_relation")]
    to_event_id: Annotated[str, _id("ev")]
    statement: N | None = None
    spans: list[Span]


class Missing(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """Why one coded cell is null."""

    row: Annotated[str, Meta(pattern="^[a-z]{2}-[0-9a-z-]+$", description="Identifier of the row.")]
    column: str
    reason: Annotated[str, _code("missing_reason")]


class Article(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """One annotated article."""

    format: Literal["torkham-annotation/1"]
    article_id: Annotated[str, _id("ar")]
    document_id: Annotated[str, _id("do")]
    ordinal: Annotated[int, Meta(ge=1, description="Place among the articles of the document.")]
    annotation_set_id: Annotated[str, _id("as")]
    headline: str | None = None
    byline: str | None = None
    outlet_id: Annotated[str, _id("ac")] | None = None
    republisher_id: Annotated[str, _id("ac")] | None = None
    published: Published | None = None
    genre: Annotated[str, _code("genre")]
    language: Annotated[str, Meta(pattern="^[a-z]{2}$")]
    text_quality: Annotated[str, _code("text_quality")]
    same_text_as: Annotated[str, _id("ar")] | None = None
    spans: list[Span] = []
    segments: list[Segment]
    mentions: list[Mention] = []
    reports: list[Report] = []
    statements: list[Statement] = []
    event_relations: list[EventRelation] = []
    missing: list[Missing] = []


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one annotated article."""
    schema = msgspec.json.schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "torkham annotated article",
        "description": f"One article in the format {FORMAT}.",
        **schema,
    }
