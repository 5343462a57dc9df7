"""Every format keeps rows, nulls, types, keys and labels; nothing is half-written."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from torkham.build.assemble import Assembled
from torkham.export.dta import LONGEST_LABEL, shortened
from torkham.export.formats import FORMATS, ONE_FILE, exporter
from torkham.export.run import export
from torkham.export.spreadsheet import neutralised
from torkham.export.sql import in_order
from torkham.export.whole import whole
from torkham.facts import ColumnFacts, TableFacts
from torkham.nearest import UnknownNameError
from torkham.opened import release_at
from torkham_schema.codes import codes_of


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_every_table_and_view(name: str, released: Path, tmp_path: Path) -> None:
    files = export(tmp_path / "out", name, views=True, release=released)
    assert len(files) == (1 if name in ONE_FILE else 43)
    assert all(file.is_file() for file in files)
    assert sum(file.stat().st_size for file in files) > 10_000
    assert sorted(tmp_path.rglob(".*")) == []


def test_csv_is_exact_and_tells_null_from_empty(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"a": ['=1+1, "quoted"', "", None, "line\nbreak", "ترخم"], "b": [True, False, None, True, True]}
    )
    facts = {"t": TableFacts("t", "g", "", (ColumnFacts("a", "string", ""), ColumnFacts("b", "boolean", "")))}
    (file,) = exporter("csv").write({"t": frame}, facts, tmp_path)
    assert_frame_equal(pl.read_csv(file), frame)
    with file.open(encoding="utf-8", newline="") as lines:
        assert [row[0] for row in csv.reader(lines)][1:] == ['=1+1, "quoted"', "", "", "line\nbreak", "ترخم"]
    assert b"\r" not in file.read_bytes()


@pytest.mark.parametrize("table", ["events", "reports", "codes", "figures", "actor_rollup"])
def test_csv_jsonl_and_parquet_come_back_as_they_were(
    table: str, released: Path, sample: Assembled, tmp_path: Path
) -> None:
    frame = sample.tables[table]
    read: dict[str, Any] = {
        "csv": lambda file: pl.read_csv(file, schema=frame.schema),
        "jsonl": lambda file: pl.read_ndjson(file, schema=frame.schema),
        "parquet": pl.read_parquet,
    }
    for name, back in read.items():
        (file,) = export(tmp_path / name, name, [table], release=released)
        assert_frame_equal(back(file), frame)


def test_the_parquet_file_says_what_its_columns_mean(released: Path, tmp_path: Path) -> None:
    (file,) = export(tmp_path, "parquet", ["flat_events"], release=released)
    known = json.loads(pl.read_parquet_metadata(file)["torkham"])
    assert known["columns"][0]["description"] == "Permanent identifier of the event."


def test_sqlite_keeps_rows_keys_and_meanings(released: Path, sample: Assembled, tmp_path: Path) -> None:
    (file,) = export(tmp_path / "t.sqlite", "sqlite", views=True, release=released)
    with closing(sqlite3.connect(file)) as database:
        for name, frame in sample.tables.items():
            plain = frame.with_columns(pl.col(pl.Boolean).cast(pl.Int64), pl.col(pl.Date).cast(pl.String))
            assert sorted(map(repr, database.execute(f"SELECT * FROM {name}"))) == sorted(map(repr, plain.iter_rows()))
        links = {row[3]: row[2] for row in database.execute("PRAGMA foreign_key_list(reports)")}
        assert links == {"event_id": "events", "article_id": "articles", "statement_id": "statements"}
        assert [row[1] for row in database.execute("PRAGMA table_info(events)") if row[5]] == ["event_id"]
        said = "SELECT description FROM torkham_columns WHERE table_name = 'events' AND column_name = 'realis'"
        assert database.execute(said).fetchone() == ("Whether it is presented as real.",)


def test_duckdb_keeps_rows_types_keys_and_meanings(released: Path, sample: Assembled, tmp_path: Path) -> None:
    (file,) = export(tmp_path / "t.duckdb", "duckdb", release=released)
    with duckdb.connect(str(file), read_only=True) as database:
        for name, frame in sample.tables.items():
            assert_frame_equal(database.sql(f"SELECT * FROM {name}").pl(), frame, check_row_order=False)
        kinds = database.sql("SELECT DISTINCT constraint_type FROM duckdb_constraints() WHERE table_name = 'reports'")
        assert {"PRIMARY KEY", "FOREIGN KEY"} <= {kind for (kind,) in kinds.fetchall()}
        comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'events' AND column_name = 'realis'"
        assert database.sql(comment).fetchall() == [("Whether it is presented as real.",)]
    assert file.stat().st_size < 8_000_000


@pytest.mark.parametrize("name", ["sqlite", "duckdb"])
def test_a_link_to_nothing_is_refused_and_nothing_is_written(name: str, released: Path, tmp_path: Path) -> None:
    opened = release_at(released)
    frames = {"actors": opened["actors"].clear(), "actor_names": opened["actor_names"]}
    with pytest.raises(ValueError, match="actor_names"):
        exporter(name).write(frames, opened.facts, tmp_path / "broken")
    assert list(tmp_path.iterdir()) == []


def test_rows_that_point_at_each_other_come_in_turns_and_a_circle_is_named(released: Path, tmp_path: Path) -> None:
    opened = release_at(released)
    places = opened["places"].sort("place_id", descending=True)
    assert places["place_id"][0] == "pl-karst000001", "the part comes before the whole"
    (file,) = exporter("duckdb").write({"places": places}, opened.facts, tmp_path / "t.duckdb")
    assert file.is_file()
    circle = places.with_columns(parent_id=pl.col("place_id").reverse())
    with pytest.raises(ValueError, match="rows of places point at each other in a circle"):
        exporter("sqlite").write({"places": circle}, opened.facts, tmp_path / "t.sqlite")
    loop = {
        one: TableFacts(
            one,
            "g",
            "",
            (ColumnFacts("i", "string", "", key=True), ColumnFacts("o", "string", "", references=f"{other}.i")),
        )
        for one, other in (("a", "b"), ("b", "a"))
    }
    with pytest.raises(ValueError, match="a, b"):
        in_order(loop, loop)


def test_stata_files_have_variable_and_value_labels(released: Path, sample: Assembled, tmp_path: Path) -> None:
    export(tmp_path, "dta", ["events", "reports"], release=released)
    frame, meta = pyreadstat.read_dta(str(tmp_path / "events.dta"))
    assert meta.column_names_to_labels["realis"] == "Whether it is presented as real."
    labels = meta.variable_value_labels["event_type"]
    assert list(labels.values()) == list(codes_of("event_type"))
    events = sample.tables["events"]
    assert [labels.get(number) for number in frame["event_type"]] == events["event_type"].to_list()
    assert [None if pd.isna(n) else bool(n) for n in frame["countable"]] == events["countable"].to_list()
    assert [None if pd.isna(d) else d for d in frame["date_start_earliest"]] == events["date_start_earliest"].to_list()
    with_pandas = pd.read_stata(tmp_path / "events.dta")
    assert with_pandas["event_type"].dtype.name == "category"
    assert list(with_pandas["event_id"]) == events["event_id"].to_list()


@given(st.text(alphabet="ab ", max_size=200))
def test_a_label_fits_into_stata(text: str) -> None:
    label = shortened(text)
    assert len(label) <= LONGEST_LABEL
    assert label == text or label.endswith("…")


def test_xlsx_has_a_sheet_a_table_and_runs_no_formula(tmp_path: Path) -> None:
    from zipfile import ZipFile

    frame = pl.DataFrame({"a": ["=1+1", "https://example.org", None], "n": [1.5, None, 2.0]})
    facts = {"t": TableFacts("t", "g", "", (ColumnFacts("a", "string", "A."), ColumnFacts("n", "number", "N.")))}
    (file,) = exporter("xlsx").write({"t": frame}, facts, tmp_path / "t.xlsx")
    with ZipFile(file) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        words = book.read("xl/sharedStrings.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert len(sheets) == 2
    assert 'name="about"' in names
    assert 'name="t"' in names
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert "=1+1" in words


def test_a_cell_too_long_for_a_sheet_is_refused_rather_than_cut(tmp_path: Path) -> None:
    facts = {"t": TableFacts("t", "g", "", (ColumnFacts("a", "string", ""),))}
    with pytest.raises(ValueError, match=r"t\.a has a cell of 32768 characters"):
        exporter("xlsx").write({"t": pl.DataFrame({"a": ["x" * 32_768]})}, facts, tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=5), st.sampled_from(["=x", "+x", "-1", "@x", "\tx", "\rx", "＝x"])))
)
def test_no_text_begins_like_a_formula_and_all_other_cells_are_exact(cells: list[str | None]) -> None:
    frame = pl.DataFrame({"text": cells, "number": [-1] * len(cells)}, schema={"text": pl.String, "number": pl.Int64})
    safe = neutralised(frame)
    assert safe["number"].equals(frame["number"])
    for before, after in zip(cells, safe["text"], strict=True):
        dangerous = before is not None and before[:1] in tuple("=+-@\t\r\n＝＋－＠")
        assert after == (f"'{before}" if dangerous else before)


def test_a_spreadsheet_export_is_neutralised_and_an_ordinary_one_exact(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = release_at(released)
    evil = opened["actors"].with_columns(name=pl.lit("=HYPERLINK(1)"))
    monkeypatch.setattr("torkham.export.run.release_at", lambda _: opened)
    opened._read["actors"] = evil
    (exact,) = export(tmp_path / "exact", "csv", ["actors"])
    (safe,) = export(tmp_path / "safe", "csv", ["actors"], spreadsheet=True)
    assert pl.read_csv(exact)["name"].unique().to_list() == ["=HYPERLINK(1)"]
    assert pl.read_csv(safe)["name"].unique().to_list() == ["'=HYPERLINK(1)"]


def test_a_file_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old")

    def fail() -> None:
        with whole(out) as waiting:
            waiting.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_an_unknown_format_table_and_a_missing_extra_are_named(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownNameError, match="no format 'xslx'; nearest: xlsx"):
        export(tmp_path, "xslx", release=released)
    with pytest.raises(UnknownNameError, match="no table or view 'flat_event'; nearest: flat_events"):
        export(tmp_path, "csv", ["flat_event"], release=released)
    monkeypatch.setitem(__import__("sys").modules, "pyreadstat", None)
    with pytest.raises(ImportError, match=r"the format dta needs pyreadstat: pip install 'torkham\[dta\]'"):
        export(tmp_path, "dta", release=released)
    assert list(tmp_path.iterdir()) == []
