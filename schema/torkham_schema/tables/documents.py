"""The documents table."""

import polars as pl

from torkham_schema.column import column, own_id, rule
from torkham_schema.tables.base import Table

NOT_FINGERPRINTED = "not fingerprinted, or too short to publish a hash of"
HASH = "^[0-9a-f]{64}"


class Documents(Table):
    """One captured page, named by its hash; its text is not published."""

    class Config(Table.Config):
        """Name of the table."""

        name = "documents"

    document_id: str = own_id("do", "Permanent identifier of the document.")
    container_kind: str = column("What kind of page it is.", codes="container_kind", example="aggregator")
    url: str = column(
        "Address it was captured from.", example="https://example.org/page", null="not known", holds_names=True
    )
    captured_on: pl.Date = column("Day of capture.", example="2025-08-22", null="not known")
    n_codepoints: int = column(
        "Length of the canonical text in Unicode code points.",
        example=2832,
        null="not fingerprinted",
        derived=True,
        at_least=0,
    )
    n_folded: int = column(
        "Length of the folded text.", example=2310, null="not fingerprinted", derived=True, at_least=0
    )
    text_sha256: str = column(
        "SHA-256 of the canonical text in UTF-8.", example="9f" * 32, null=NOT_FINGERPRINTED, pattern=HASH, derived=True
    )
    fold_sha256: str = column(
        "SHA-256 of the folded text in UTF-8.", example="3c" * 32, null=NOT_FINGERPRINTED, pattern=HASH, derived=True
    )
    text_format: str = column(
        "Version of the rules for canonical text, folding and blocks.",
        example="torkham-text/1",
        null="not fingerprinted",
        derived=True,
    )
    unicode_version: str = column(
        "Version of the Unicode data used in folding.", example="14.0.0", null="not fingerprinted", derived=True
    )

    an_address_is_an_address = rule(
        "an_address_is_an_address",
        pl.col("url").str.contains("^https?://[^ ]+$"),
        columns="url",
        allowed="an http or https address",
    )
