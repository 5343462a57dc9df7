"""The generated blocks of the page for contributors: rooms by their docstrings, targets of the Makefile."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from torkham.pages.markdown import table

PLACES = ("schema/torkham_schema", "dataset/torkham")
TARGET = re.compile(r"^(\w+):.*?## (.+)$", re.M)


def blocks(root: Path) -> dict[str, str]:
    """The blocks, from the source of a checkout."""
    return {"rooms": table(("where", "what"), list(rooms(root))), "targets": targets(root)}


def rooms(root: Path) -> Iterator[tuple[str, str]]:
    """Every package and every module beside them, with the first line of its documentation."""
    for place in PLACES:
        for path in sorted((root / place).rglob("__init__.py")):
            if said := _said(path):
                yield f"`{path.parent.relative_to(root)}/`", said
        for path in sorted((root / place).glob("*.py")):
            if not path.name.startswith("__") and (said := _said(path)):
                yield f"`{path.relative_to(root)}`", said


def _said(path: Path) -> str:
    """The first paragraph of a module's documentation, in one line; empty where there is none."""
    documented = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(documented.split("\n\n", 1)[0].split())


def targets(root: Path) -> str:
    """What `make` can do."""
    found = TARGET.findall((root / "Makefile").read_text("utf-8"))
    return table(("command", "what it does"), [(f"`make {name}`", what) for name, what in found])
