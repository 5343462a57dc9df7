"""What tables, columns and views mean, to read at the prompt and in a notebook."""

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from torkham.facts import ColumnFacts
from torkham.nearest import UnknownNameError
from torkham.opened import Release, release_at

WIDTH = 100
GAP = "  "


@dataclass(frozen=True, repr=False)
class Description:
    """Something described: text at the prompt, a table in a notebook."""

    title: str
    """What is described."""
    text: str
    """What it is, in a sentence or two."""
    head: tuple[str, ...]
    """Names of the columns of `rows`."""
    rows: tuple[tuple[str, ...], ...]
    """What there is to know, a row each; the last column is prose."""

    def __repr__(self) -> str:
        widths = [max(len(row[n]) for row in (self.head, *self.rows)) for n in range(len(self.head) - 1)]
        indent = sum(widths) + len(GAP) * len(widths)
        lines = [self.title, *textwrap.wrap(self.text, WIDTH), ""]
        for row in (self.head, *self.rows):
            start = "".join(cell.ljust(width) + GAP for cell, width in zip(row, widths, strict=False))
            prose = textwrap.wrap(row[-1], max(WIDTH - indent, 30)) or [""]
            lines += [(start + prose[0]).rstrip(), *(" " * indent + line for line in prose[1:])]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        def cells(row: Sequence[str], tag: str) -> str:
            shown = (f"<{tag} style='text-align:left;vertical-align:top'>{html.escape(cell)}</{tag}>" for cell in row)
            return f"<tr>{''.join(shown)}</tr>"

        body = "".join(cells(row, "td") for row in self.rows)
        return (
            f"<p><b>{html.escape(self.title)}</b><br>{html.escape(self.text)}</p>"
            f"<table><thead>{cells(self.head, 'th')}</thead><tbody>{body}</tbody></table>"
        )


def describe(name: str | None = None, *, release: Any = None) -> Description:
    """What there is: all tables and views; the columns of one (`"events"`); or one column (`"events.event_type"`).

    UnknownNameError for a name that is none of them says which there are, nearest first.

    >>> import torkham
    >>> torkham.describe("events.event_type").title
    'events.event_type'
    """
    opened = release_at(release)
    if name is None:
        return _everything(opened)
    table, dot, column = name.partition(".")
    if table in opened.facts:
        return _column(opened, table, column) if dot else _table(opened, table)
    from torkham.views.every import VIEWS, view_of

    if table not in VIEWS:
        raise UnknownNameError("table or view", table, [*opened.facts, *VIEWS])
    facts = view_of(table, opened).facts()
    if not dot:
        rows = tuple((c.name, c.type, c.codes or "", c.description) for c in facts.columns)
        return Description(table, f"A view. {facts.description}", ("column", "type", "codes", "meaning"), rows)
    columns = {c.name: c for c in facts.columns}
    if column not in columns:
        raise UnknownNameError(f"column of {table}", column, columns)
    return _of_column(opened, name, columns[column])


def _everything(opened: Release) -> Description:
    tables = tuple(
        (facts["group"], name, f"{facts['rows']:,}", facts["description"])
        for name, facts in opened.manifest["tables"].items()
    )
    text = f"torkham {opened.version}: the tables, core first. Views are made when they are asked for."
    return Description("torkham", text, ("group", "table", "rows", "one row is"), tables + _views())


def _views() -> tuple[tuple[str, ...], ...]:
    from torkham.views.every import VIEWS

    return tuple(("views", name, "", f"A view: {view.about}.") for name, view in VIEWS.items())


def _table(opened: Release, name: str) -> Description:
    facts = opened.table_facts(name)
    rows = tuple(
        (c.name, c.type, "key" if c.key else c.codes or c.references or "", _meaning(c)) for c in facts.columns
    )
    count = opened.manifest["tables"][name]["rows"]
    text = f"{facts.description} {count:,} rows."
    return Description(name, text, ("column", "type", "codes or link", "meaning"), rows)


def _meaning(column: ColumnFacts) -> str:
    return column.description + (f" Null: {column.null_means}." if column.null_means else "")


def _column(opened: Release, table: str, name: str) -> Description:
    return _of_column(opened, f"{table}.{name}", opened.column_facts(table, name))


def _of_column(opened: Release, title: str, column: ColumnFacts) -> Description:
    facts = {
        "type": column.type,
        "null means": column.null_means,
        "example": None if column.example is None else str(column.example),
        "points at": column.references,
        "form": column.pattern,
        "range": _range(column),
        "derived": "by the build" if column.derived else None,
        "convention": column.convention,
        "crosswalk": column.crosswalk,
        "code list": column.codes,
    }
    rows = [(name, value) for name, value in facts.items() if value is not None]
    if column.codes:
        listed = opened["codes"].rows_by_key("code_list", named=True).get(column.codes, [])
        rows += [(f"  {row['code']}", row["definition"]) for row in listed]
    return Description(title, column.description, ("", ""), tuple(rows))


def _range(column: ColumnFacts) -> str | None:
    if column.minimum is None and column.maximum is None:
        return None
    low, high = column.minimum, column.maximum
    return f"from {low:g}" + ("" if high is None else f" to {high:g}") if low is not None else f"up to {high:g}"
