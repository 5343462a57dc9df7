"""Which part a document or an event belongs to: it follows from the identifier alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import polars as pl

SHARD = 2048
"""Most articles, about, of a shard; up to so many, every table is one file."""
SHARDS_A_BUCKET = 8
"""Testimony is narrow: a bucket has the events of about so many shards."""
SPREAD = 2**32
"""Above all spreads."""


def spread(identifier: str) -> int:
    """Where among all an identifier stands, evenly and for good: shards are ranges of it."""
    return crc32(identifier.encode())


@dataclass(frozen=True)
class Division:
    """Into how many parts a build is divided; both are powers of two, so that growing splits parts in halves."""

    shards: int
    buckets: int

    def shard_of(self, spreads: pl.Expr) -> pl.Expr:
        """The shards of documents, their articles and their blocks, by spread."""
        return spreads // (SPREAD // self.shards)

    def buckets_of(self, events: Iterable[pl.Series]) -> pl.DataFrame:
        """Columns `event_id`, every event once, and `bucket`."""
        every = pl.concat([given.unique() for given in events]).unique().rename("event_id")
        found = pl.Series("bucket", [spread(event) % self.buckets for event in every], dtype=pl.Int64)
        return pl.DataFrame([every, found])


def division(articles: int, most: int = SHARD) -> Division:
    """The division for so many articles, at most about `most` in a shard."""
    shards = 1
    while shards * most < articles:
        shards *= 2
    return Division(shards, max(1, shards // SHARDS_A_BUCKET))
