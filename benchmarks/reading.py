"""From a cold start to the first table: torkham beside bare polars, pandas and Hugging Face datasets on the same file.

Every step is a fresh Python; the median of several runs counts. What is not installed is said to be so.

    python -m benchmarks.reading [RELEASE]
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15

STEPS = {
    "python": "pass",
    "import torkham": "import torkham",
    "torkham.load('events')": "import torkham; torkham.load('events')",
    "torkham.load, categories": "import torkham; torkham.load('events', categories=True)",
    "polars.read_parquet": "import polars; polars.read_parquet({file!r})",
    "pandas.read_parquet": "import pandas; pandas.read_parquet({file!r})",
    "datasets.load_dataset": "import datasets; datasets.load_dataset('parquet', data_files={file!r}, split='train')",
}


def seconds(code: str, environment: dict[str, str]) -> float | None:
    """Wall seconds of a fresh Python that runs the code; None where it cannot."""
    begun = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    return time.perf_counter() - begun if ran.returncode == 0 else None


def measured(file: Path, release: Path) -> dict[str, float | None]:
    """Median seconds of each step; the steps take turns, so that a busy machine is equally unfair to all."""
    environment = {**os.environ, "TORKHAM_RELEASE": str(release), "HF_HUB_OFFLINE": "1"}
    codes = {name: code.format(file=str(file)) for name, code in STEPS.items()}
    able = {name: seconds(code, environment) is not None for name, code in codes.items()}
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(RUNS):
        for name, code in codes.items():
            if able[name] and (found := seconds(code, environment)) is not None:
                taken[name].append(found)
    return {name: statistics.median(times) if times else None for name, times in taken.items()}


def main() -> None:
    """Measure and print."""
    from torkham.opened import release_at

    opened = release_at(sys.argv[1] if len(sys.argv) > 1 else None)
    found = measured(opened.path("events"), opened.folder)
    bare = found["polars.read_parquet"]
    print(f"{'step':28} {'seconds':>8} {'to polars':>10}")
    for name, median in found.items():
        if median is None or bare is None:
            print(f"{name:28} not installed")
        else:
            print(f"{name:28} {median:8.3f} {median / bare:10.2f}")


if __name__ == "__main__":
    main()
