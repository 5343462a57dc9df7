"""One page a table: the codebook of its columns, from the schema."""

from torkham.pages.markdown import page, sentence, table
from torkham_schema.dictionary import ColumnFacts, TableFacts, tables
from torkham_schema.relations import RELATIONS

GROUPS = {
    "core": "What people come for.",
    "coded": "What is under them: what each article says, and on whose word.",
    "evidence": "Where it is said: documents, articles, segments, and exact characters.",
    "registry": "Who and what is meant: names, relations, places, codes.",
    "release": "Who coded, how well coders agree, and what changed.",
}


def pages() -> dict[str, str]:
    """Every page of the tables, by its path in `docs`."""
    found = {f"tables/{name}.md": _page(facts) for name, facts in tables().items()}
    return {"tables/index.md": _index(), "rules.md": _rules(), **found}


def _index() -> str:
    parts = []
    for group, purpose in GROUPS.items():
        rows = [(f"[{name}]({name}.md)", facts.description) for name, facts in tables().items() if facts.group == group]
        parts.append(f"## {group.capitalize()}\n\n{purpose}\n\n{table(('table', 'one row is'), rows)}")
    return page("Tables", "Most people need the three core tables; the others say what stands behind them.", *parts)


def _page(facts: TableFacts) -> str:
    overview = [(f"[{c.name}](#{c.name})", c.type, _kind(c), c.description) for c in facts.columns]
    return page(
        facts.name,
        facts.description,
        f"Group *{facts.group}*. Key: {', '.join(f'`{name}`' for name in facts.key)}.",
        table(("column", "type", "", "what it says"), overview),
        "## Columns",
        *(_column(c) for c in facts.columns),
        _own_rules(facts),
        _joins(facts),
    )


def _kind(column: ColumnFacts) -> str:
    return "derived" if column.derived else "key" if column.key else "coded"


def _column(column: ColumnFacts) -> str:
    facts = [
        ("Type", column.type),
        ("Kind", "derived by the build" if column.derived else "written by coders or curators"),
        ("Example", f"`{column.example}`"),
        ("Null", f"means: {column.null_means}" if column.nullable else "never"),
        ("Codes", f"[{column.codes}](../codes.md#{column.codes})" if column.codes else None),
        ("Points at", _link(column.references) if column.references else None),
        ("Form", f"`{column.pattern}`" if column.pattern else None),
        ("Range", _range(column)),
        ("Convention", column.convention),
        ("Compare", column.crosswalk),
    ]
    shown = "\n".join(f"- {name}: {value}" for name, value in facts if value)
    return f"### {column.name} {{ #{column.name} }}\n\n{column.description}\n\n{shown}"


def _link(reference: str) -> str:
    name, _, column = reference.partition(".")
    return f"[{reference}]({name}.md#{column})"


def _range(column: ColumnFacts) -> str | None:
    if column.minimum is None and column.maximum is None:
        return None
    low = "" if column.minimum is None else f"from {column.minimum:g}"
    high = "" if column.maximum is None else f"to {column.maximum:g}"
    return f"{low} {high}".strip()


def _own_rules(facts: TableFacts) -> str:
    rows = [(sentence(rule.name), ", ".join(f"`{c}`" for c in rule.columns), rule.allowed) for rule in facts.rules]
    return "## Rules of a row\n\n" + table(("rule", "columns", "allowed"), rows) if rows else ""


def _joins(facts: TableFacts) -> str:
    outward = [(f"`{c.name}`", _link(c.references)) for c in facts.columns if c.references]
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


def _rules() -> str:
    across = [(sentence(rule.name), rule.allowed) for rule in RELATIONS]
    within = [
        (f"[{facts.name}](tables/{facts.name}.md)", sentence(rule.name), rule.allowed)
        for facts in tables().values()
        for rule in facts.rules
    ]
    return page(
        "Rules",
        "A release breaks none of these. Every column has its type, code list, form, range and nulls beside them.",
        "## Across tables\n\n" + table(("rule", "allowed"), across),
        "## Within a row\n\n" + table(("table", "rule", "allowed"), within),
    )
