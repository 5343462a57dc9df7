"""The programs that are measured: for each task and tool the command line."""

import sys
from pathlib import Path

from benchmarks.speed.cases import Case

PEERS = Path(__file__).parents[1] / "peers"
Command = list[str | Path]

BUILDERS = ("torkham", "duckdb", "floor", "fair")
"""In the order of their turns."""
SCRIPTS = {"duckdb": "duck.py", "floor": "floor.py", "fair": "fair.py"}
SHARD = 3000
"""Articles, at most, of the shard whose steps are measured one by one."""
CHECKED = "statements"
"""The table that is checked alone: many columns of all kinds."""


def ours(job: str, *arguments: str | Path) -> Command:
    """A program of benchmarks.jobs."""
    return [sys.executable, "-m", f"benchmarks.jobs.{job}", *arguments]


def peer(script: str, *arguments: str | Path) -> Command:
    """A script of benchmarks/peers."""
    return [sys.executable, PEERS / script, *arguments]


def command_line(*arguments: str | Path) -> Command:
    """The command torkham."""
    return [sys.executable, "-m", "torkham", *arguments]


def build(tool: str, case: Case, out: Path, facts: Path) -> Command:
    """A build of the corpus by one of BUILDERS."""
    if tool == "torkham":
        return ours("build", case.annotations, case.registry, out)
    return peer(SCRIPTS[tool], case.annotations, case.registry, out, facts)


def steps(case: Case) -> Command:
    """The steps of one shard, on the first articles of the corpus."""
    return ours("steps", case.files()[0], case.registry, str(min(case.articles, SHARD)))


def check(case: Case) -> Command:
    """A check of the corpus that writes nothing."""
    return command_line("check", case.annotations, "--registry", case.registry)


def loads(release: Path, tables: Path) -> dict[tuple[str, str], Command]:
    """Task and tool to what reads a release, or the tables that a peer wrote."""
    everything = "import {0}; from pathlib import Path; [{0}.read_parquet(p) for p in Path({1!r}).glob('*.parquet')]"
    return {
        ("load the first table", "torkham"): ours("load", release, "first"),
        ("load all tables", "torkham"): ours("load", release, "all"),
        ("load all tables", "polars"): [sys.executable, "-c", everything.format("polars", str(tables))],
        ("load all tables", "pandas"): [sys.executable, "-c", everything.format("pandas", str(tables))],
        ("scan with a filter", "torkham"): ours("load", release, "scan"),
    }


def table_checks(release: Path, csv: Path, facts: Path) -> dict[str, Command]:
    """Tool to what checks one table alone."""
    return {
        "torkham": ours("check_table", release, CHECKED),
        "fair": peer("check_fair.py", *parquet_of(release, CHECKED), CHECKED, facts),
        "frictionless": peer("check_frictionless.py", csv, CHECKED, facts),
    }


def parquet_of(release: Path, table: str) -> list[Path]:
    """The files of a table: one, or its shards."""
    whole = release / f"{table}.parquet"
    return sorted(whole.glob("*.parquet")) if whole.is_dir() else [whole]
