"""torkham tables."""

from torkham.cli import reading


def tables(release: reading.From = None, as_json: reading.Json = False) -> None:
    """List the tables with their rows, core first, and the views.

    Most people need three tables: events, actors, statements. One is enough to begin: torkham head flat_events
    """
    import polars as pl

    from torkham.views.every import VIEWS

    with reading.opened(release) as data:
        rows = [(t["group"], name, t["rows"], t["description"]) for name, t in data.manifest["tables"].items()]
        rows += [("views", name, None, f"{view.about}") for name, view in VIEWS.items()]
        schema = {"group": pl.String, "table": pl.String, "rows": pl.Int64, "one row is": pl.String}
        reading.frame(f"torkham {data.version}", pl.DataFrame(rows, schema=schema, orient="row"), as_json)
