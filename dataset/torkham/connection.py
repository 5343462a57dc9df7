"""A DuckDB connection with every table and view."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from torkham.opened import release_at

if TYPE_CHECKING:
    import duckdb


def connect(*, views: bool = True, release: Any = None) -> "duckdb.DuckDBPyConnection":
    """A DuckDB connection in memory with all tables of a release, and all views of `torkham.views`.

    Tables are read from their files when a query asks for them. Views are made once, now, and `left_out` says what
    each leaves out; `views=False` does without. Needs `torkham[duckdb]`: ImportError says so.

    >>> import torkham
    >>> with torkham.connect(views=False) as database:
    ...     database.sql("SELECT count(*) > 0 FROM events").fetchall()
    [(True,)]
    """
    try:
        import duckdb
    except ImportError:
        raise ImportError("connect() needs DuckDB: pip install 'torkham[duckdb]'") from None
    from torkham.export.sql import quoted, text

    opened = release_at(release)
    database = duckdb.connect()
    for name in opened:
        path = opened.path(name)
        files = text(str(path / "*.parquet" if path.is_dir() else path))
        database.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM read_parquet({files})")
    if not views:
        return database
    from torkham.views.every import every_view

    with TemporaryDirectory() as room:
        # By way of a file: DuckDB reads Parquet without pyarrow, a data frame only with it.
        for name, frame in every_view(opened)[0].items():
            file = Path(room) / f"{name}.parquet"
            frame.write_parquet(file)
            database.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM read_parquet({text(str(file))})")
    return database
