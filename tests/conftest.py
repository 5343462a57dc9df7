"""What many tests share: the sample corpus, and ways to break it."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from torkham.build.assemble import Assembled, Inputs, assemble
from torkham.build.problems import Problem
from torkham.build.publish import publish
from torkham.build.validate import validate
from torkham_schema.dictionary import POLARS_TYPES, tables

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"
SHARED = ROOT.parent / "shared"

Edit = dict[str, Any]


class Corpus:
    """A copy of the sample corpus that a test may edit."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)

    @property
    def inputs(self) -> Inputs:
        documents = self.folder / "documents"
        return Inputs((self.folder / "articles",), self.folder / "registry", documents if documents.exists() else None)

    def edit(self, change: Edit) -> None:
        """Apply one edit: a value at a JSON path, a cell of a CSV line, a line more, or another text."""
        path = self.folder / change["file"]
        if "text" in change:
            path.write_text(change["text"], "utf-8")
        elif "append" in change:
            path.write_text(path.read_text("utf-8") + change["append"] + "\n", "utf-8")
        elif path.suffix == ".csv":
            rows = list(csv.reader(path.read_text("utf-8").splitlines()))
            rows[change["line"] - 1][rows[0].index(change["column"])] = change["value"]
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(rows)
            path.write_text(out.getvalue(), "utf-8")
        else:
            article = json.loads(path.read_text("utf-8"))
            set_at(article, change)
            path.write_text(json.dumps(article), "utf-8")

    def assembled(self) -> Assembled:
        return assemble(self.inputs)

    def problems(self, table_edits: list[Edit] | None = None) -> list[Problem]:
        """All problems of the corpus; table edits are made to the assembled tables before they are validated."""
        found = self.assembled()
        frames = dict(found.tables)
        for change in table_edits or []:
            frames[change["table"]] = edited(frames[change["table"]], change)
        return [*found.problems, *validate(frames, found.places)]


def set_at(value: Any, change: Edit) -> None:
    """Set, add or delete at a JSON path such as `$.reports[0].spans[1].part`."""
    steps: list[str | int] = [int(i) if i else name for name, i in re.findall(r"\.(\w+)|\[(\d+)\]", change["path"])]
    steps = [int(step) if isinstance(step, str) and step.isdigit() else step for step in steps]
    for step in steps[:-1]:
        value = value[step]
    if change.get("delete"):
        del value[steps[-1]]
    elif change.get("add"):
        value[steps[-1]].append(change["value"])
    else:
        value[steps[-1]] = change["value"]


def edited(frame: pl.DataFrame, change: Edit) -> pl.DataFrame:
    """A table with a column renamed or cast, a cell changed, or a row dropped or doubled; its key names the row."""
    if "rename" in change:
        return frame.rename({change["column"]: change["rename"]})
    facts = tables()[change["table"]]
    if "type" in change:
        return frame.with_columns(pl.col(change["column"]).cast(POLARS_TYPES[change["type"]]))
    here = pl.concat_str(facts.key, separator=" ", ignore_nulls=True) == change["row_id"]
    if change.get("drop"):
        return frame.filter(~here)
    if change.get("double"):
        return pl.concat([frame, frame.filter(here)])
    column, dtype = change["column"], facts.schema[change["column"]]
    value = (
        pl.Series([change["value"]]).cast(pl.String).str.to_date().item()
        if dtype == pl.Date and change["value"]
        else change["value"]
    )
    return frame.with_columns(pl.when(here).then(pl.lit(value, dtype=dtype)).otherwise(pl.col(column)).alias(column))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """A copy of the sample corpus."""
    return Corpus(tmp_path / "corpus")


@pytest.fixture(scope="session")
def sample() -> Assembled:
    """The sample corpus, assembled."""
    return assemble(Inputs((SAMPLE / "articles",), SAMPLE / "registry", SAMPLE / "documents"))


@pytest.fixture(scope="session")
def released(sample: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the sample corpus: a folder with its `CURRENT`."""
    folder = tmp_path_factory.mktemp("released")
    publish(sample.tables, folder, "0.1.0")
    return folder


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[[str], Corpus]:
    """Make as many copies of the sample corpus as a test wants."""
    return lambda name: Corpus(tmp_path / name)
