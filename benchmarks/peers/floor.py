"""The floor: typed decode, flatten, write, and nothing else. msgspec, pyarrow and numpy, in one process, in batches.

Of torkham it uses the declaration of the format, which msgspec decodes to. Every column of every table is there; no
key, reference or rule is checked, nothing is sorted, and no event is aggregated.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.json as pa_json
import pyarrow.parquet as pq
from arrow_rows import Flat
from msgspec import inspect

from torkham_schema.annotation import Article

BATCH = 500
GROUP = 100_000
"""Rows that are waited for before they are written."""
SCALARS: dict[Any, Any] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
}
TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def type_of(found: Any) -> Any:
    """The Arrow type of a part of the format."""
    match found:
        case inspect.UnionType():
            (one,) = (t for t in found.types if not isinstance(t, inspect.NoneType))
            return type_of(one)
        case inspect.Metadata():
            return type_of(found.type)
        case inspect.StructType():
            return pa.struct([(f.encode_name, type_of(f.type)) for f in found.fields])
        case inspect.ListType():
            return pa.list_(type_of(found.item_type))
        case inspect.TupleType():
            return pa.list_(type_of(found.item_types[0]))
        case _:
            return SCALARS[type(found)]


def texts(folder: Path) -> Iterator[bytes]:
    """One JSON text an article."""
    for path in sorted(folder.rglob("*.json*")):
        data = path.read_bytes()
        yield from data.splitlines() if path.suffix == ".jsonl" else [data]


def main() -> None:
    """Read, flatten, write; print rows and seconds a phase."""
    articles, _, out, given = (Path(argument) for argument in sys.argv[1:5])
    facts = json.loads(given.read_text("utf-8"))
    columns = {name: list(facts["columns"][name]) for name in facts["coded"]}
    schemas = {name: pa.schema([(c, TYPES[f["type"]]) for c, f in facts["columns"][name].items()]) for name in columns}
    out.mkdir(parents=True)
    writers = {name: pq.ParquetWriter(out / f"{name}.parquet", schemas[name], compression="zstd") for name in columns}
    waiting: dict[str, list[Any]] = {name: [] for name in columns}
    shape = pa.schema(list(type_of(inspect.type_info(Article))))
    decoder = msgspec.json.Decoder(Article)
    rows = dict.fromkeys(columns, 0)
    phases = {"read and decode": 0.0, "flatten": 0.0, "write": 0.0}
    stream = texts(articles)
    while True:
        begun = time.perf_counter()
        batch = list(islice(stream, BATCH))
        for text in batch:
            decoder.decode(text)
        read = time.perf_counter()
        if batch:
            flat = Flat(_nested(batch, shape), columns, facts["act_types"])
            for name, parts in flat.tables.items():
                waiting[name] += [pa.table(part, schema=schemas[name]) for part in parts]
        flattened = time.perf_counter()
        for name, tables in waiting.items():
            if tables and (not batch or sum(map(len, tables)) >= GROUP):
                whole = pa.concat_tables(tables)
                writers[name].write_table(whole)
                rows[name] += len(whole)
                tables.clear()
        written = time.perf_counter()
        for phase, seconds in zip(phases, (read - begun, flattened - read, written - flattened), strict=True):
            phases[phase] += seconds
        if not batch:
            break
    for writer in writers.values():
        writer.close()
    print(json.dumps({"rows": rows, "phases": phases}))


def _nested(batch: list[bytes], shape: Any) -> Any:
    data = b"\n".join(batch)
    table = pa_json.read_json(
        pa.BufferReader(data),
        pa_json.ReadOptions(block_size=len(data) + 1),
        pa_json.ParseOptions(explicit_schema=shape, unexpected_field_behavior="error"),
    )
    return table.combine_chunks().to_struct_array().combine_chunks()


if __name__ == "__main__":
    main()
