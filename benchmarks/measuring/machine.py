"""The machine and the versions with which something was measured: no names, no paths."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("torkham", "polars", "pyarrow", "pandera", "msgspec", "pandas", "duckdb", "frictionless", "numpy")


def machine() -> dict[str, Any]:
    """Cores, memory, processor, operating system, and versions."""
    processor = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "processor": processor[1] if processor else platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }
