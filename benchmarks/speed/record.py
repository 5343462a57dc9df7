"""What was measured, kept in one JSON file that is written after every run, so that nothing is lost."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring.machine import machine
from benchmarks.measuring.run import Limits, Run


@dataclass
class Record:
    """All runs of one benchmark."""

    path: Path
    found: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def begun(cls, path: Path, limits: Limits) -> "Record":
        """An empty record of this machine."""
        about = {"machine": machine(), "limits": {"seconds": limits.seconds, "peak_mb": limits.peak_mb}}
        return cls(path, {**about, "corpora": [], "runs": [], "rehydration": []})

    def corpus(self, facts: dict[str, Any]) -> None:
        """A corpus that is measured."""
        self._add("corpora", facts)

    def run(self, articles: int, form: str, task: str, tool: str, run: Run) -> None:
        """One run of one program."""
        self._add("runs", {"articles": articles, "form": form, "task": task, "tool": tool, **run.facts()})
        took = f"{run.seconds:9.2f} s {run.cpu_seconds:9.2f} s CPU {run.peak_mb:8.0f} MB"
        print(f"{articles:>9,} {form:6} {task:22} {tool:12} {run.status:13} {took}", flush=True)
        if run.error:
            print(run.error.strip().splitlines()[-1], flush=True)

    def rehydration(self, facts: dict[str, Any]) -> None:
        """One run of rehydration."""
        self._add("rehydration", facts)

    def _add(self, part: str, facts: dict[str, Any]) -> None:
        self.found[part].append(facts)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.found, indent=1) + "\n", "utf-8")
