"""The utterances table."""

from torkham_schema import rules
from torkham_schema.column import column, link, own_id
from torkham_schema.tables.base import Table


class Utterances(Table):
    """One speaker on one occasion; several articles may report it, and it counts as one source."""

    class Config(Table.Config):
        """Name of the table."""

        name = "utterances"

    utterance_id: str = own_id("ut", "Permanent identifier of the utterance.")
    speaker_id: str = link("actors.actor_id", "Who spoke.", example="ac-bd4k7m2x9qrt")
    occasion: str = column("The occasion, in our words.", example="Press conference of 26 May 2024")

    text_is_not_blank = rules.text_is_not_blank("occasion")
