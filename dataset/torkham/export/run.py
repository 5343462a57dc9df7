"""Export tables and views of a release."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torkham.export.formats import exporter
from torkham.export.spreadsheet import neutralised
from torkham.nearest import UnknownNameError
from torkham.opened import release_at

if TYPE_CHECKING:
    import polars as pl


def export(
    out: "str | os.PathLike[str]",
    to: str = "csv",
    names: Sequence[str] | None = None,
    *,
    views: bool = False,
    spreadsheet: bool = False,
    release: Any = None,
) -> list[Path]:
    """Write tables and views in the format `to`: into the folder `out`, or as the file `out` where it takes all.

    `names` are tables and views; without them, all tables, and with `views` all views. `spreadsheet` makes text
    harmless that a spreadsheet would run as a formula; without it, every cell is exact. Gives the files.

    UnknownNameError for a format, table or view that is not there; ImportError names the extra that a format needs.
    """
    writer = exporter(to)
    opened = release_at(release)
    frames, facts = dict.fromkeys(opened), dict(opened.facts)
    made: dict[str, pl.DataFrame] = {}
    if views or any(name not in opened for name in names or ()):
        from torkham.views.every import every_view

        made, known = every_view(opened)
        facts |= known
    for name in names or ():
        if name not in opened and name not in made:
            raise UnknownNameError("table or view", name, [*frames, *made])
    chosen = list(dict.fromkeys([*(names or frames), *(made if views else ())]))
    found = {name: made[name] if name in made else opened[name] for name in chosen}
    try:
        return writer.write(
            {name: neutralised(frame) if spreadsheet else frame for name, frame in found.items()}, facts, Path(out)
        )
    except ModuleNotFoundError as error:
        raise ImportError(f"the format {to} needs {error.name}: pip install 'torkham[{to}]'") from None
