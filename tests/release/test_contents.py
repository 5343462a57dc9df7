"""What a release carries satisfies the validators of its standards, and says what the schema says."""

import json
import os
import sqlite3
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import polars as pl
import pyreadstat
import pytest
import yaml

from tests.conftest import ROOT
from torkham.build.assemble import Assembled
from torkham.export.dta import shortened
from torkham.release import snapshot, sums
from torkham.release.contents import DIFFERENCE_SCHEMA
from torkham.release.descriptors import citation as citations
from torkham.release.difference import compare
from torkham_schema.codes import codes_of
from torkham_schema.dictionary import tables

CFFCONVERT = ROOT / ".venv/tools/cffconvert/bin/cffconvert"


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_a_release_carries_everything(whole_release: Path) -> None:
    of_tables = {f"{place}{name}{end}" for name in tables() for place, end in PLACES}
    schemas = {"schemas/annotation.schema.json", "schemas/difference.schema.json"}
    others = {
        *("manifest.json", "dictionary.json", "datapackage.json", "croissant.json", "provenance.json"),
        *("CITATION.cff", "CITATION.bib", "LICENSE-DATA", "RELEASE_NOTES.md"),
        *("torkham-0.1.0.zip", "torkham.sqlite", "torkham.duckdb"),
    }
    assert set(sums.files_in(whole_release)) == of_tables | schemas | others
    assert sums.check(whole_release) == []


PLACES = (("", ".parquet"), ("csv/", ".csv"), ("stata/", ".dta"), ("schemas/", ".schema.json"))


