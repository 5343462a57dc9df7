"""The same build in parts, where there are too many articles for one table: two pure maps, on any engine.

The first map takes a *shard*, some documents with their articles, to validated Parquet files and to testimony on
events; the second takes a *bucket*, the testimony on some events, to those events. What is in which part follows from
identifiers alone, so the bytes of a release depend neither on how the annotations lie in files nor on who computes.
"""
