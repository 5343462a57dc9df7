"""Where a release lies on disk: the folder that `CURRENT` points at."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
"""The release that ships with the package."""


def current(folder: Path = DATA) -> Path:
    """The folder of the release under `folder`; FileNotFoundError says how to get one."""
    pointer = folder / "CURRENT"
    if not pointer.is_file():
        raise FileNotFoundError(f"there is no release in {folder}: in a checkout, `make build` makes one")
    return folder / pointer.read_text("utf-8").strip()


def found(folder: Path) -> Path:
    """The release in a folder: the folder itself where it is one, else what its `CURRENT` points at."""
    return folder if (folder / "manifest.json").is_file() else current(folder)
