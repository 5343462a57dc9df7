"""Statements and what belongs to them."""

import polars as pl

from torkham.build.tabulate.flatten import Frame, Sheet, children, inner, row_id, window_of, with_dates
from torkham_schema import annotation
from torkham_schema.codes import parents_of

OF_STATEMENT = ("article_id", "statement_id")


def statements(of: Sheet) -> Sheet:
    """One row a statement, with the article's outlet beside it."""
    act_types = {act: act_type for act_type, act in parents_of("speech_act")}
    rows = children(of, "statements", annotation.Statement, "article_id", "outlet_id")
    said = inner(rows, "said", annotation.Said, said_edtf="edtf", said_basis="basis", said_citation="citation")
    frame = rows.frame.hstack(said).with_columns(
        statement_id=row_id("st"),
        act_type=pl.col("speech_act").replace_strict(act_types, default=None, return_dtype=pl.String),
    )
    return Sheet(rows.items, with_dates(frame, "said_edtf", window_of("said")))


def coded_chain(statements: Sheet) -> Sheet:
    """One row a link that was coded."""
    numbered = statements.adding(statement=pl.col("n"))
    rows = children(
        numbered, "chain", annotation.ChainLink, *OF_STATEMENT, "statement", order=("statement", "position")
    )
    return rows.adding(link_id=_link_id())


def statement_chain(statements: Sheet, coded: Sheet) -> Frame:
    """One row a link: the coded ones, and before them position 0, the article's own voice."""
    voice = statements.frame.select(
        "article_place",
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
    return pl.concat([voice, coded.frame], how="diagonal").sort("article_place", "statement", "position")


def _link_id() -> pl.Expr:
    number = pl.concat_str(pl.col("statement").cast(pl.String), pl.lit("-"), pl.col("position").cast(pl.String))
    return row_id("ch", number)


def with_holders(statements: Frame, chain: Frame) -> Frame:
    """The statements with what follows from their chain: proximate source, holder, depth."""
    ends = chain.group_by("article_place", "statement", maintain_order=True).agg(
        proximate_source_id=pl.col("actor_id").filter(pl.col("position") <= 1).last(),
        holder_id=pl.col("actor_id").last(),
        holder_kind=pl.col("source_kind").last(),
        chain_depth=pl.len().cast(pl.Int64) - 1,
    )
    return statements.join(
        ends, left_on=["article_place", "n"], right_on=["article_place", "statement"], how="left", maintain_order="left"
    )


def statement_parties(statements: Sheet) -> Sheet:
    """One row an actor to whom or of whom something is said."""
    return children(statements, "parties", annotation.Party, *OF_STATEMENT).adding(party_id=row_id("py"))


def statement_events(statements: Sheet) -> Sheet:
    """One row a link of a statement to an event."""
    return children(statements, "events", annotation.StatementEvent, *OF_STATEMENT).adding(
        statement_event_id=row_id("se")
    )


def statement_relations(statements: Sheet) -> Sheet:
    """One row a relation of two statements."""
    return children(statements, "relations", annotation.StatementRelation, *OF_STATEMENT).adding(
        statement_relation_id=row_id("sr")
    )
