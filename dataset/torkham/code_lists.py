"""The code lists, and what the codes are in other schemes."""

from typing import TYPE_CHECKING, Any

from torkham.nearest import UnknownNameError
from torkham.opened import tables_at

if TYPE_CHECKING:
    import polars as pl


def codes(code_list: str | None = None, *, release: Any = None) -> "pl.DataFrame":
    """The codes of one list in their order, with labels, parents and definitions; without a name, all lists.

    UnknownNameError for a name that is no list says which there are.

    >>> import torkham
    >>> torkham.codes("realis")["code"].to_list()
    ['occurred', 'ongoing', 'planned', 'hypothetical', 'negated']
    """
    return _of_list(tables_at(release)["codes"], code_list)


def crosswalk(code_list: str | None = None, scheme: str | None = None, *, release: Any = None) -> "pl.DataFrame":
    """What our codes are in other schemes: one row a code and its counterpart, with how well the two fit.

    UnknownNameError for a list or scheme that is not there.

    >>> import torkham
    >>> torkham.crosswalk("date_precision", "UCDP date_prec")["other_code"][0]
    '1'
    """
    import polars as pl

    rows = _of_list(tables_at(release)["crosswalk"], code_list)
    if scheme is None:
        return rows
    schemes = rows.get_column("scheme").unique(maintain_order=True).to_list()
    if scheme not in schemes:
        raise UnknownNameError("scheme", scheme, schemes)
    return rows.filter(pl.col("scheme") == scheme)


def _of_list(rows: "pl.DataFrame", code_list: str | None) -> "pl.DataFrame":
    import polars as pl

    if code_list is None:
        return rows
    lists = rows.get_column("code_list").unique(maintain_order=True).to_list()
    if code_list not in lists:
        raise UnknownNameError("code list", code_list, lists)
    return rows.filter(pl.col("code_list") == code_list)
