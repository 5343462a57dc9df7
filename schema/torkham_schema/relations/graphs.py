"""Relations that may not run in circles."""

from collections.abc import Iterable

import polars as pl

from torkham_schema.relations.relation import Tables, broken, relation

PEELINGS = 10


def on_a_cycle(edges: Iterable[tuple[str, str]]) -> set[str]:
    """The nodes that lie on a cycle of a directed graph, or lead nowhere else than into one."""
    after: dict[str, set[str]] = {}
    degree: dict[str, int] = {}
    for start, end in set(edges):
        after.setdefault(start, set()).add(end)
        degree.setdefault(start, 0)
        degree[end] = degree.get(end, 0) + 1
    free = [node for node, count in degree.items() if count == 0]
    while free:
        for end in after.get(free.pop(), ()):
            degree[end] -= 1
            if degree[end] == 0:
                free.append(end)
    left = {node for node, count in degree.items() if count}
    return {node for node in left if after.get(node, set()) & left}


def _peeled(pairs: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    """The edges without those that begin where none ends or end where none begins, a few times over.

    They lie on no cycle. Most graphs of news are shallow: next to nothing is left.
    """
    for _ in range(PEELINGS):
        after = pairs.filter(pl.col(start).is_in(pairs[end].implode()) & pl.col(end).is_in(pairs[start].implode()))
        if len(after) == len(pairs):
            break
        pairs = after
    return pairs


def _cyclic(rows: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    pairs = _peeled(rows.select(start, end).drop_nulls(), start, end)
    circling = on_a_cycle(pairs.iter_rows())
    return rows.filter(pl.col(start).is_in(circling) & pl.col(end).is_in(circling))


@relation("no event that is a part of itself, however many steps away", "corpus")
def no_event_is_a_part_of_itself(frames: Tables) -> pl.DataFrame:
    """The relation part_of has no cycle."""
    parts = frames["event_relations"].filter(pl.col("relation") == "part_of")
    return broken("event_relations", _cyclic(parts, "event_id", "to_event_id"), "to_event_id")


@relation("no figure that is a subset of itself, however many steps away")
def no_figure_is_a_subset_of_itself(frames: Tables) -> pl.DataFrame:
    """The relation subset_of has no cycle."""
    return broken("figures", _cyclic(frames["figures"], "figure_id", "subset_of"), "subset_of")


@relation("no place that lies in itself, however many steps away", "registry")
def no_place_lies_in_itself(frames: Tables) -> pl.DataFrame:
    """The parents of places have no cycle."""
    return broken("places", _cyclic(frames["places"], "place_id", "parent_id"), "parent_id")


@relation("no article that copies itself, however many steps away", "corpus")
def no_article_copies_itself(frames: Tables) -> pl.DataFrame:
    """The relation same_text_as has no cycle."""
    return broken("articles", _cyclic(frames["articles"], "article_id", "same_text_as"), "same_text_as")
