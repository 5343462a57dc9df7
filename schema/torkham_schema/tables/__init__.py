"""Every table, one file each, in the five groups in which they are shown."""

from torkham_schema.tables.actor_identifiers import ActorIdentifiers
from torkham_schema.tables.actor_names import ActorNames
from torkham_schema.tables.actor_relations import ActorRelations
from torkham_schema.tables.actor_rollup import ActorRollup
from torkham_schema.tables.actors import Actors
from torkham_schema.tables.adjudications import Adjudications
from torkham_schema.tables.agreement import Agreement
from torkham_schema.tables.annotation_sets import AnnotationSets
from torkham_schema.tables.articles import Articles
from torkham_schema.tables.base import Table
from torkham_schema.tables.blocks import Blocks
from torkham_schema.tables.changes import Changes
from torkham_schema.tables.codes import Codes
from torkham_schema.tables.crosswalk import Crosswalk
from torkham_schema.tables.documents import Documents
from torkham_schema.tables.event_places import EventPlaces
from torkham_schema.tables.event_relations import EventRelations
from torkham_schema.tables.events import Events
from torkham_schema.tables.figures import Figures
from torkham_schema.tables.missing import Missing
from torkham_schema.tables.participants import Participants
from torkham_schema.tables.places import Places
from torkham_schema.tables.reports import Reports
from torkham_schema.tables.retired_ids import RetiredIds
from torkham_schema.tables.segments import Segments
from torkham_schema.tables.spans import Spans
from torkham_schema.tables.statement_chain import StatementChain
from torkham_schema.tables.statement_events import StatementEvents
from torkham_schema.tables.statement_parties import StatementParties
from torkham_schema.tables.statement_relations import StatementRelations
from torkham_schema.tables.statements import Statements
from torkham_schema.tables.utterances import Utterances

GROUPS: dict[str, tuple[type[Table], ...]] = {
    "core": (Events, Actors, Statements),
    "coded": (
        Reports,
        Participants,
        Figures,
        EventPlaces,
        StatementChain,
        StatementParties,
        StatementEvents,
        StatementRelations,
        EventRelations,
    ),
    "evidence": (Documents, Blocks, Articles, Segments, Spans, Missing),
    "registry": (ActorNames, ActorRelations, ActorIdentifiers, ActorRollup, Places, Utterances, Codes, Crosswalk),
    "release": (AnnotationSets, Agreement, Adjudications, Changes, RetiredIds),
}
"""The tables by group, what people come for first."""
