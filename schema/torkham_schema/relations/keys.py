"""Keys and references."""

import polars as pl

from torkham_schema.dictionary import tables
from torkham_schema.relations.relation import Tables, broken, relation, together, unknown


@relation("each key once in its table", "article", "event", "registry")
def every_key_is_unique(frames: Tables) -> pl.DataFrame:
    """No two rows of a table have the same key."""
    found = []
    for name in frames:
        key = list(tables()[name].key)
        found.append(broken(name, _repeated(frames[name], key), key[0]))
    return together(found)


def _repeated(rows: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """The rows that share their key with another; keys of which all hashes differ differ, and hashes compare fast."""
    keys = rows.select(key)
    if keys.hash_rows().n_unique() == len(keys):
        return rows.clear()
    return rows.filter(keys.is_duplicated())


@relation("the identifier of a row that is there", "article", "event", "registry")
def every_reference_exists(frames: Tables) -> pl.DataFrame:
    """A foreign key points at a row of its table, of all tables that are at hand."""
    found = []
    for name, rows in frames.items():
        for column in tables()[name].columns:
            if column.references and column.name in rows.columns:
                target, _, target_column = column.references.partition(".")
                if target not in frames:
                    continue
                dangling = unknown(rows, column.name, frames[target].get_column(target_column))
                found.append(broken(name, dangling, column.name))
    return together(found)


@relation("one report of an event in an article")
def an_article_reports_an_event_once(frames: Tables) -> pl.DataFrame:
    """All that one article says of one event is one report."""
    twice = pl.struct("event_id", "article_id").is_duplicated()
    return broken("reports", frames["reports"].filter(twice), "event_id")


@relation("each ordinal once in its document")
def an_ordinal_is_used_once(frames: Tables) -> pl.DataFrame:
    """The articles of one document are numbered."""
    twice = pl.struct("document_id", "ordinal").is_duplicated()
    return broken("articles", frames["articles"].filter(twice), "ordinal")


@relation("no identifier that was retired", "article", "event", "registry")
def retired_ids_do_not_come_back(frames: Tables) -> pl.DataFrame:
    """An identifier that was retired is never used again."""
    found = []
    for name, rows in frames.items() if len(frames["retired_ids"]) else ():
        key = tables()[name].columns[0]
        if key.key and key.type == "string" and not key.references and name != "retired_ids":
            retired = frames["retired_ids"].select(pl.col("retired_id").alias(key.name)).unique()
            found.append(broken(name, rows.join(retired, on=key.name, how="semi"), key.name))
    return together(found)


@relation("a row of the list codes", "registry")
def every_crosswalk_code_exists(frames: Tables) -> pl.DataFrame:
    """The crosswalk speaks only of codes that there are."""
    known = frames["codes"].select("code_list", "code", "parent")
    unknown = frames["crosswalk"].join(known, on=["code_list", "code", "parent"], how="anti", nulls_equal=True)
    return broken("crosswalk", unknown, "code")
