"""One zip of a release's Parquet files, and of what describes and proves them: the same files give the same bytes."""

import zipfile
from pathlib import Path

NEVER = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can say, for all files: when they were written is no part of the release."""


def archive(folder: Path, out: Path) -> None:
    """Write all files of a folder into a zip, in order of name.

    Nothing is compressed again, since Parquet is compressed: so the bytes depend on no library either.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, NEVER)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            target.writestr(entry, path.read_bytes())
