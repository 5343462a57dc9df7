"""Rows on disk by spread: every shard finds its own rows, all of them, and knows when they changed."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.build.test_shards import some
from torkham.build.shards import spread
from torkham.build.shards.division import Division
from torkham.build.shards.division import spread as spread_of

NAMES = st.lists(st.text("abc0123", min_size=1, max_size=8), max_size=40)


def rows(names: list[str]) -> pl.DataFrame:
    of_name = pl.Series("spread", map(spread_of, names), dtype=pl.Int64)
    return pl.DataFrame({"name": pl.Series(names, dtype=pl.String)}).with_columns(of_name)


def owned(folder: Path, names: list[str], shards: int) -> dict[int, spread.Own]:
    spread.write(folder / "rows.arrow", rows(names))
    return {own.shard: own for own in spread.owned(folder / "rows.arrow", Division(shards, 1), ["name"])}


@some
@given(NAMES, st.sampled_from([1, 2, 8, 64]))
def test_every_row_is_in_the_slice_of_its_shard_and_in_no_other(names: list[str], shards: int) -> None:
    with TemporaryDirectory() as folder:
        found = owned(Path(folder), names, shards)
        read = {shard: spread.read([own.rows])["name"].to_list() for shard, own in found.items()}
    assert sorted(name for those in read.values() for name in those) == sorted(names)
    for shard, those in read.items():
        assert {spread_of(name) * shards >> 32 for name in those} == {shard}


@some
@given(NAMES, st.randoms(use_true_random=False), st.sampled_from([1, 4]))
def test_the_digest_is_that_of_the_rows_in_whatever_order(names: list[str], random: Random, shards: int) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other, TemporaryDirectory() as third:
        first = owned(Path(one), names, shards)
        second = owned(Path(other), random.sample(names, len(names)), shards)
        more = owned(Path(third), [*names, "one more"], shards)
    assert {shard: own.sums for shard, own in first.items()} == {shard: own.sums for shard, own in second.items()}
    changed = [shard for shard, own in more.items() if shard not in first or own.sums != first[shard].sums]
    assert changed == [spread_of("one more") * shards >> 32]


def test_a_slice_of_many_rows_is_cut_where_it_should_be(tmp_path: Path) -> None:
    names = [f"do-{number}" for number in range(3 * spread.ROWS)]
    found = owned(tmp_path, names, 4)
    assert sorted(found) == [0, 1, 2, 3]
    everything = spread.read([found[shard].rows for shard in sorted(found)])["name"].to_list()
    assert sorted(everything) == sorted(names)
    assert spread.read([spread.Slice(str(tmp_path / "rows.arrow"), 0, 0)]).schema == {"name": pl.String}
