"""What the two databases share: in which order tables are made, and their definitions in SQL."""

from collections.abc import Iterable, Mapping

import polars as pl

from torkham.facts import Facts, TableFacts


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A string literal."""
    return "'" + value.replace("'", "''") + "'"


def links(table: TableFacts, among: Iterable[str]) -> list[tuple[str, str, str]]:
    """Foreign keys of a table to tables that are there: column, other table, its column."""
    there = set(among)
    found = [(c.name, *c.references.split(".")) for c in table.columns if c.references]
    return [(column, other, target) for column, other, target in found if other in there]


def in_order(facts: Facts, names: Iterable[str]) -> list[str]:
    """The tables so that each comes after those that it points at; ValueError names a circle of them."""
    waiting = {name: {other for _, other, _ in links(facts[name], names)} - {name} for name in names}
    order: list[str] = []
    while waiting:
        ready = [name for name, others in waiting.items() if not others - set(order)]
        if not ready:
            raise ValueError(f"these tables point at each other in a circle: {', '.join(waiting)}")
        order += ready
        waiting = {name: others for name, others in waiting.items() if name not in ready}
    return order


def create(table: TableFacts, types: Mapping[str, str], among: Iterable[str]) -> str:
    """The definition of a table. A key with a nullable column is unique, not primary: SQL allows no null there."""
    lines = [f"{quoted(c.name)} {types[c.type]}{'' if c.nullable else ' NOT NULL'}" for c in table.columns]
    if table.key:
        keyed = ", ".join(map(quoted, table.key))
        nullable = any(c.nullable for c in table.columns if c.key)
        lines.append(f"{'UNIQUE' if nullable else 'PRIMARY KEY'} ({keyed})")
    lines += [
        f"FOREIGN KEY ({quoted(column)}) REFERENCES {quoted(other)} ({quoted(target)})"
        for column, other, target in links(table, among)
    ]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def own_links_first(table: TableFacts, frame: pl.DataFrame) -> list[pl.DataFrame]:
    """The rows in turns, so that a row comes after those of its own table that it points at."""
    to_itself = [column for column, _, _ in links(table, [table.name])]
    if not to_itself:
        return [frame]
    (key,) = table.key
    turns: list[pl.DataFrame] = []
    rest = frame
    while len(rest):
        free = pl.all_horizontal(
            pl.col(column).is_null() | ~pl.col(column).is_in(rest.get_column(key).implode()) for column in to_itself
        )
        turn = rest.filter(free)
        if not len(turn):
            raise ValueError(
                f"rows of {table.name} point at each other in a circle: {rest.get_column(key).head(3).to_list()}"
            )
        turns.append(turn)
        rest = rest.filter(~free)
    return turns or [frame]
