"""Where other releases come from, and where they are kept.

An argument comes before the environment, the environment before the settings file
(`torkham/settings.toml` in the user's configuration folder, with the keys `base_url` and `cache`).
"""

import os
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

BASE_URL, CACHE = "TORKHAM_BASE_URL", "TORKHAM_CACHE"


class NoBaseUrlError(LookupError):
    """Another release was asked for, and nothing says where releases are."""


def _home(variable: str, on_windows: str, otherwise: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(on_windows) or Path.home())
    return Path(os.environ.get(variable) or Path.home() / otherwise)


def settings_file() -> Path:
    """The user's settings file, which need not be there."""
    return _home("XDG_CONFIG_HOME", "APPDATA", ".config") / "torkham" / "settings.toml"


def _setting(name: str) -> str | None:
    file = settings_file()
    if not file.is_file():
        return None
    found = tomllib.loads(file.read_text("utf-8")).get(name)
    return None if found is None else str(found)


def base_url(given: str | None = None) -> str:
    """The address under which releases lie, without a slash at its end.

    NoBaseUrlError if there is none; ValueError for one that is not http or https.
    """
    url = given or os.environ.get(BASE_URL) or _setting("base_url")
    if not url:
        raise NoBaseUrlError(
            f"only the release in the package can be read: to fetch another, set {BASE_URL}, or base_url in "
            f"{settings_file()}, to the address under which releases lie"
        )
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        raise ValueError(f"{url!r} is no base URL; allowed: an address that begins with https:// or http://")
    return url.rstrip("/")


def cache(given: "str | os.PathLike[str] | None" = None) -> Path:
    """The folder in which fetched releases are kept, each in a folder of its version."""
    found = given or os.environ.get(CACHE) or _setting("cache")
    return Path(found) if found else _home("XDG_CACHE_HOME", "LOCALAPPDATA", ".cache") / "torkham"
