"""The events table."""

import polars as pl

from torkham_schema import rules
from torkham_schema.column import column, link, own_id
from torkham_schema.tables.base import Table

REPORTS_DISAGREE = "the reports disagree, or none of them says"


class Events(Table):
    """One distinct occurrence, composite or state of affairs, aggregated from its reports under a named rule."""

    class Config(Table.Config):
        """Name of the table."""

        name = "events"

    event_id: str = own_id("ev", "Permanent identifier of the event.", derived=True)
    label: str = column(
        "Short neutral name of the event, in our words.",
        example="Istanbul talks, second round",
        null="no curator wrote one",
        derived=True,
    )
    event_class: str = column(
        "Occurrence, composite or state of affairs.",
        codes="event_class",
        example="occurrence",
        derived=True,
        convention="event hoppers of Rich ERE; states are kept apart",
    )
    event_type: str = column(
        "What kind of act it is.",
        codes="event_type",
        example="CONSULT",
        null="a state of affairs has no type",
        derived=True,
        convention="PLOVER 2.0 manual",
        crosswalk="CAMEO root codes; ACLED event types; UCDP types of violence",
    )
    event_mode: str = column(
        "How it was done, within the type.",
        codes="event_mode",
        example="visit",
        null="no mode fits, or none is stated",
        derived=True,
        convention="PLOVER 2.0 modes; `tk:` marks our extensions",
        crosswalk="CAMEO; ACLED sub-event types",
    )
    state_kind: str = column(
        "Which kind of state of affairs it is.",
        codes="state_kind",
        example="tk:sanctuary",
        null="it is not a state of affairs",
        derived=True,
    )
    quad_class: int = column(
        "PLOVER quad class of the type: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.",
        example=1,
        null="a state of affairs has none",
        derived=True,
        at_least=1,
        at_most=4,
        convention="PLOVER, SANCTION counted as material",
    )
    conflict_score: float = column(
        "PLOVER conflict-cooperation score of the type, from -10 (conflict) to +10 (cooperation).",
        example=2.1,
        null="a state of affairs has none",
        derived=True,
        at_least=-10,
        at_most=10,
        convention="PLOVER scores; crosswalk to Goldstein scores of CAMEO",
    )
    realis: str = column(
        "Whether it is presented as real.",
        codes="realis",
        example="occurred",
        null=REPORTS_DISAGREE,
        derived=True,
        convention="ERE and RED realis; PLOVER auxiliary modes",
    )
    realis_conflict: bool = column("The reports disagree on realis.", example=False, derived=True)
    aggregation: str = column(
        "One incident, or several told as one.", codes="aggregation", example="single", derived=True
    )
    countable: bool = column(
        "A leaf occurrence, occurred, single: what may be counted. Views and figures default to it.",
        example=True,
        derived=True,
    )
    date_edtf: str = column(
        "When, in the Extended Date/Time Format; of the winning reports.",
        example="2024-03",
        null="no report dates it",
        derived=True,
        convention="EDTF (ISO 8601-2), the part that `torkham_schema.edtf` reads",
    )
    date_start_earliest: pl.Date = column(
        "Earliest day on which it can have begun.",
        example="2024-03-01",
        null="unknown or open",
        derived=True,
        crosswalk="UCDP GED date_start",
    )
    date_start_latest: pl.Date = column(
        "Latest day on which it can have begun.", example="2024-03-31", null="unknown or open", derived=True
    )
    date_end_earliest: pl.Date = column(
        "Earliest day on which it can have ended.", example="2024-03-01", null="unknown or open", derived=True
    )
    date_end_latest: pl.Date = column(
        "Latest day on which it can have ended.",
        example="2024-03-31",
        null="unknown or open",
        derived=True,
        crosswalk="UCDP GED date_end",
    )
    date_precision: str = column(
        "How finely it is dated.",
        codes="date_precision",
        example="month",
        null="not dated",
        derived=True,
        convention="UCDP GED date_prec",
        crosswalk="UCDP date_prec; ACLED time_precision",
    )
    date_basis: str = column(
        "How the date is known.", codes="date_basis", example="stated_relative_resolved", null="not dated", derived=True
    )
    date_conflict: bool = column(
        "A report contradicts itself on the date, or two dated reports cannot both be right.",
        example=False,
        derived=True,
    )
    place_id: str = link(
        "places.place_id",
        "First place of the winning report.",
        example="pl-bd4k7m2x9qrt",
        null="no place is stated",
        derived=True,
    )
    corroboration: str = column(
        "Whose word it rests on, counted in distinct principals. It describes texts, not truth.",
        codes="corroboration",
        example="single_party",
        derived=True,
    )
    n_reports: int = column("Reports of it.", example=2, derived=True, at_least=1)
    n_articles: int = column("Articles that report it.", example=2, derived=True, at_least=1)
    n_principals: int = column(
        "Distinct principals who say so in some report or statement.", example=1, derived=True, at_least=0
    )
    claimed: bool = column("Somebody claims responsibility for it.", example=False, derived=True)
    confirmed: bool = column("Somebody confirms it.", example=True, derived=True)
    denied: bool = column("Somebody denies it, or responsibility for it.", example=False, derived=True)
    not_commented: bool = column("Somebody is said not to have commented on it.", example=False, derived=True)
    aggregation_rule: str = column(
        "The rule by which the reports were aggregated.",
        codes="aggregation_rule",
        example="representative",
        derived=True,
        convention="rule names of the R package eventreport",
    )

    only_states_have_a_kind_and_no_type = rules.only_states_have_a_kind_and_no_type()
    a_mode_belongs_to_its_type = rules.a_mode_belongs_to_its_type("event_type", "event_mode", "event_mode")
    dates_are_ordered = rules.dates_are_ordered("date")
