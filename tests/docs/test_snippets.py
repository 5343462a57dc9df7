"""Every snippet of README, docs and docstrings runs, on the sample."""

import doctest
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import duckdb
import polars as pl
import pytest
import typer
from typer.testing import CliRunner

import torkham
from tests.docs.snippets import ROOT, WALKED, Block, blocks, commands, has_placeholder, pages
from torkham.cli import app
from torkham.names import TableName
from torkham.release_folder import DATA

RUN = {"python", "sh", "r", "sql"}
NOT_RUN = {"stata", "julia", "json", "text", "bibtex"}
"""Stata is not free, and Julia not in Debian; the others are no programs."""
BIN = Path(sys.executable).parent
KNOWN = {"pip", "git", "cd", "python", ".venv/bin/python", "sha256sum", "export", "mkdir", "cp", "sed"}
MODULES = sorted(
    ".".join(path.relative_to(ROOT / "dataset").with_suffix("").parts)
    for path in (ROOT / "dataset/torkham").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.fixture(autouse=True)
def reading_the_sample(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets read the sample, and write into a folder of their own."""
    monkeypatch.setenv("TORKHAM_RELEASE", str(released))
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)


def test_there_are_snippets_in_known_languages_only() -> None:
    languages = {block.language for page in pages() for block in blocks(page)}
    assert languages <= RUN | NOT_RUN
    assert languages >= RUN - {"sql"}


@pytest.mark.parametrize("release", ["the sample", *(["the package's"] if (DATA / "CURRENT").is_file() else [])])
@pytest.mark.parametrize("page", [page for page in pages() if page != WALKED], ids=lambda page: page.name)
def test_the_python_of_a_page_runs_in_order(page: Path, release: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if release != "the sample":
        monkeypatch.delenv("TORKHAM_RELEASE")
    space: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile("\n" * block.line + block.code, block.page, "exec"), space)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_give_what_they_say(module: str) -> None:
    found = import_module(module)
    names = {"pl": pl, "torkham": torkham}
    failed, tried = doctest.testmod(found, extraglobs=names, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried > 0
    assert failed == 0


SHELL = [(block, line) for page in pages() for block in blocks(page, "sh") for line in commands(block)]


@pytest.mark.parametrize(("block", "line"), SHELL, ids=lambda value: value if isinstance(value, str) else value.page)
def test_a_command_of_a_page_is_one_that_there_is(block: Block, line: str) -> None:
    words = shlex.split(line)
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.M), line
    elif words[0] == "torkham":
        group = typer.main.get_command(app)
        assert isinstance(group, click.Group) or hasattr(group, "commands")
        options = {option for parameter in group.commands[words[1]].params for option in parameter.opts}
        used = {word.partition("=")[0] for word in words[2:] if word.startswith("-")}
        assert used <= options | {"--help"}, line
    else:
        assert words[0] in KNOWN, f"{block.page}: {line}"


@pytest.fixture(scope="module")
def made(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every `torkham` command of the recipes that is no form was run."""
    folder = tmp_path_factory.mktemp("recipes")
    lines = [line for block in blocks(ROOT / "docs/recipes.md", "sh") for line in commands(block)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TORKHAM_RELEASE", str(released))
        patch.chdir(folder)
        for line in lines:
            if line.startswith("torkham") and not has_placeholder(line):
                ran = CliRunner().invoke(app, shlex.split(line)[1:])
                assert ran.exit_code == 0, f"{line}\n{ran.output}"
    return folder


def test_the_recipes_make_the_files_that_they_name(made: Path) -> None:
    assert {"torkham.sqlite", "torkham.duckdb", "torkham.xlsx", "stata", "data"} <= {
        path.name for path in made.iterdir()
    }
    assert {f"{name}.csv" for name in get_args(TableName)} <= {path.name for path in (made / "data").iterdir()}


def needs(program: str) -> str:
    """The path of a program; a test without it is skipped, or fails where everything has to be there."""
    found = shutil.which(program, path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not installed")
    return found or pytest.skip(f"{program} is not installed")


@pytest.mark.parametrize("block", blocks(ROOT / "docs/recipes.md", "r"), ids=lambda block: f"line {block.line}")
def test_the_r_of_the_recipes_runs(block: Block, made: Path) -> None:
    script = needs("Rscript")
    for package in re.findall(r"library\((\w+)\)|(\w+)::", block.code):
        name = "".join(package)
        there = subprocess.run([script, "-e", f"library({name})"], capture_output=True, check=False).returncode == 0
        if not there:
            needs(f"the R package {name}")
    ran = subprocess.run([script, "-e", block.code], cwd=made, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "CONSULT" in ran.stdout or "occurred" in ran.stdout or "accuse" in ran.stdout


@pytest.mark.parametrize("block", blocks(ROOT / "docs/recipes.md", "sql"), ids=lambda block: f"line {block.line}")
def test_the_sql_of_the_recipes_runs_in_its_shell_and_gives_rows(block: Block, made: Path) -> None:
    head, _, query = block.code.partition("\n")
    shell, file = head.removeprefix("-- ").split()
    ran = subprocess.run([needs(shell), "-csv", file, query], cwd=made, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    if shell == "sqlite3":
        with closing(sqlite3.connect(made / file)) as database:
            expected = len(database.execute(query).fetchall())
    else:
        with duckdb.connect(str(made / file), read_only=True) as opened:
            expected = len(opened.sql(query).fetchall())
    assert expected > 0
    assert len(ran.stdout.splitlines()) >= expected
