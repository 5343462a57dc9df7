"""Statements and what belongs to them."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, children, row_id, window_of, with_dates
from torkham_schema.codes import parents_of

OF_STATEMENT = ("article_id", "statement_id")


def statements(frame: Frame) -> Frame:
    """One row a statement, with its own lists still nested in it and the article's outlet beside it."""
    said = pl.col("said").struct
    act_types = {act: act_type for act_type, act in parents_of("speech_act")}
    rows = children(frame, "statements", "article_id", "outlet_id").with_columns(
        statement_id=row_id("st"),
        act_type=pl.col("speech_act").replace_strict(act_types, default=None, return_dtype=pl.String),
        said_edtf=said.field("edtf"),
        said_basis=said.field("basis"),
        said_citation=said.field("citation"),
    )
    return with_dates(rows, "said_edtf", window_of("said"))


def statement_chain(statements: Frame) -> Frame:
    """One row a link: the coded ones, and before them position 0, the article's own voice."""
    coded = children(statements.rename({"n": "statement"}), "chain", "article_id", "statement_id", "statement")
    voice = statements.select(
        "article_id",
        "statement_id",
        statement="n",
        position=pl.lit(0, pl.Int64),
        source_kind=pl.lit("author"),
        actor_id="outlet_id",
        anonymity=pl.lit("named"),
        plurality=pl.lit("one"),
        commitment="author_certainty",
    )
    number = pl.concat_str(pl.col("statement").cast(pl.String), pl.lit("-"), pl.col("position").cast(pl.String))
    return pl.concat([voice, coded], how="diagonal").with_columns(link_id=row_id("ch", number))


def with_holders(statements: Frame, chain: Frame) -> Frame:
    """The statements with what follows from their chain: proximate source, holder, depth."""
    ends = (
        chain.sort("statement_id", "position")
        .group_by("statement_id", maintain_order=True)
        .agg(
            proximate_source_id=pl.col("actor_id").filter(pl.col("position") <= 1).last(),
            holder_id=pl.col("actor_id").last(),
            holder_kind=pl.col("source_kind").last(),
            chain_depth=pl.len().cast(pl.Int64) - 1,
        )
    )
    return statements.join(ends, on="statement_id", how="left", maintain_order="left")


def statement_parties(statements: Frame) -> Frame:
    """One row an actor to whom or of whom something is said."""
    return children(statements, "parties", *OF_STATEMENT).with_columns(party_id=row_id("py"))


def statement_events(statements: Frame) -> Frame:
    """One row a link of a statement to an event."""
    return children(statements, "events", *OF_STATEMENT).with_columns(statement_event_id=row_id("se"))


def statement_relations(statements: Frame) -> Frame:
    """One row a relation of two statements."""
    return children(statements, "relations", *OF_STATEMENT).with_columns(statement_relation_id=row_id("sr"))
