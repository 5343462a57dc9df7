"""Rules over one row that more than one table has, each a named expression."""

from typing import Any

import polars as pl

from torkham_schema.codes import parents_of
from torkham_schema.column import rule


def dates_are_ordered(prefix: str) -> Any:
    """Earliest is not after latest and start not after end, in the four bounds of a date; null is open."""
    start_earliest, start_latest = pl.col(f"{prefix}_start_earliest"), pl.col(f"{prefix}_start_latest")
    end_earliest, end_latest = pl.col(f"{prefix}_end_earliest"), pl.col(f"{prefix}_end_latest")
    return rule(
        "dates_are_ordered",
        (start_earliest <= start_latest).fill_null(True)
        & (end_earliest <= end_latest).fill_null(True)
        & (start_earliest <= end_earliest).fill_null(True)
        & (start_latest <= end_latest).fill_null(True)
        & (start_earliest <= end_latest).fill_null(True),
        columns=f"{prefix}_start_earliest {prefix}_start_latest {prefix}_end_earliest {prefix}_end_latest",
        allowed="earliest not after latest, start not after end",
    )


def a_window_is_ordered(prefix: str) -> Any:
    """The earliest day is not after the latest; null is open."""
    return rule(
        "a_window_is_ordered",
        pl.col(f"{prefix}_earliest") <= pl.col(f"{prefix}_latest"),
        columns=f"{prefix}_earliest {prefix}_latest",
        allowed="an earliest day not after the latest",
    )


def a_date_has_a_basis(prefix: str) -> Any:
    """Who gives a date says how it is known; who gives none gives no basis."""
    return rule(
        "a_date_has_a_basis",
        pl.col(f"{prefix}_edtf").is_null() == pl.col(f"{prefix}_basis").is_null(),
        columns=f"{prefix}_edtf {prefix}_basis",
        allowed="a date and its basis, or neither",
    )


def an_outside_date_is_cited(prefix: str) -> Any:
    """A date or year from outside the article has its citation."""
    outside = (pl.col(f"{prefix}_basis") == "external_source").fill_null(False)
    columns = f"{prefix}_basis {prefix}_citation"
    if prefix == "date":
        outside |= (pl.col("year_basis") == "external_source").fill_null(False)
        columns = "date_basis year_basis date_citation"
    return rule(
        "an_outside_date_is_cited",
        ~outside | pl.col(f"{prefix}_citation").is_not_null(),
        columns=columns,
        allowed="a citation wherever a basis is external_source",
    )


def a_mode_belongs_to_its_type(type_column: str, mode_column: str, code_list: str) -> Any:
    """A mode is one of the modes that its type has."""
    pairs = [f"{parent} {code}" for parent, code in parents_of(code_list)]
    pair = pl.concat_str(pl.col(type_column).fill_null("none"), pl.col(mode_column), separator=" ")
    return rule(
        "a_mode_belongs_to_its_type",
        pl.col(mode_column).is_null() | pair.is_in(pairs),
        columns=f"{type_column} {mode_column}",
        allowed=f"a mode whose parent in the list {code_list} is the type",
    )


def only_states_have_a_kind_and_no_type() -> Any:
    """A state of affairs has a kind and no type; an occurrence or composite a type and no kind."""
    state = pl.col("event_class") == "state_of_affairs"
    return rule(
        "only_states_have_a_kind_and_no_type",
        (state == pl.col("event_type").is_null()) & (state == pl.col("state_kind").is_not_null()),
        columns="event_class event_type state_kind",
        allowed="a state of affairs has a kind and no type, all others a type and no kind",
    )


def text_is_not_blank(column: str) -> Any:
    """A text that is there says something."""
    return rule(
        "text_is_not_blank",
        pl.col(column).str.strip_chars().str.len_chars() > 0,
        columns=column,
        allowed="words, or null",
    )
