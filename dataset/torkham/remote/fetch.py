"""A release of another version: fetched once, checked, kept."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from torkham.opened import VERSION
from torkham.release import sums
from torkham.remote import settings
from torkham.remote.download import FetchError, download

Progress = Callable[[str, int, int | None], None]
"""Told the file, its bytes so far, and all its bytes, if known."""

HASH = re.compile("[0-9a-f]{64}")


def fetch(
    version: str,
    *,
    base_url: str | None = None,
    cache: "str | os.PathLike[str] | None" = None,
    progress: Progress | None = None,
) -> Path:
    """The folder of a release of another version, fetched from `<base URL>/<version>/` if it is not in the cache.

    Every file is checked against the release's `SHA256SUMS`, and nothing is used before all are right. What was
    fetched stays, so that a fetch that broke off goes on where it stopped. A release in the cache is checked again
    and needs no network.

    The base URL is the argument, else the variable TORKHAM_BASE_URL, else `base_url` of the settings file;
    NoBaseUrlError if there is none. The cache likewise, with TORKHAM_CACHE. ValueError for what is no version;
    FetchError, in one sentence, for all that goes wrong on the way.
    """
    if not VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is no version; allowed: three numbers, such as 1.0.0")
    kept = settings.cache(cache) / version
    if kept.is_dir():
        if not sums.check(kept) and _version_in(kept) == version:
            return kept
        shutil.rmtree(kept)
    url = f"{settings.base_url(base_url)}/{version}"
    room = kept.parent / f".{version}.part"
    room.mkdir(parents=True, exist_ok=True)
    for name, expected in _listed(url, room, progress).items():
        _file(url, name, expected, room, progress)
    wrong = sums.check(room)
    if wrong:
        shutil.rmtree(room)
        raise FetchError(f"the release at {url} is not whole: {wrong[0].file}: {wrong[0].what}")
    called = _version_in(room)
    if called != version:
        shutil.rmtree(room)
        raise FetchError(f"what lies at {url} calls itself version {called!r}, not {version}")
    return _moved(room, kept)


def _listed(url: str, room: Path, progress: Progress | None) -> dict[str, str]:
    """The files of the release and their hashes, from its list, which is always fetched anew."""
    (room / sums.NAME).unlink(missing_ok=True)
    _download(url, sums.NAME, room / sums.NAME, progress)
    try:
        listed, damage = sums.read(room)
    except (ValueError, UnicodeDecodeError):
        listed, damage = {}, [sums.Finding(sums.NAME, "the list of hashes", "lines of hash and name", "something else")]
    unsafe = [name for name, digest in listed.items() if not _is_safe(name) or not HASH.fullmatch(digest)]
    if damage or unsafe or not listed:
        (room / sums.NAME).unlink(missing_ok=True)
        raise FetchError(f"{url}/{sums.NAME} is no list of hashes of a torkham release, or is damaged")
    return dict(listed)


def _is_safe(name: str) -> bool:
    """Whether a listed file stays inside the folder of the release."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _file(url: str, name: str, expected: str, room: Path, progress: Progress | None) -> None:
    """One file, right by its hash: what is there already, else fetched; once more from the start if it is wrong."""
    path = room / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and sums.hash_of(path) == expected:
        return
    _download(url, name, path, progress)
    if sums.hash_of(path) != expected:
        path.unlink()
        _download(url, name, path, progress)
    if sums.hash_of(path) != expected:
        path.unlink()
        raise FetchError(f"{url}/{name} is not the file that {sums.NAME} lists: its hash differs; it was thrown away")


def _download(url: str, name: str, path: Path, progress: Progress | None) -> None:
    told = None if progress is None else lambda done, total: progress(name, done, total)
    download(f"{url}/{quote(name)}", path, told)


def _version_in(folder: Path) -> str | None:
    try:
        return str(json.loads((folder / "manifest.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _moved(room: Path, kept: Path) -> Path:
    """Give the release its name in one step; another process may have done so first."""
    try:
        room.replace(kept)
    except OSError:
        if sums.check(kept):
            raise
        shutil.rmtree(room)
    return kept
