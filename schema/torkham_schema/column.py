"""How a column of a table is declared: one call says all there is to know of it.

Everything given here ends in the pandera field's metadata, so that the codebook, the Arrow
schema, the descriptors and the error messages are all read from the one declaration.
"""

from typing import Any

import pandera.polars as pa
import polars as pl

from torkham_schema.codes import codes_of

RECORDED = "recorded in `missing`, with the reason"
"""What a null means in a coded column that a coder must account for."""

TOKEN = "[0-9a-z]{6,40}"
MOST_EXAMPLES = 100


def column(
    description: str,
    *,
    example: object,
    null: str | None = None,
    codes: str | None = None,
    references: str | None = None,
    pattern: str | None = None,
    key: bool = False,
    convention: str | None = None,
    crosswalk: str | None = None,
    derived: bool = False,
    holds_names: bool = False,
    at_least: float | None = None,
    at_most: float | None = None,
) -> Any:
    """Declare one column.

    `null` says what a null means (none: nulls are refused); `codes` names the code list its
    values are from; `references` the `table.column` it points at; `derived` that the build
    computes it; `holds_names` that names, titles or addresses may stand in it word for word.
    """
    return pa.Field(
        description=description,
        nullable=null is not None,
        isin=list(codes_of(codes)) if codes else None,
        str_matches=f"{pattern}$" if pattern else None,
        ge=at_least,
        le=at_most,
        n_failure_cases=MOST_EXAMPLES,
        metadata={
            "example": example,
            "null": null,
            "codes": codes,
            "references": references,
            "pattern": pattern,
            "key": key,
            "convention": convention,
            "crosswalk": crosswalk,
            "derived": derived,
            "holds_names": holds_names,
        },
    )


def own_id(prefix: str, description: str, *, of_article: bool = False, derived: bool = False) -> Any:
    """The key of a table: `<prefix>-<token>`, or `<prefix>-<article token>-<n>` for rows of an article."""
    example = f"{prefix}-bd4k7m2x9qrt" + ("-3" if of_article else "")
    pattern = f"^{prefix}-{TOKEN}" + ("(-[0-9]+)+" if of_article else "")
    return column(description, example=example, pattern=pattern, key=True, derived=derived)


def link(
    target: str, description: str, *, example: str, null: str | None = None, key: bool = False, derived: bool = False
) -> Any:
    """A foreign key: the column points at `table.column`."""
    return column(description, example=example, references=target, null=null, key=key, derived=derived)


def rule(name: str, right: pl.Expr, *, columns: str, allowed: str) -> Any:
    """A named rule over one row: `right` is true where the row is right; null counts as right.

    `columns` are those that a report shows, separated by spaces; `allowed` says in one sentence
    what the rule wants. A model assigns it to an attribute of the same name.
    """

    def check(_model: type, data: Any) -> pl.LazyFrame:
        frame: pl.LazyFrame = data.lazyframe
        return frame.select(right.fill_null(True))

    check.__name__ = name
    options: dict[str, Any] = {"n_failure_cases": MOST_EXAMPLES, "description": allowed, "title": columns}
    return pa.dataframe_check(name=name, **options)(check)
