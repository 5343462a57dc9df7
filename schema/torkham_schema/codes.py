"""Code lists and the crosswalk: data, read from the two CSV files beside this module.

`data/codes.csv` has every list that a coded column may take values from, `data/crosswalk.csv`
what the codes of one scheme are in another. Definitions are in our own words.
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv`, as text."""
    text = files("torkham_schema").joinpath("data", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def codes_of(code_list: str) -> tuple[str, ...]:
    """The codes of one list, in the order of the file, each once. KeyError names an unknown list."""
    found = tuple(dict.fromkeys(row["code"] for row in rows_of("codes") if row["code_list"] == code_list))
    if not found:
        raise KeyError(f"there is no code list {code_list!r}")
    return found


@cache
def parents_of(code_list: str) -> tuple[tuple[str, str], ...]:
    """Pairs of parent and code of one list: which modes belong to which type."""
    return tuple(
        (row["parent"], row["code"]) for row in rows_of("codes") if row["code_list"] == code_list and row["parent"]
    )
