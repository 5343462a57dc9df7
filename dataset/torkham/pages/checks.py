"""Which rules check a column: those of its table, and those across tables as far as they name it."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from torkham_schema.column import RECORDED
from torkham_schema.dictionary import ColumnFacts, TableFacts, tables
from torkham_schema.relations import RELATIONS, numbers
from torkham_schema.relations.relation import Relation

GENERAL: Mapping[str, Callable[[TableFacts, ColumnFacts], bool]] = {
    "every_key_is_unique": lambda _, column: column.key,
    "every_reference_exists": lambda _, column: column.references is not None,
    "every_null_is_accounted_for": lambda _, column: column.null_means == RECORDED,
    "every_date_can_be_read": lambda table, column: numbers.DATES.get(table.name) == column.name,
    "every_coded_row_has_evidence": lambda table, column: table.group == "coded" and _own_id(column),
    "retired_ids_do_not_come_back": lambda _, column: _own_id(column),
}
"""Rules across tables that look at columns by what is declared of them."""


def _own_id(column: ColumnFacts) -> bool:
    return column.key and column.type == "string" and column.pattern is not None and column.references is None


@cache
def rules_of(table: str, column: str) -> tuple[str, ...]:
    """The names of the rules that check a column: those within a row first."""
    facts = tables()[table]
    own = [rule.name for rule in facts.rules if column in rule.columns]
    return (*own, *(relation.name for relation in RELATIONS if (table, column) in checked(relation)))


def checked(relation: Relation) -> frozenset[tuple[str, str]]:
    """The tables and columns in which a rule across tables finds what breaks it."""
    every = [(table, column) for table in tables().values() for column in table.columns]
    if general := GENERAL.get(relation.name):
        return frozenset((table.name, column.name) for table, column in every if general(table, column))
    named = set(_named(relation))
    return frozenset(
        (table.name, column.name)
        for table, column in every
        if (table.name, column.name) in named or (None, column.name) in named
    )


def _named(relation: Relation) -> Iterator[tuple[str | None, str]]:
    """What the rule's source gives to `broken`: table and column; None for a table that it works out."""
    source = textwrap.dedent(inspect.getsource(relation.find))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "broken":
            table, _, column = node.args[:3]
            if isinstance(column, ast.Constant):
                yield (str(table.value) if isinstance(table, ast.Constant) else None), str(column.value)
