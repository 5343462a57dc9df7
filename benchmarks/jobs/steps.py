"""CPU time of each step that makes one shard, in one process and one thread: FILE REGISTRY MOST, FILE in JSON Lines.

The shard is the first MOST articles of the file; what they refer to in others is not there, which costs the same.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

THREADS = ("POLARS_MAX_THREADS", "ARROW_NUM_THREADS", "OMP_NUM_THREADS")


def main() -> None:
    """Do the steps one after the other; print milliseconds an article."""
    os.environ |= dict.fromkeys(THREADS, "1")
    from torkham.build import fingerprints
    from torkham.build.aggregate import testimony
    from torkham.build.assemble import known
    from torkham.build.publish import write_table
    from torkham.build.read import BATCH, no_collection, read_batch
    from torkham.build.registry import read_registry
    from torkham.build.shards import index, pieces
    from torkham.build.shards.division import Division
    from torkham.build.tabulate import as_declared, levels, tabulate, together
    from torkham.build.validate import check_table
    from torkham.release.column_hash import column_hash
    from torkham_schema.dictionary import tables
    from torkham_schema.relations import RELATIONS

    source, registry, most = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    taken: dict[str, float] = {}

    def step(name: str, work: Callable[..., Any], *given: Any) -> Any:
        begun = time.process_time()
        made = work(*given)
        taken[name] = taken.get(name, 0) + time.process_time() - begun
        return made

    with TemporaryDirectory() as room:
        some = Path(room) / "some.jsonl"
        with source.open("rb") as lines:
            some.write_bytes(b"".join(islice(lines, most)))
        entries = step("index", index.index_of, [str(some)])
        registered, _ = read_registry(registry)
        parts = []
        texts = iter(index.sources_at(entries.sort("article_id")))
        while batch := list(islice(texts, BATCH)):
            with no_collection():
                read = step("decode and check the format", read_batch, batch)
                parts.append(step("take columns", levels, read.articles))
                del read
        frames = step("tabulate", lambda: tabulate(together(parts)))
        frames["documents"] = as_declared("documents", fingerprints.documents(registered["documents"], []))
        for name, frame in frames.items():
            step("check each table", check_table, tables()[name], frame)
        everything = {**known(registered), **frames, "events": frames["reports"].select("event_id").unique()}
        for rule in RELATIONS:
            if "article" in rule.scopes:
                step("check rules across tables", rule.find, everything)
        found = step("testimony", testimony, everything)
        step("testimony", pieces.write, Path(room), found, Division(32, 8))
        for name, frame in frames.items():
            step("write Parquet", write_table, tables()[name], frame, BytesIO())
            step("hash the content", column_hash, frame)
    phases = {name: 1000 * seconds / most for name, seconds in taken.items()}
    print(json.dumps({"articles": most, "phases": phases}))


if __name__ == "__main__":
    main()
