"""The blocks table."""

from torkham_schema.column import column, link
from torkham_schema.tables.base import Table


class Blocks(Table):
    """One hashed block of a document's folded text, by which a slightly different copy is recognised."""

    class Config(Table.Config):
        """Name of the table."""

        name = "blocks"

    document_id: str = link(
        "documents.document_id", "Document it is a block of.", example="do-bd4k7m2x9qrt", key=True, derived=True
    )
    block: int = column("Number of the block in the document, from 0.", example=0, key=True, derived=True, at_least=0)
    folded_start: int = column("First character in the folded text.", example=0, derived=True, at_least=0)
    folded_length: int = column("Length in the folded text.", example=128, derived=True, at_least=96)
    digest: str = column(
        "BLAKE2b-128 of the block, keyed with the document's id.",
        example="7a" * 16,
        pattern="^[0-9a-f]{32}",
        derived=True,
    )
