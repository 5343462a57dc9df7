"""What only the whole corpus can tell: references and chains that cross shards, and the registries themselves."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from torkham.build.problems import Problem
from torkham.build.shards.catalogue import Catalogue
from torkham.build.shards.made import Made, path_of
from torkham.build.storage import read_frame, written
from torkham.build.validate import broken, check_table
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS

PENDING, STATEMENTS = "pending", "named-statements"
"""Files of a shard: references that it cannot resolve, and the statements that others may name."""
CHAINED = {
    "event_relations": pl.col("relation") == "part_of",
    "articles": pl.col("same_text_as").is_not_null(),
}
"""Rows that make chains across shards."""


def write(folder: Path, frames: Mapping[str, pl.DataFrame], pending: pl.DataFrame) -> None:
    """Write into a shard's folder what these questions need of it."""
    chained = {f"links-{name}": frames[name].filter(rows) for name, rows in CHAINED.items()}
    named = frames["statements"].select(value="statement_id")
    for name, rows in {PENDING: pending, STATEMENTS: named, **chained}.items():
        with written(path_of(folder, name)) as file:
            rows.write_parquet(file)


def of_registries(known: Mapping[str, pl.DataFrame], listed: Catalogue) -> Iterator[Problem]:
    """What is wrong with the registries, given the index of all articles."""
    asked = [name for name in known if name != "events"]
    for name in asked:
        yield from check_table(tables()[name], known[name])
    named = [
        known[name].get_column(column.name)
        for name in asked
        for column in tables()[name].columns
        if column.references == "articles.article_id"
    ]
    mentioned = listed.articles(pl.concat([pl.Series(dtype=pl.String), *named]).drop_nulls())
    frames = {name: known[name] for name in asked} | {"articles": pl.DataFrame({"article_id": mentioned})}
    for rule in RELATIONS:
        if "registry" in rule.scopes:
            yield from broken(rule, rule.find(frames).filter(pl.col("table").is_in(asked)))


def of_chains(shards: Sequence[Made]) -> Iterator[Problem]:
    """Chains that run in circles, across all shards."""
    frames = {
        name: pl.concat([read_frame(path_of(shard.folder, f"links-{name}")) for shard in shards]) for name in CHAINED
    }
    for rule in RELATIONS:
        if "corpus" in rule.scopes:
            yield from broken(rule, rule.find(frames))


def of_pending(shards: Sequence[Made], listed: Catalogue) -> Iterator[Problem]:
    """References to articles and statements of other shards that are not there."""
    asking = [read_frame(path_of(shard.folder, PENDING)) for shard in shards if shard.pending]
    if not asking:
        return
    pending = pl.concat(asking)
    named = pending.filter(pl.col("target") == "articles")
    there = pl.DataFrame({"value": listed.articles(named.get_column("value"))})
    dangling = [named.join(there, on="value", how="anti")]
    named = pending.filter(pl.col("target") == "statements")
    for shard in shards:
        if not named.is_empty():
            named = named.join(read_frame(path_of(shard.folder, STATEMENTS)), on="value", how="anti")
    (rule,) = (rule for rule in RELATIONS if rule.name == "every_reference_exists")
    yield from broken(rule, pl.concat([*dangling, named]))
