"""The page on building a dataset of one's own, followed to the letter in an empty folder."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.docs.snippets import WALKED, Block, blocks, commands, has_placeholder
from torkham.cli import app

BIN = Path(sys.executable).parent
ELSEWHERE = ("pip", "make")
"""Commands that set up or need a checkout; other tests look at them."""


@dataclass(frozen=True)
class Ran:
    """A command of the page, and what came of it."""

    line: str
    status: int
    out: str
    err: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("own")
    (found / "articles").mkdir()
    return found


@pytest.fixture(scope="module")
def walked(folder: Path) -> list[tuple[Block, list[Ran]]]:
    """Every block of the page in order, with the commands that it ran."""
    return [(block, list(followed(block, folder))) for block in blocks(WALKED)]


def followed(block: Block, folder: Path) -> Iterator[Ran]:
    if block.title and block.title != "output":
        path = folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.code, "utf-8")
    elif block.language == "sh":
        lines = (line for line in commands(block) if not line.startswith(ELSEWHERE) and not has_placeholder(line))
        yield from (
            typed(line, folder) if line.startswith("torkham ") else run(["bash", "-c", line], line, folder)
            for line in lines
        )
    elif block.language == "python":
        yield run([sys.executable, "-c", block.code], block.code, folder)


def typed(line: str, folder: Path) -> Ran:
    """A command of ours, without a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        ran = CliRunner().invoke(app, shlex.split(line)[1:])
    return Ran(line, ran.exit_code, ran.stdout, ran.stderr)


def run(command: list[str], line: str, folder: Path) -> Ran:
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    return Ran(line, ran.returncode, ran.stdout, ran.stderr)


def test_every_command_works_but_the_one_that_shows_an_error(walked: list[tuple[Block, list[Ran]]]) -> None:
    ran = [one for _, all_of_it in walked for one in all_of_it]
    assert len(ran) > 15
    failed = [one for one in ran if one.status != 0]
    assert [one.line for one in failed] == ["torkham check wrong --registry registry"], [one.err for one in failed]


def test_an_error_looks_as_the_page_says(walked: list[tuple[Block, list[Ran]]]) -> None:
    shown = [(before[-1], block) for (_, before), (block, _) in pairwise(walked) if block.title == "output"]
    assert len(shown) == 1
    for ran, block in shown:
        assert ran.err.strip() == block.code.strip()


def test_what_is_built_is_what_the_page_claims(walked: list[tuple[Block, list[Ran]]], folder: Path) -> None:
    printed = [one.out for block, ran in walked if block.language == "python" for one in ran]
    assert "contested" in printed[-1]
    assert "Raid on the post" in printed[-1]
    assert (folder / "agreement/agreement.csv").is_file()
    assert (folder / "sheets/events.csv").is_file()


def test_spans_of_brat_are_those_that_anchor_finds(walked: list[tuple[Block, list[Ran]]], folder: Path) -> None:
    (printed,) = [one.out for block, ran in walked if "brat_spans" in block.code for one in ran]
    trigger = json.loads((folder / "articles/courier.json").read_text("utf-8"))["reports"][0]["spans"][0]
    assert f"{{'part': 'trigger', 'at': {trigger['at']}}}" in printed
