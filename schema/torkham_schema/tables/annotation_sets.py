"""The annotation_sets table."""

import polars as pl

from torkham_schema.column import column, own_id
from torkham_schema.tables.base import Table


class AnnotationSets(Table):
    """One pass of coding: who coded, what kind of coder, by which codebook, when."""

    class Config(Table.Config):
        """Name of the table."""

        name = "annotation_sets"

    annotation_set_id: str = own_id("as", "Permanent identifier of the set.")
    coding_pass: str = column("Which pass.", codes="pass", example="first")
    coder: str = column("Who coded: a name or a model.", example="a language model, named", holds_names=True)
    coder_kind: str = column("What kind of coder.", codes="coder_kind", example="language_model")
    codebook_version: str = column("Version of the codebook.", example="1.0", pattern=r"^[0-9]+(\.[0-9]+)*")
    coded_on: pl.Date = column("Day on which the pass was finished.", example="2026-11-21")
    checked_by_person: bool = column("A person has checked the coding.", example=False)
    note: str = column("What else to know.", example="Coded to prove the format.", null="nothing")