def test_sha256sum_agrees(whole_release: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", sums.NAME]
    ran = subprocess.run(command, cwd=whole_release, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.filterwarnings("ignore")
def test_frictionless_validates_the_data_package_and_every_row(whole_release: Path) -> None:
    from frictionless import Package

    report = Package(str(whole_release / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(tables())


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_a_wrong_code_through_the_data_package(whole_release: Path, tmp_path: Path) -> None:
    from frictionless import Package

    (tmp_path / "csv").mkdir()
    for name in tables():
        (tmp_path / f"csv/{name}.csv").write_bytes((whole_release / f"csv/{name}.csv").read_bytes())
    actors = pl.read_csv(tmp_path / "csv/actors.csv").with_columns(kind=pl.lit("nonsense"))
    actors.write_csv(tmp_path / "csv/actors.csv")
    (tmp_path / "datapackage.json").write_bytes((whole_release / "datapackage.json").read_bytes())
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert {tuple(error) for error in report.flatten(["fieldName", "type"])} == {("kind", "constraint-error")}


def test_the_data_package_says_what_the_schema_says_and_no_sizes(whole_release: Path) -> None:
    package = read_json(whole_release / "datapackage.json")
    assert [resource["name"] for resource in package["resources"]] == list(tables())
    for resource in package["resources"]:
        facts = tables()[resource["name"]]
        assert not {"bytes", "hash"} & set(resource)
        assert [f["name"] for f in resource["schema"]["fields"]] == [c.name for c in facts.columns]
        key = resource["schema"].get("primaryKey") or resource["schema"]["uniqueKeys"][0]
        assert tuple(key) == facts.key
        links = {
            (k["fields"][0], k["reference"]["resource"] or facts.name, k["reference"]["fields"][0])
            for k in resource["schema"].get("foreignKeys", [])
        }
        assert links == {(c.name, *c.references.split(".")) for c in facts.columns if c.references}


@pytest.mark.filterwarnings("ignore")
def test_mlcroissant_validates_and_reads_the_records(whole_release: Path, sample: Assembled) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=whole_release / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    assert [records.id for records in dataset.metadata.record_sets] == list(tables())
    found = [record["actors/name"].decode() for record in dataset.records("actors")]
    assert found == sample.tables["actors"].get_column("name").to_list()


def test_every_row_satisfies_the_json_schema_of_its_table(whole_release: Path, sample: Assembled) -> None:
    for name, frame in sample.tables.items():
        schema = read_json(whole_release / f"schemas/{name}.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        rows = [json.loads(line) for line in frame.write_ndjson().splitlines()]
        assert [error.message for row in rows[:50] for error in validator.iter_errors(row)] == []
        assert list(schema["properties"]) == frame.columns


def test_a_wrong_row_breaks_the_json_schema_of_its_table(whole_release: Path, sample: Assembled) -> None:
    schema = read_json(whole_release / "schemas/actors.schema.json")
    right = json.loads(sample.tables["actors"].head(1).write_ndjson())
    validator = jsonschema.Draft202012Validator(schema)
    for wrong in ({"kind": "nonsense"}, {"name": None}, {"country": "pk"}, {"extra": 1}, {"actor_id": 3}):
        assert not validator.is_valid({**right, **wrong})
    assert validator.is_valid(right)


def test_the_schema_of_a_difference_is_a_json_schema(whole_release: Path) -> None:
    schema = read_json(whole_release / "schemas/difference.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == read_json(DIFFERENCE_SCHEMA)


def test_cffconvert_validates_the_citation(whole_release: Path) -> None:
    if not CFFCONVERT.exists() and os.environ.get("CI") != "true":
        pytest.skip("cffconvert is not installed: `make test` installs it in an environment of its own")
    command = [str(CFFCONVERT), "--validate", "-i", str(whole_release / "CITATION.cff")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_citation_of_the_checkout_names_the_version_of_the_package() -> None:
    import tomllib

    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert citations.read(ROOT / "CITATION.cff").version == package


def test_the_bibtex_says_what_the_citation_says(whole_release: Path) -> None:
    said = yaml.safe_load((whole_release / "CITATION.cff").read_text("utf-8"))
    entry = (whole_release / "CITATION.bib").read_text("utf-8")
    assert entry.startswith(f"@misc{{torkham-{said['version']},\n")
    assert f"title = {{{{{said['title']}}}}}" in entry
    assert f"author = {{{{{said['authors'][0]['name']}}}}}" in entry
    assert f"year = {{{str(said['date-released'])[:4]}}}" in entry
    assert entry.count("{") == entry.count("}")


def test_every_parquet_file_says_what_it_holds(whole_release: Path) -> None:
    import pyarrow.parquet as pq

    for name, facts in tables().items():
        path = whole_release / f"{name}.parquet"
        known = json.loads(json.dumps(facts.facts()))
        assert json.loads(pl.read_parquet_metadata(path)["torkham"]) == known
        assert json.loads(pq.read_metadata(path).metadata[b"torkham"]) == known
        query = "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'torkham'"
        with duckdb.connect() as database:
            ((text,),) = database.execute(query, [str(path)]).fetchall()
        assert json.loads(text) == known
        described = [field.metadata[b"description"].decode() for field in pq.read_schema(path)]
        assert described == [column.description for column in facts.columns]


def test_the_zip_is_a_release_of_its_own(whole_release: Path) -> None:
    path = whole_release / "torkham-0.1.0.zip"
    assert compare(snapshot.read(path), snapshot.read(whole_release)).tables == {}
    with zipfile.ZipFile(path) as archive:
        assert {name for name in archive.namelist() if name.endswith(".parquet")} == {
            f"{name}.parquet" for name in tables()
        }
        assert archive.testzip() is None


def test_the_databases_have_keys_and_links(whole_release: Path) -> None:
    database = sqlite3.connect(whole_release / "torkham.sqlite")
    try:
        for name, facts in tables().items():
            links = {(row[3], row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({name})")}
            assert links == {(c.name, *c.references.split(".")) for c in facts.columns if c.references}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        database.close()
    with duckdb.connect(str(whole_release / "torkham.duckdb"), read_only=True) as other:
        query = "SELECT table_name, constraint_type FROM duckdb_constraints()"
        found = set(other.execute(query).fetchall())
    keyed = {name for name, kind in found if kind in ("PRIMARY KEY", "UNIQUE")}
    assert keyed == set(tables())
    linked = {name for name, facts in tables().items() if any(c.references for c in facts.columns)}
    assert {name for name, kind in found if kind == "FOREIGN KEY"} >= linked


def test_the_stata_files_have_labels(whole_release: Path, sample: Assembled) -> None:
    for name in ("events", "figures", "codes"):
        frame, meta = pyreadstat.read_dta(str(whole_release / f"stata/{name}.dta"))
        assert meta.column_labels == [shortened(column.description) for column in tables()[name].columns]
        assert len(frame) == len(sample.tables[name])
    events, meta = pyreadstat.read_dta(str(whole_release / "stata/events.dta"), apply_value_formats=True)
    assert events["event_type"].astype(object).where(events["event_type"].notna(), None).tolist() == (
        sample.tables["events"].get_column("event_type").to_list()
    )
    assert list(meta.variable_value_labels["event_type"].values()) == list(codes_of("event_type"))


def test_the_provenance_names_every_input_and_no_place(whole_release: Path) -> None:
    found = read_json(whole_release / "provenance.json")
    inputs = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "tests/sample").rglob("*.*")}
    expected = {name: sums.hash_of(path) for name, path in inputs.items() if "/texts/" not in name}
    assert found["inputs"] == expected
    assert found["aggregation_rule"] == "representative"
    assert found["libraries"]["polars"] == pl.__version__
    assert str(ROOT) not in json.dumps(found)
    assert len(found["source"]["sha256"]) == 64
