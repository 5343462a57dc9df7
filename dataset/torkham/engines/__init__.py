"""Who computes: one function for many tasks, in this process, in several, or on a cluster.

An engine promises that every task's result comes, each once, in whatever order; a worker that dies is replaced and its
task done again. What it computes must therefore be a pure function of the task.
"""

from torkham.engines.engine import Engine, EngineError, Work
from torkham.engines.start import ENGINES, start

__all__ = ["ENGINES", "Engine", "EngineError", "Work", "start"]
