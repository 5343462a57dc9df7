"""Where files lie: a path of this machine, or an address that fsspec understands, such as `s3://bucket/folder`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


def at(where: "str | os.PathLike[str]") -> Path:
    """The path; for an address a `UPath`, which is used like one. ImportError says what an address needs."""
    if "://" not in str(where):
        return Path(where)
    try:
        from upath import UPath
    except ImportError:
        raise ImportError(f"{where} is an address: pip install torkham[remote], and fsspec's package for it") from None
    found: Any = UPath(where)
    return found  # type: ignore[no-any-return]


def is_here(path: Path) -> bool:
    """Whether it is a path of this machine."""
    return "://" not in str(path)


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; it is there when it is whole, and not before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not is_here(path):
        with path.open("wb") as file:
            yield file
        return
    waiting = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        with waiting.open("wb") as file:
            yield file
        waiting.replace(path)
    finally:
        with suppress(FileNotFoundError):
            waiting.unlink()


def read_frame(path: Path, **options: Any) -> "pl.DataFrame":
    """A Parquet file as a frame."""
    import polars as pl

    if is_here(path):
        return pl.read_parquet(path, **options)
    with path.open("rb") as file:
        return pl.read_parquet(file, **options)


def same_file(source: Path, target: Path) -> None:
    """The file under a second name: linked where that can be, else copied; at an address, by its server."""
    if is_here(source):
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        return
    remote: Any = source
    remote.fs.copy(remote.path, target.path)  # type: ignore[attr-defined]


def moved(source: Path, target: Path) -> None:
    """Give a folder another name; at an address, by its server, file by file."""
    if is_here(source):
        source.rename(target)
        return
    remote: Any = source
    remote.fs.mv(remote.path, target.path, recursive=True)  # type: ignore[attr-defined]


def replaced(path: Path, text: str, waiting: str) -> None:
    """Replace a small file in one step: by renaming another; an object store does it so anyway."""
    if not is_here(path):
        path.write_text(text, "utf-8")
        return
    fresh = path.with_name(waiting)
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


def removed(folder: Path) -> None:
    """Remove a folder with all in it, if it is there."""
    if is_here(folder):
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.exists():
        remote: Any = folder
        remote.fs.rm(remote.path, recursive=True)
