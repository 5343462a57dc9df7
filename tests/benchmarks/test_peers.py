"""What peers write is what we write: nobody does less than is said."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

import polars as pl
import pytest

from benchmarks import synthetic
from benchmarks.peers.comparison import differences
from benchmarks.peers.facts import CODED, facts
from benchmarks.speed import programs
from benchmarks.speed.cases import Case
from tests.conftest import ROOT
from torkham.build.assemble import Inputs
from torkham.build.run import build
from torkham.release_folder import found

PEERS = ("fair", "duckdb", "floor")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(25, "files", tmp_path_factory.mktemp("corpora")).made(1)


@pytest.fixture(scope="module")
def ours(case: Case) -> Mapping[str, pl.DataFrame]:
    return build(Inputs((case.annotations,), case.registry), case.folder / "ours", "1.0.0").tables


@pytest.fixture(scope="module")
def known(case: Case) -> Path:
    path = case.folder / "facts.json"
    path.write_text(json.dumps(facts()), "utf-8")
    return path


def ran(command: programs.Command) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize(("tool", "form"), [*((tool, "files") for tool in PEERS), ("duckdb", "lines")])
def test_a_peers_tables_are_ours(
    case: Case, ours: Mapping[str, pl.DataFrame], known: Path, tool: str, form: str
) -> None:
    given, out = Case(case.articles, form, case.folder).made(1), case.folder / form / tool
    process = ran(programs.build(tool, given, out, known))
    assert process.returncode == 0, process.stderr
    assert list(differences(ours, out)) == []
    assert json.loads(process.stdout)["rows"] == {name: len(ours[name]) for name in CODED}


def test_the_comparison_sees_a_column_a_row_and_a_value_that_differ(
    ours: Mapping[str, pl.DataFrame], tmp_path: Path
) -> None:
    for name in CODED:
        ours[name].write_parquet(tmp_path / f"{name}.parquet")
    assert list(differences(ours, tmp_path)) == []
    ours["segments"].drop("kind").write_parquet(tmp_path / "segments.parquet")
    ours["figures"].head(3).write_parquet(tmp_path / "figures.parquet")
    later = ours["reports"].with_columns(pl.col("date_start_earliest").dt.offset_by("1d"))
    later.write_parquet(tmp_path / "reports.parquet")
    told = [line.split(":")[0] for line in differences(ours, tmp_path)]
    assert told == ["segments", "reports.date_start_earliest", "figures"]


def test_the_fair_script_checks(known: Path, tmp_path: Path) -> None:
    for rule, says in (("a_code_is_in_its_list", "isin"), ("every_reference_exists", "references to nothing")):
        folder = tmp_path / rule
        synthetic.write(folder, Random(3), 5, lines=True)
        rows, spoil = synthetic.BROKEN[rule]
        path = next((folder / "articles").glob("*.jsonl"))
        articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        spoil(next(iter(rows(articles[0]))))
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), "utf-8")
        script = programs.peer("fair.py", folder / "articles", folder / "registry", folder / "out", known)
        process = ran(script)
        assert process.returncode != 0
        assert says in process.stderr
        assert not (folder / "out").exists()


def test_tools_that_check_one_table_count_its_rows_and_find_a_wrong_code(
    case: Case, ours: Mapping[str, pl.DataFrame], known: Path, tmp_path: Path
) -> None:
    release, csv = found(case.folder / "ours"), tmp_path / "table.csv"
    assert ran(programs.ours("as_csv", release, programs.CHECKED, csv)).returncode == 0
    for tool, command in programs.table_checks(release, csv, known).items():
        process = ran(command)
        assert process.returncode == 0, f"{tool}: {process.stderr}"
        assert json.loads(process.stdout)["rows"] == len(ours[programs.CHECKED])
    ours[programs.CHECKED].with_columns(medium=pl.lit("smoke signals")).write_csv(csv)
    process = ran([sys.executable, programs.PEERS / "check_frictionless.py", csv, programs.CHECKED, known])
    assert process.returncode == 1
    assert "'medium', 'constraint-error'" in process.stderr
