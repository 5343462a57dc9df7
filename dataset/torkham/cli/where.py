"""Files and folders as commands take them: paths, or addresses that fsspec understands."""

from pathlib import Path

import typer


def anywhere(text: str) -> Path:
    """A path, or an address."""
    from torkham.build.storage import at

    try:
        return at(text)
    except ImportError as missing:
        raise typer.BadParameter(str(missing)) from None


def folder(text: str) -> Path:
    """A folder that is there."""
    found = anywhere(text)
    if not found.is_dir():
        raise typer.BadParameter(f"{text} is not a folder")
    return found
