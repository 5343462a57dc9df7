"""The commands that read: what they print piped, as JSON and on a terminal, and what they say of a mistake."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

import torkham
from torkham.cli import READING, app
from torkham.views.every import VIEWS

COMMAND = [sys.executable, "-m", "torkham"]


@pytest.fixture
def run(released: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Runner]":
    """Runs commands on the sample."""
    monkeypatch.setenv("TORKHAM_RELEASE", str(released))
    return Runner


class Runner:
    """Runs one command in this process."""

    @staticmethod
    def of(*words: str) -> Result:
        return CliRunner().invoke(app, words, env={"TERM": "dumb", "COLUMNS": "1000"})

    @staticmethod
    def rows(*words: str) -> list[dict[str, str]]:
        result = Runner.of(*words)
        assert result.exit_code == 0, result.output
        return list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_tables_lists_every_table_and_view(run: type[Runner]) -> None:
    rows = run.rows("tables")
    names = [name for group in torkham.tables().values() for name in group]
    assert [row["table"] for row in rows] == [*names, *VIEWS]
    assert rows[0] == {
        "group": "core",
        "table": "events",
        "rows": "3",
        "one row is": torkham.describe("events").text.removesuffix(" 3 rows."),
    }


@pytest.mark.parametrize("name", ["events", "statements", "flat_events", "dyads_month"])
def test_head_prints_what_the_table_has(run: type[Runner], name: str) -> None:
    frame = torkham.load(name) if name in ("events", "statements") else torkham.views.every.view_of(name).frame  # type: ignore[arg-type]
    rows = run.rows("head", name, "--all")
    plain = frame.with_columns(pl.all().cast(pl.String).fill_null(""))
    assert rows == plain.rows(named=True)
    lines = run.of("head", name, "--all", "--json").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [json.loads(line) for line in frame.write_ndjson().splitlines()]


def test_head_takes_rows_and_columns(run: type[Runner]) -> None:
    rows = run.rows("head", "events", "-n", "2", "--columns", "event_type,event_id")
    assert [list(row) for row in rows] == [["event_type", "event_id"]] * 2


def test_describe_says_it_as_rows_when_piped(run: type[Runner]) -> None:
    assert [row["column"] for row in run.rows("describe", "events")] == torkham.load("events").columns
    found = {row["what"].strip(): row["value"] for row in run.rows("describe", "events.realis")}
    assert found["occurred"] == "The text presents it as having happened."
    lines = run.of("describe", "events", "--json").stdout.splitlines()
    assert json.loads(lines[0])["column"] == "event_id"


def test_codes_lists_lists_codes_and_schemes(run: type[Runner]) -> None:
    assert {row["code_list"] for row in run.rows("codes")} == set(torkham.codes()["code_list"])
    assert [row["code"] for row in run.rows("codes", "realis")] == torkham.codes("realis")["code"].to_list()
    schemes = [row["scheme"] for row in run.rows("codes", "event_type", "--scheme", "?")]
    assert "CAMEO root" in schemes
    assert run.rows("codes", "date_precision", "--scheme", "UCDP date_prec")[0]["other_code"] == "1"


def test_cite_prints_text_and_bibtex(run: type[Runner]) -> None:
    assert run.of("cite").stdout.strip() == torkham.cite()
    assert run.of("cite", "--as", "bibtex").stdout.strip() == torkham.cite("bibtex")


def test_export_writes_and_lists_what_it_wrote(run: type[Runner], tmp_path: Path) -> None:
    rows = run.rows("export", str(tmp_path / "data"), "-f", "csv", "-t", "events", "-t", "flat_events")
    assert [Path(row["file"]).name for row in rows] == ["events.csv", "flat_events.csv"]
    assert all(Path(row["file"]).stat().st_size == int(row["bytes"]) for row in rows)


MISTAKES = [
    (("head", "event"), "there is no table or view 'event'; nearest: events"),
    (("head", "events", "--columns", "typ"), "there is no column of events 'typ'"),
    (("describe", "events.relis"), "there is no column of events 'relis'; nearest: realis"),
    (("codes", "event_typ"), "there is no code list 'event_typ'; nearest: event_type"),
    (("codes", "sector", "--scheme", "ACLED"), "there is no scheme 'ACLED'; nearest: ACLED inter"),
    (("cite", "--as", "bib"), "there is no form of citation 'bib'; nearest: bibtex"),
    (("export", "out", "-f", "xslx"), "there is no format 'xslx'; nearest: xlsx"),
    (("tables", "--release", "nowhere"), "there is no release in nowhere"),
    (("fetch", "1"), "'1' is no version; allowed: three numbers, such as 1.0.0"),
    (("tables", "--release", "8.8.8"), "only the release in the package can be read"),
]


@pytest.mark.parametrize(
    ("words", "said"), MISTAKES, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_a_mistake_is_one_sentence_and_exit_status_2(
    run: type[Runner], words: Sequence[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TORKHAM_BASE_URL", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = run.of(*words)
    assert result.exit_code == 2
    assert said in " ".join(re.sub("[│╭╮╰╯─]", " ", result.stderr).split())
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_every_command_that_reads_teaches_by_its_help() -> None:
    for command in READING:
        name = command.__name__.replace("_", "-")
        shown = Runner.of(name, "--help")
        assert shown.exit_code == 0
        assert len(shown.stdout.split()) > 30, name
    assert all(command.__name__.replace("_", "-") in Runner.of("--help").stdout for command in READING)


def test_on_a_terminal_a_table_is_drawn(released: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TORKHAM_RELEASE": str(released), "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen([*COMMAND, "codes", "realis"], stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait() == 0
    text = shown.decode()
    assert "┏" in text
    assert "\x1b[1m" in text
    assert "hypothetical" in text


def test_the_shell_completes_tables_and_views(released: Path) -> None:
    environment = {
        **os.environ,
        "TORKHAM_RELEASE": str(released),
        "_TORKHAM_COMPLETE": "complete_bash",
        "COMP_WORDS": "torkham head ev",
        "COMP_CWORD": "2",
    }
    torkham_command = str(Path(sys.executable).parent / "torkham")
    ran = subprocess.run([torkham_command], env=environment, capture_output=True, text=True, check=False)
    assert {"events", "event_places", "event_figures"} <= set(ran.stdout.split())
