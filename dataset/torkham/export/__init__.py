"""Tables to other formats, one module each: `write(frames, facts, out)`.

`frames` are the tables by name, `facts` what is known of them (`torkham.facts`), `out` a folder for formats of one
file a table (csv, dta, jsonl, parquet) and a file for those that hold all tables (sqlite, duckdb, xlsx).
Nothing here replaces a file that is already there before the new one is whole.
"""
