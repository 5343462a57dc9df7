"""The views in other schemes' terms: what they roll up, leave out and do not guess."""

from pathlib import Path

import polars as pl
import pytest

import torkham
from tests.views.looking import changed, one, out
from torkham.build.assemble import Assembled


def test_as_plover_rolls_our_modes_up_and_counts_them(released: Path) -> None:
    view = torkham.as_plover(release=released)
    assert len(view.frame) == 5
    assert not view.frame["event_mode"].drop_nulls().str.starts_with("tk:").any()
    assert view.frame["torkham_mode"].drop_nulls().to_list() == ["tk:charge"]
    assert out(view)["modes: rolled up to their type"] == 1
    assert view.frame["verbal"].sum() == 3


def test_as_acled_like_guesses_no_type_where_the_crosswalk_has_several(released: Path) -> None:
    view = torkham.as_acled_like(release=released)
    raid, visit = one(view.frame, event_id_cnty="ev-raid000001"), one(view.frame, event_id_cnty="ev-visit00001")
    assert raid["event_type"] is None
    assert raid["event_types"] == "Battles; Explosions/Remote violence; Violence against civilians"
    assert visit["event_type"] == "Strategic developments"
    assert (raid["fatalities"], visit["fatalities"]) == (24, None)
    assert (visit["inter1"], visit["inter2"], raid["geo_precision"]) == (1, 1, 2)


def test_as_ucdp_like_has_deadly_assaults_only_and_no_best(released: Path) -> None:
    view = torkham.as_ucdp_like(release=released)
    raid = view.frame.row(0, named=True)
    assert view.frame["id"].to_list() == ["ev-raid000001"]
    assert (raid["low"], raid["high"], raid["deaths_b"], raid["date_prec"], raid["where_prec"]) == (24, None, 54, 1, 2)
    assert "best" not in view.frame.columns
    assert out(view)["events: no assault"] == 1


KINDS = [
    ("military", "armed_group", 1),
    ("armed_group", "faction", 2),
    ("armed_group", "population", 3),
    ("media", "ngo", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), KINDS)
def test_the_type_of_violence_goes_by_the_kinds_of_the_sides(
    sample: Assembled, a: str, b: str, expected: int | None
) -> None:
    kind = {"ac-hillfront01": a, "ac-borland0001": b}
    tables = changed(sample.tables, "actors", kind=pl.col("actor_id").replace_strict(kind, default="unknown"))
    tables = changed(tables, "participants", attribution_status=pl.lit("as_fact"))
    assert torkham.as_ucdp_like(release=tables).frame["type_of_violence"].to_list() == [expected]
