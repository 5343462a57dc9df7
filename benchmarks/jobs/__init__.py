"""What is measured of torkham, each a program of its own: `python -m benchmarks.jobs.NAME`, JSON on the last line."""
