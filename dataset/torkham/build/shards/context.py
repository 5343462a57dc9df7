"""What all parts of a build share: written once, read once by every worker."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path

import polars as pl

from torkham.build.shards.division import Division
from torkham.build.storage import at, written

LABELS = "events"
"""The registry of events holds their labels."""


@dataclass(frozen=True)
class Context:
    """The registries and how the build is divided and done."""

    known: Mapping[str, pl.DataFrame]
    """Tables that are the same for all articles; `events` are the labels."""
    division: Division
    rule: str
    """By which reports become events."""


def write(context: Context, folder: Path) -> str:
    """Write it into a folder of its own under `folder`; give the path of that, which ends with its digest."""
    digest = sha256(code().encode())
    said = {**asdict(context.division), "rule": context.rule}
    digest.update(json.dumps(said).encode())
    files = {}
    for name, frame in sorted(context.known.items()):
        data = BytesIO()
        frame.write_ipc(data)
        files[name] = data.getvalue()
        digest.update(name.encode() + sha256(files[name]).digest())
    home = folder / f"context-{digest.hexdigest()[:32]}"
    for name, content in files.items():
        with written(home / f"{name}.arrow") as file:
            file.write(content)
    with written(home / "context.json") as file:
        file.write(json.dumps({**said, "tables": list(files)}).encode())
    return str(home)


@lru_cache(maxsize=1)
def read(home: str) -> Context:
    """The context in a folder."""
    folder = at(home)
    said = json.loads((folder / "context.json").read_bytes())
    known = {name: pl.read_ipc(BytesIO((folder / f"{name}.arrow").read_bytes())) for name in said["tables"]}
    return Context(known, Division(said["shards"], said["buckets"]), said["rule"])


@cache
def code() -> str:
    """A digest of the code and the versions that make the tables: with other code, nothing made before counts."""
    import pandera
    import pyarrow

    found = sha256(f"{pl.__version__} {pyarrow.__version__} {pandera.__version__}".encode())
    for package in ("torkham", "torkham_schema"):
        root = Path(str(resources.files(package)))
        for path in sorted([*root.rglob("*.py"), *root.rglob("*.csv")]):
            found.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return found.hexdigest()
