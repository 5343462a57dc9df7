"""One column's section of its table's page."""

from torkham.pages.checks import rules_of
from torkham.pages.markdown import anchor, folded, sentence, table
from torkham_schema.codes import rows_of
from torkham_schema.column import RECORDED
from torkham_schema.dictionary import ColumnFacts, TableFacts, tables

LONG = 12
"""A list of more codes than this is folded."""


def section(facts: TableFacts, column: ColumnFacts) -> str:
    """Everything that is known of a column, under a heading with a lasting anchor."""
    lines = [
        ("Type", column.type),
        ("Kind", "derived by the build" if column.derived else "written by coders or curators"),
        ("Example", f"`{column.example}`"),
        ("Null", _null(column)),
        ("Points at", link(column.references) if column.references else None),
        ("Form", f"`{column.pattern}`" if column.pattern else None),
        ("Range", _range(column)),
        ("Convention", column.convention),
        ("Crosswalk", _crosswalk(column)),
        ("Checked by", _rules(facts.name, column.name)),
    ]
    shown = "\n".join(f"- {name}: {value}" for name, value in lines if value)
    parts = [f"### {column.name} {{ #{column.name} }}", column.description, shown, _codes(column)]
    return "\n\n".join(part for part in parts if part)


def link(reference: str) -> str:
    """A link to the column that a foreign key points at."""
    name, _, column = reference.partition(".")
    return f"[{reference}]({name}.md#{column})"


def _null(column: ColumnFacts) -> str:
    if not column.nullable:
        return "never"
    if column.null_means == RECORDED:
        reasons = [f"[`{row['code']}`](../codes.md#{anchor(row)})" for row in _list("missing_reason")]
        return f"allowed; the reason is in [missing](missing.md): {', '.join(reasons)}"
    return f"means: {column.null_means}"


def _crosswalk(column: ColumnFacts) -> str | None:
    known = {row["code_list"] for row in rows_of("crosswalk")}
    linked = f"[code by code](../crosswalk.md#{column.codes})" if column.codes in known else None
    return "; ".join(filter(None, (column.crosswalk, linked))) or None


def _rules(table_name: str, column: str) -> str:
    return ", ".join(f"[{sentence(name).lower()}](../rules.md#{name})" for name in rules_of(table_name, column))


def _list(name: str) -> list[dict[str, str]]:
    return [row for row in rows_of("codes") if row["code_list"] == name]


def _codes(column: ColumnFacts) -> str:
    """The codes that a column may have, with their definitions."""
    if not column.codes:
        return ""
    listed = _list(column.codes)
    rows = [(f"[`{row['code']}`](../codes.md#{anchor(row)})", row["definition"]) for row in listed]
    shown = table(("code", "definition"), rows)
    head = f"Allowed are the {len(rows)} codes of [{column.codes}](../codes.md#{column.codes})"
    if len(rows) <= LONG:
        return f"{head}:\n\n{shown}"
    return f"{head}.\n\n{folded(f'All codes of {column.codes}', shown)}"


def _range(column: ColumnFacts) -> str | None:
    if column.minimum is None and column.maximum is None:
        return None
    low = "" if column.minimum is None else f"from {column.minimum:g}"
    high = "" if column.maximum is None else f"to {column.maximum:g}"
    return f"{low} {high}".strip()


def joins(facts: TableFacts) -> str:
    """What a table points at, and what points at it."""
    outward = [(f"`{c.name}`", link(c.references)) for c in facts.columns if c.references]
    inward = [
        (f"`{other.name}.{c.name}`", f"[{other.name}]({other.name}.md#{c.name})")
        for other in tables().values()
        for c in other.columns
        if c.references and c.references.partition(".")[0] == facts.name and other.name != facts.name
    ]
    parts = []
    if outward:
        parts.append("### It points at\n\n" + table(("column", "points at"), outward))
    if inward:
        parts.append("### What points at it\n\n" + table(("column", "in"), inward))
    return "## Joins\n\n" + "\n\n".join(parts) if parts else ""
