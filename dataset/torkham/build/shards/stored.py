"""Inputs that are read again only when a row of theirs is asked for, to say where something wrong stands."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import polars as pl

from torkham.build.shards import index
from torkham.build.sources import Source


class Stored(Mapping[str, Source]):
    """The articles by identifier; `find` gives the rows of the index for one."""

    def __init__(self, find: Callable[[str], pl.DataFrame]):
        self._find = find

    def __getitem__(self, article_id: str) -> Source:
        rows = self._find(article_id)
        if rows.is_empty():
            raise KeyError(article_id)
        return index.sources_at(rows.head(1))[0]

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("they are not all in memory")

    def __len__(self) -> int:
        raise NotImplementedError("they are not all in memory")


class Registered(Mapping[str, pl.DataFrame]):
    """The registries, of which the documents are read again when they are asked for."""

    def __init__(self, kept: Mapping[str, pl.DataFrame], documents: Callable[[], pl.DataFrame]):
        self._kept = kept
        self._documents = cache(documents)

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self._documents() if name == "documents" else self._kept[name]

    def __iter__(self) -> Iterator[str]:
        yield from (*self._kept, "documents")

    def __len__(self) -> int:
        return len(self._kept) + 1
