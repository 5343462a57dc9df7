"""The result of a view: its rows, what they mean, and what was left out."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from torkham.facts import ColumnFacts, TableFacts

LeftOut = tuple[str, str, int]
"""What was left out, why, and how many rows of it."""

TYPES = {pl.String: "string", pl.Int64: "integer", pl.Float64: "number", pl.Boolean: "boolean", pl.Date: "date"}


@dataclass(frozen=True, repr=False)
class View:
    """The rows of a view, and what is not in them."""

    name: str
    description: str
    """What one row is."""
    frame: pl.DataFrame
    """The rows."""
    meanings: Mapping[str, str]
    """What each column means."""
    left_out: pl.DataFrame
    """What was left out: `what`, `why` and `rows`; nothing else was."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Code lists of the columns that have one."""

    def facts(self) -> TableFacts:
        """What is known of the view, as of a table."""
        columns = (
            ColumnFacts(name, TYPES[type(dtype)], self.meanings[name], codes=self.codes.get(name))
            for name, dtype in self.frame.schema.items()
        )
        return TableFacts(self.name, "views", self.description, tuple(columns))

    def __repr__(self) -> str:
        lines = [f"{self.name}: {self.description}", str(self.frame), "left out:"]
        lines += [f"  {rows} {what}: {why}" for what, why, rows in self.left_out.iter_rows() if rows]
        return "\n".join(lines if self.left_out["rows"].sum() else [*lines[:-1], "nothing was left out"])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li>{rows} {html.escape(what)}: {html.escape(why)}</li>"
            for what, why, rows in self.left_out.iter_rows()
            if rows
        )
        return (
            f"<p><b>{html.escape(self.name)}</b>: {html.escape(self.description)}</p>{self.frame._repr_html_()}"
            f"<p>left out:</p><ul>{rows or '<li>nothing</li>'}</ul>"
        )


def view(
    name: str,
    description: str,
    frame: pl.DataFrame,
    meanings: Mapping[str, str],
    left_out: Iterable[LeftOut],
    codes: Mapping[str, str] | None = None,
) -> View:
    """A view with its columns in the order of `meanings`, and no others."""
    missed = pl.DataFrame(list(left_out), schema={"what": pl.String, "why": pl.String, "rows": pl.Int64}, orient="row")
    return View(name, description, frame.select(list(meanings)), dict(meanings), missed, dict(codes or {}))
