"""Every rule is broken once, by the fixture named after it, and reported with its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Corpus
from torkham.build.validate import NAMES
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS

BROKEN = Path(__file__).parent.parent / "broken"
FIXTURES = sorted(BROKEN.glob("*.json"))
ELSEWHERE = {
    "an_annotation_is_json",
    "an_annotation_has_the_format",
    "an_article_is_annotated_once",
    "a_cell_has_its_type",
    "a_registry_has_its_columns",
    "a_label_names_an_event",
}
"""Rules of reading, which have fixtures too."""


def rules() -> set[str]:
    """The name of every fixture there has to be: rules across tables, and those of a table with its name."""
    of_tables = {f"{table.name}.{rule.name}" for table in tables().values() for rule in table.rules}
    return of_tables | {rule.name for rule in RELATIONS} | set(NAMES.values()) | ELSEWHERE


def test_every_rule_has_its_fixture() -> None:
    assert {path.stem for path in FIXTURES} == rules()


def test_the_sample_breaks_no_rule(corpus: Corpus) -> None:
    assert corpus.problems() == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_breaking_one_rule_reports_that_rule(path: Path, corpus: Corpus) -> None:
    fixture: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for change in fixture.get("edits", []):
        corpus.edit(change)
    problems = corpus.problems(fixture.get("table_edits"))
    rule = path.stem.rpartition(".")[2]
    found = [p for p in problems if p.rule == rule]
    places = [{name: _short(corpus, getattr(problem, name)) for name in fixture["reported"]} for problem in found]
    assert fixture["reported"] in places
    assert all(problem.allowed for problem in found)
    assert sorted({p.rule for p in problems} - {rule}) == sorted(fixture.get("consequences", []))


def _short(corpus: Corpus, value: Any) -> Any:
    return value.removeprefix(f"{corpus.folder}/") if isinstance(value, str) else value
