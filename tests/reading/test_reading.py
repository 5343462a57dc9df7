"""import torkham, load, describe, codes, cite, connect."""

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import torkham
from torkham.build.assemble import Assembled
from torkham.names import TableName
from torkham.nearest import MOST, UnknownNameError, unknown
from torkham.opened import Release, release_at
from torkham.views.every import VIEWS

HEAVY = ("polars", "pandera", "pyarrow", "pandas", "duckdb", "rich", "typer", "urllib.request", "json", "difflib")


def ran(code: str) -> str:
    """What a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_torkham_loads_none_of_its_modules_but_the_names() -> None:
    code = f"import sys, torkham; print([m for m in sys.modules if m in {HEAVY} or m.startswith('torkham.')])"
    assert ran(code) == "['torkham.names']"


def test_loading_a_table_needs_no_pandera_no_pyarrow_and_no_network(released: Path) -> None:
    code = (
        f"import sys, torkham; torkham.load('events', release={str(released)!r}); torkham.describe('events', "
        f"release={str(released)!r}); torkham.flat(release={str(released)!r})\n"
        "print([m for m in ('pandera', 'pyarrow', 'pandas', 'urllib.request') if m in sys.modules])"
    )
    assert ran(code) == "[]"


def test_every_public_name_is_there_is_documented_and_shadowed_by_no_module() -> None:
    code = (
        "import torkham, inspect\n"
        "import torkham.description, torkham.views.flat, torkham.aggregation.aggregate, torkham.remote.fetch\n"
        "bad = [n for n in torkham.__all__ if inspect.ismodule(getattr(torkham, n))]\n"
        "print(bad, [n for n in torkham.__all__ if not getattr(torkham, n).__doc__])"
    )
    assert ran(code) == "[] ['TableName']"
    assert set(torkham.__all__) == {*torkham.WHERE, "TableName"}
    assert set(torkham.__all__) <= set(dir(torkham))
    with pytest.raises(AttributeError, match="no attribute 'lod'"):
        torkham.lod  # noqa: B018


@pytest.mark.parametrize("table", get_args(TableName))
def test_every_table_loads_scans_and_has_a_path(table: TableName, released: Path, sample: Assembled) -> None:
    assert_frame_equal(torkham.load(table, release=released), sample.tables[table])
    assert_frame_equal(torkham.scan(table, release=released).collect(), sample.tables[table])
    assert torkham.path(table, release=released).is_file()


def test_tables_are_grouped_core_first(released: Path) -> None:
    groups = torkham.tables(release=released)
    assert list(groups) == ["core", "coded", "evidence", "registry", "release"]
    assert groups["core"] == ("events", "actors", "statements")
    assert [name for group in groups.values() for name in group] == list(get_args(TableName))


@pytest.mark.parametrize("table", get_args(TableName))
def test_categories_have_all_codes_of_their_list_and_lose_no_value(table: TableName, released: Path) -> None:
    plain, typed = (torkham.load(table, categories=flag, release=released) for flag in (False, True))
    assert_frame_equal(typed.cast(dict(plain.schema.items())), plain)
    for column in release_at(released).table_facts(table).columns:
        dtype = typed.schema[column.name]
        assert isinstance(dtype, pl.Enum) == bool(column.codes)
        if isinstance(dtype, pl.Enum):
            expected = torkham.codes(column.codes, release=released)["code"].unique(maintain_order=True)
            assert dtype.categories.to_list() == expected.to_list()


def test_pandas_and_arrow_are_the_ordinary_polars_way(released: Path) -> None:
    events = torkham.load("events", release=released)
    assert list(events.to_pandas()["event_id"]) == events["event_id"].to_list()
    assert events.to_arrow().column("event_id").to_pylist() == events["event_id"].to_list()
    typed = torkham.load("events", categories=True, release=released).to_pandas()
    assert typed["event_type"].dtype.name == "category"


def test_a_release_is_a_folder_of_its_own_or_one_with_its_pointer(released: Path) -> None:
    (inside,) = (path for path in released.iterdir() if path.is_dir())
    assert torkham.version(release=released) == torkham.version(release=inside) == "0.1.0"
    assert repr(release_at(released)) == "<torkham release 0.1.0, 31 tables>"


def test_the_environment_names_the_release_to_read(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORKHAM_RELEASE", str(released))
    assert torkham.load("events")["event_id"].to_list()[0] == "ev-haven00001"


WRONG: list[tuple[Any, str]] = [
    (lambda r: torkham.load("event", release=r), "no table 'event'; nearest: events"),  # type: ignore[arg-type]
    (lambda r: torkham.path("figurs", release=r), "no table 'figurs'; nearest: figures"),  # type: ignore[arg-type]
    (lambda r: torkham.describe("event", release=r), "no table or view 'event'; nearest: events"),
    (lambda r: torkham.describe("events.type", release=r), "no column of events 'type'; nearest: event_type"),
    (lambda r: torkham.describe("accusations.acuser", release=r), "'acuser'; nearest: accuser"),
    (lambda r: torkham.codes("event_typ", release=r), "no code list 'event_typ'; nearest: event_type"),
    (lambda r: torkham.crosswalk("sector", "ACLED", release=r), "no scheme 'ACLED'; nearest: ACLED inter"),
    (lambda r: torkham.cite("bib", release=r), "no form of citation 'bib'; nearest: bibtex"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("act", "said"), WRONG)
def test_an_unknown_name_is_one_sentence_with_the_nearest_first(act: Any, said: str, released: Path) -> None:
    with pytest.raises(UnknownNameError) as error:
        act(released)
    assert said in str(error.value)
    assert "there are: " + said.rpartition("nearest: ")[2] in str(error.value)
    assert "\n" not in str(error.value)
    assert isinstance(error.value, KeyError)


def test_of_many_names_the_rest_is_counted() -> None:
    assert unknown("code", "x", (f"name{n}" for n in range(MOST + 2))).endswith("and 2 more")


def test_a_folder_without_a_release_and_two_places_at_once_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no release in"):
        torkham.load("events", release=tmp_path)
    with pytest.raises(ValueError, match="not both"):
        torkham.load("events", version="1.0.0", release=tmp_path)


def test_describe_shows_everything_a_table_a_column_and_a_view(released: Path) -> None:
    everything = repr(torkham.describe(release=released))
    assert all(name in everything for name in (*get_args(TableName), *VIEWS))
    events = torkham.describe("events", release=released)
    assert [row[0] for row in events.rows] == torkham.load("events", release=released).columns
    column = repr(torkham.describe("events.event_type", release=released))
    assert "  CONSULT" in column
    assert "PLOVER 2.0 manual" in column
    view = torkham.describe("dyads_month", release=released)
    assert [row[0] for row in view.rows] == torkham.dyads(release=released).frame.columns
    assert "1 verbal" in repr(torkham.describe("dyads_month.quad_class", release=released))
    assert "from 1 to 4" in repr(torkham.describe("events.quad_class", release=released))


def test_describe_fits_a_page_and_a_notebook(released: Path) -> None:
    for name in (None, "events", "places", "spans.char_start"):
        described = torkham.describe(name, release=released)
        assert max(map(len, repr(described).splitlines())) <= 110
        assert described._repr_html_().count("<tr>") == len(described.rows) + 1
    hidden = type(described)("<b>", "", ("a",), (("<i>",),))
    assert "<i>" not in hidden._repr_html_()


def test_cite_has_the_version(released: Path) -> None:
    assert "Version 0.1.0" in torkham.cite(release=released)
    bibtex = torkham.cite("bibtex", release=released)
    assert bibtex.startswith("@misc{torkham_0_1_0,")
    assert bibtex.count("{") == bibtex.count("}")


def test_a_connection_has_every_table_and_view(released: Path) -> None:
    with torkham.connect(release=released) as database:
        there = {name for (name,) in database.sql("SELECT table_name FROM information_schema.tables").fetchall()}
        assert there == {*get_args(TableName), *VIEWS, "left_out"}
        for name in get_args(TableName):
            ((count,),) = database.sql(f"SELECT count(*) FROM {name}").fetchall()
            assert count == release_at(released).manifest["tables"][name]["rows"]
        types = dict(
            database.sql(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'flat_events'"
            ).fetchall()
        )
        assert (types["killed_low"], types["date_start_earliest"], types["claimed"]) == ("BIGINT", "DATE", "BOOLEAN")


def test_a_release_is_read_once_and_only_where_asked(released: Path) -> None:
    opened = Release(release_at(released).folder)
    assert opened["events"] is opened["events"]
    assert list(opened) == list(get_args(TableName))
    assert len(opened) == 31
