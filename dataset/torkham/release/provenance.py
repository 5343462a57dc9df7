"""What a release was made from: a hash of every input and of the source code, the libraries, the rule."""

import platform
import re
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

import torkham
import torkham_schema
from torkham.build.assemble import Inputs
from torkham.build.sources import files_of
from torkham.release.sums import hash_of

EXTRAS = ("build", "export")
"""Optional parts of the package that take part in a release."""


def provenance(inputs: Inputs, root: Path, rule: str, commit: str) -> dict[str, Any]:
    """Everything a release was made from; files are named from the folder `root` on, which is not named."""
    files = [*files_of(inputs.annotations), *sorted(inputs.registry.glob("*.csv"))]
    files += sorted(inputs.documents.glob("*.json")) if inputs.documents else []
    return {
        "aggregation_rule": rule,
        "commit": commit,
        "source": {"sha256": source_hash(), "files": len(_sources())},
        "python": platform.python_version(),
        "libraries": libraries(),
        "lock": {"requirements.lock": hash_of(root / "requirements.lock")},
        "inputs": {_named(path, root): hash_of(path) for path in sorted(files)},
    }


def _named(path: Path, root: Path) -> str:
    """A path without what is only true of one machine; ValueError for an input that is not under the root."""
    return path.resolve().relative_to(root.resolve()).as_posix()


def source_hash() -> str:
    """SHA-256 over the hash and name of every source file, in order of name, as `sha256sum` would print them."""
    lines = "".join(f"{hash_of(path)}  {name}\n" for name, path in _sources().items())
    return sha256(lines.encode()).hexdigest()


def _sources() -> dict[str, Path]:
    """The files of the two packages, code and code lists alike, without the data that were built."""
    found = {}
    for package in (torkham, torkham_schema):
        root = Path(str(package.__file__)).parent
        for path in root.rglob("*"):
            name = path.relative_to(root)
            if path.is_file() and "__pycache__" not in name.parts and (root.name, name.parts[0]) != ("torkham", "data"):
                found[f"{root.name}/{name.as_posix()}"] = path
    return dict(sorted(found.items()))


def libraries() -> dict[str, str]:
    """The version of every library that the package, its build and its exports ask for, where it is installed."""
    found = {}
    for name in sorted(_asked_for(requires("torkham") or [])):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _asked_for(requirements: Iterable[str]) -> set[str]:
    found = set()
    for requirement in requirements:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        extra = re.search(r"""extra == ['"]([^'"]+)['"]""", requirement)
        if name and name[0] != "torkham" and (extra is None or extra[1] in EXTRAS):
            found.add(name[0])
    return found
