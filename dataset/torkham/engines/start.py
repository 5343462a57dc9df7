"""Start an engine by its name."""

from torkham.engines.engine import Engine
from torkham.nearest import UnknownNameError

ENGINES = ("processes", "ray", "dask", "inline")


def start(name: str = "processes", address: str | None = None, workers: int | None = None) -> Engine:
    """The engine of that name; `address` names a cluster that runs already, `workers` how many tasks at a time.

    UnknownNameError for another name; ValueError for an address where there is no cluster; ImportError says which
    extra an engine needs.
    """
    if name not in ENGINES:
        raise UnknownNameError("engine", name, ENGINES)
    if address and name not in ("ray", "dask"):
        raise ValueError(f"the engine {name} has no address; ray and dask do")
    if workers is not None and workers < 1:
        raise ValueError(f"at least one worker is needed, not {workers}")
    try:
        match name:
            case "ray":
                from torkham.engines.ray import Ray

                return Ray(address, workers)
            case "dask":
                from torkham.engines.dask import Dask

                return Dask(address, workers)
            case "processes":
                from torkham.engines.processes import Processes

                return Processes(workers)
            case _:
                from torkham.engines.inline import Inline

                return Inline()
    except ModuleNotFoundError as missing:
        raise ImportError(f"the engine {name} needs {missing.name}: pip install torkham[{name}]") from None
