"""The house itself: light imports, small rooms, fresh generated files, a wheel with the data in it."""

import os
import statistics
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from torkham.pages import generate
from torkham.pages.downloads import place

HEAVY = ("polars", "pandera", "pyarrow", "pandas", "msgspec", "typer", "rich")


def modules() -> dict[str, int]:
    folders = ("dataset/torkham", "schema/torkham_schema")
    paths = [ROOT / "build_dataset.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in paths}


def test_importing_torkham_loads_nothing_heavy() -> None:
    code = f"import torkham, sys; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_no_module_is_over_300_lines_and_the_median_is_under_100() -> None:
    sizes = modules()
    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert statistics.median(sizes.values()) < 100
    assert sizes["build_dataset.py"] < 100


@pytest.mark.parametrize("name", sorted(generate.of_schema()))
def test_what_is_generated_from_the_schema_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == generate.of_schema()[name]


def test_what_is_generated_from_the_code_and_the_release_is_fresh() -> None:
    for name, text in {**generate.of_code(ROOT), **generate.of_files(ROOT)}.items():
        assert (ROOT / name).read_text("utf-8") == text, name


def test_no_generated_page_is_left_behind() -> None:
    expected = {name for name in generate.of_schema() if name.startswith("docs/tables/")}
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "docs/tables").iterdir()} == expected


def test_ruff_and_mypy_are_clean() -> None:
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        ran = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_docs_build_strictly(tmp_path: Path) -> None:
    place(ROOT)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "site/tables/events.html").is_file()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a clone of what is committed."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(folder / "clone"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_the_data_and_nothing_that_is_not_for_users(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("torkham/data/") and name.endswith("/events.parquet") for name in names)
    assert "torkham/data/CURRENT" in names
    assert "torkham/py.typed" in names
    roots = {name.partition("/")[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"torkham", "torkham_schema"}


def test_the_installed_wheel_loads_its_data_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    lock = str(ROOT / "requirements.lock")
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--constraint",
        _constraints(Path(lock), tmp_path),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    code = (
        "import torkham; e = torkham.load('events'); print(len(e), torkham.version(), len(torkham.load('statements')));"
        "import importlib.util as u; print(u.find_spec('pandera'), u.find_spec('pyarrow'))"
    )
    ran = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    first, second = ran.stdout.splitlines()
    events, version, statements = first.split()
    assert int(events) > 0
    assert int(statements) > 0
    assert version == wheel.name.split("-")[1]
    assert second == "None None"


def _constraints(lock: Path, folder: Path) -> str:
    """The versions of the lock without its hashes, which pip does not take for a local wheel."""
    lines = [line.split(" \\")[0] for line in lock.read_text("utf-8").splitlines() if "==" in line]
    path = folder / "constraints.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def test_every_test_file_is_collected() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    collected = {line.partition("::")[0] for line in ran.stdout.splitlines() if "::" in line}
    assert collected == {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
