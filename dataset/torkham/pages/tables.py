"""One page a table: the codebook of its columns, from the schema; the index with its picture; the rules."""

from torkham.pages.columns import joins, link, section
from torkham.pages.entity_relations import picture
from torkham.pages.markdown import folded, page, sentence, table
from torkham.pages.table_questions import QUESTIONS
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
        rows = [
            (f"[{name}]({name}.md)", facts.description, QUESTIONS[name])
            for name, facts in tables().items()
            if facts.group == group
        ]
        parts.append(f"## {group.capitalize()}\n\n{purpose}\n\n{table(('table', 'one row is', 'it answers'), rows)}")
    return page(
        "Tables", "Most people need the three core tables; the others say what stands behind them.", *parts, _picture()
    )


def _picture() -> str:
    joined = [
        (f"[{facts.name}]({facts.name}.md)", f"`{c.name}`", link(c.references))
        for facts in tables().values()
        for c in facts.columns
        if c.references
    ]
    return "\n\n".join(
        [
            "## The picture",
            "Every box is a table, and a link to its page; under its name stand the columns that point at rows of "
            "other tables, with a line to each. Point at a box, or reach it with the tab key, and only its own lines "
            "stay. Three tables point at rows by name rather than by one key: `spans`, `missing` and `adjudications` "
            "name the table and the identifier.",
            picture(tables()),
            folded("The same as a table", table(("table", "column", "points at"), joined)),
        ]
    )


def _page(facts: TableFacts) -> str:
    overview = [(f"[{c.name}](#{c.name})", c.type, _kind(c), c.description) for c in facts.columns]
    return page(
        facts.name,
        f"**{QUESTIONS[facts.name]}** One row: {facts.description[0].lower()}{facts.description[1:]}",
        f"Group *{facts.group}*. Key: {', '.join(f'`{name}`' for name in facts.key)}. "
        f"Download: [{facts.name}.parquet](../downloads/current/{facts.name}.parquet).",
        table(("column", "type", "kind", "what it says"), overview),
        "## Columns",
        *(section(facts, c) for c in facts.columns),
        _own_rules(facts),
        joins(facts),
    )


def _kind(column: ColumnFacts) -> str:
    return "derived" if column.derived else "key" if column.key else "coded"


def _own_rules(facts: TableFacts) -> str:
    rows = [
        (f"[{sentence(rule.name)}](../rules.md#{rule.name})", ", ".join(f"`{c}`" for c in rule.columns), rule.allowed)
        for rule in facts.rules
    ]
    return "## Rules of a row\n\n" + table(("rule", "columns", "allowed"), rows) if rows else ""


def _rules() -> str:
    across = [(_named(rule.name), rule.allowed) for rule in RELATIONS]
    seen: set[str] = set()
    within = []
    for facts in tables().values():
        for rule in facts.rules:
            name = f"`{rule.name}`" if rule.name in seen else _named(rule.name)
            within.append((f"[{facts.name}](tables/{facts.name}.md)", name, rule.allowed))
            seen.add(rule.name)
    return page(
        "Rules",
        "A release breaks none of these. Every column has its type, code list, form, range and nulls beside them. A "
        "rule's name is a sentence that is true of a right dataset; error messages give it, and so do the pages of the "
        "tables, beside every column that it looks at.",
        "## Across tables\n\n" + table(("rule", "allowed"), across),
        "## Within a row\n\n" + table(("table", "rule", "allowed"), within),
    )


def _named(rule: str) -> str:
    return f"`{rule}`{{ #{rule} }}"
