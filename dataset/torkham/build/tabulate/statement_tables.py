"""Statements and what belongs to them."""

import polars as pl

from torkham.build.tabulate.flatten import PLACE, Frame, children, in_sequence, row_id, window_of, with_dates
from torkham.build.tabulate.levels import Levels
from torkham_schema.codes import parents_of

OF_STATEMENT = ("article_id", "statement_id")
SAID = {"said.edtf": "said_edtf", "said.basis": "said_basis", "said.citation": "said_citation"}
LINKS = (PLACE, "statement", "position")
"""The order of the links of chains."""


def statements(levels: Levels, articles: Frame) -> Frame:
    """One row a statement, with the article's outlet beside it."""
    act_types = {act: act_type for act_type, act in parents_of("speech_act")}
    rows = children(levels, "statements", articles, "article_id", "outlet_id").rename(SAID)
    named = rows.with_columns(
        statement_id=row_id("st"),
        act_type=pl.col("speech_act").replace_strict(act_types, default=None, return_dtype=pl.String),
    )
    return with_dates(named, "said_edtf", window_of("said"))


def coded_chain(levels: Levels, statements: Frame) -> Frame:
    """One row a link that was coded."""
    numbered = statements.with_columns(statement="n")
    return children(levels, "statements.chain", numbered, *OF_STATEMENT, "statement").with_columns(link_id=_link_id())


def statement_chain(statements: Frame, coded: Frame) -> Frame:
    """One row a link: the coded ones, and before them position 0, the article's own voice."""
    voice = statements.select(
        PLACE,
        "article_id",
        "statement_id",
        statement="n",
        position=pl.lit(0, pl.Int64),
        source_kind=pl.lit("author"),
        actor_id="outlet_id",
        anonymity=pl.lit("named"),
        plurality=pl.lit("one"),
        commitment="author_certainty",
    ).with_columns(link_id=_link_id())
    return in_sequence(pl.concat([voice, coded], how="diagonal"), LINKS)


def _link_id() -> pl.Expr:
    number = pl.concat_str(pl.col("statement").cast(pl.String), pl.lit("-"), pl.col("position").cast(pl.String))
    return row_id("ch", number)


def with_holders(statements: Frame, chain: Frame) -> Frame:
    """The statements with what follows from their chain: proximate source, holder, depth."""
    ends = chain.group_by(PLACE, "statement", maintain_order=True).agg(
        proximate_source_id=pl.col("actor_id").filter(pl.col("position") <= 1).last(),
        holder_id=pl.col("actor_id").last(),
        holder_kind=pl.col("source_kind").last(),
        chain_depth=pl.len().cast(pl.Int64) - 1,
    )
    return statements.join(ends, left_on=[PLACE, "n"], right_on=[PLACE, "statement"], how="left", maintain_order="left")


def statement_parties(levels: Levels, statements: Frame) -> Frame:
    """One row an actor to whom or of whom something is said."""
    rows = children(levels, "statements.parties", statements, *OF_STATEMENT)
    return rows.with_columns(party_id=row_id("py"))


def statement_events(levels: Levels, statements: Frame) -> Frame:
    """One row a link of a statement to an event."""
    rows = children(levels, "statements.events", statements, *OF_STATEMENT)
    return rows.with_columns(statement_event_id=row_id("se"))


def statement_relations(levels: Levels, statements: Frame) -> Frame:
    """One row a relation of two statements."""
    rows = children(levels, "statements.relations", statements, *OF_STATEMENT)
    return rows.with_columns(statement_relation_id=row_id("sr"))
