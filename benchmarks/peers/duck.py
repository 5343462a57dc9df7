"""DuckDB: read_json with the columns of the format, unnest, COPY to zstd Parquet. The same tables, and no checks.

Of torkham it uses the declaration of the format, to spell out the columns for read_json.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
from msgspec import inspect

from torkham_schema.annotation import Article

HERE = Path(__file__).parent
SCALARS: dict[Any, str] = {
    inspect.StrType: "VARCHAR",
    inspect.LiteralType: "VARCHAR",
    inspect.IntType: "BIGINT",
    inspect.FloatType: "DOUBLE",
    inspect.BoolType: "BOOLEAN",
}


def type_of(found: Any) -> str:
    """The DuckDB type of a part of the format."""
    match found:
        case inspect.UnionType():
            (one,) = (t for t in found.types if not isinstance(t, inspect.NoneType))
            return type_of(one)
        case inspect.Metadata():
            return type_of(found.type)
        case inspect.StructType():
            return "STRUCT(" + ", ".join(f'"{f.encode_name}" {type_of(f.type)}' for f in found.fields) + ")"
        case inspect.ListType():
            return type_of(found.item_type) + "[]"
        case inspect.TupleType():
            return type_of(found.item_types[0]) + "[]"
        case _:
            return SCALARS[type(found)]


def columns() -> str:
    """The argument `columns` of read_json."""
    fields = inspect.type_info(Article).fields  # type: ignore[attr-defined]
    return "{" + ", ".join(f"'{field.encode_name}': '{type_of(field.type)}'" for field in fields) + "}"


def queries() -> dict[str, str]:
    """Name and text of each query of duck.sql, in order: views that others use, then the tables."""
    parts = (HERE / "duck.sql").read_text("utf-8").split("-- table ")[1:]
    return {name: query for name, _, query in (part.partition("\n") for part in parts)}


def in_lines(articles: Path, joined: Path) -> str:
    """Where the articles are as JSON Lines: as they are given, or, of a file each, joined.

    read_json takes some 10 ms a file, ten times what it takes for the same article in a large one.
    """
    if next(articles.rglob("*.jsonl"), None):
        return f"{articles}/*.jsonl"
    with joined.open("wb") as out:
        for path in sorted(articles.rglob("*.json")):
            out.write(path.read_bytes().replace(b"\n", b" ") + b"\n")
    return str(joined)


def main() -> None:
    """Read, write; print rows and seconds a phase."""
    articles, _, out, facts = (Path(argument) for argument in sys.argv[1:5])
    out.mkdir(parents=True)
    types = json.loads(facts.read_text("utf-8"))["act_types"]
    begun = time.perf_counter()
    connection = duckdb.connect(config={"temp_directory": str(out / ".spill")})
    pairs = [[*types], [*types.values()]]
    connection.execute("CREATE TABLE act_types AS SELECT unnest(?) AS speech_act, unnest(?) AS act_type", pairs)
    joined = out / ".joined.jsonl"
    reading = f"read_json('{in_lines(articles, joined)}', format='newline_delimited', columns={columns()})"
    connection.execute(f"CREATE TABLE read AS SELECT *, article_id[4:] AS token FROM {reading}")
    joined.unlink(missing_ok=True)
    done = time.perf_counter()
    rows = {}
    for name, query in queries().items():
        if name.startswith("_"):
            connection.execute(query)
            continue
        file = f"'{out / name}.parquet' (FORMAT parquet, COMPRESSION zstd)"
        written = connection.execute(f"COPY ({query.strip().removesuffix(';')}) TO {file}").fetchone()
        rows[name] = written[0] if written else 0
    phases = {"read": done - begun, "flatten and write": time.perf_counter() - done}
    print(json.dumps({"rows": rows, "phases": phases}))


if __name__ == "__main__":
    main()
