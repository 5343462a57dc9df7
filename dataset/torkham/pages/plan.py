"""What a build past one machine would take, computed from what one machine was measured to take."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

from torkham.build.shards.division import division
from torkham.pages.timings import Timing

MB, GB = 2**20, 2**30


@dataclass(frozen=True)
class Cluster:
    """A cluster, and what is assumed of it."""

    workers: int = 50
    cores: int = 16
    """Cores a worker, each as fast as a core of the machine that was measured."""
    memory_gb: float = 4
    """GiB a core."""
    busy: float = 0.7
    """Share of the time in which a core works, while others end or wait."""
    gigabit: float = 10
    """Network of a worker to the object store, gigabits a second, both ways together."""
    latency: float = 0.02
    """Seconds that one small range of an object takes."""
    ranges: int = 8
    """Ranges that a core asks for at a time."""
    unpacked: float = 20
    """Bytes of memory for each byte of testimony while it becomes events."""

    @property
    def all_cores(self) -> int:
        """Cores of the cluster."""
        return self.workers * self.cores


@dataclass(frozen=True)
class Costs:
    """What one article costs, measured."""

    articles: int
    """Of the corpus that was measured."""
    cpu: float
    """CPU seconds."""
    serial: float
    """Wall seconds in which one core worked and all others idled, without what is the same for every corpus."""
    bytes_in: float
    bytes_out: float
    testimony: float
    """Bytes that go from shards to buckets."""
    memory: float
    """Bytes of memory of a worker, for each article of its part. Counts what does not grow too, so it is too much."""
    kinds: int
    """Kinds of testimony, each a file a shard."""


def costs(build: Timing, smaller: Timing | None, bytes_in: int, cores: int) -> Costs:
    """The costs of an article in the build that was measured, of which a smaller one says what did not grow."""
    n, said = build.articles, build.said
    stored: Mapping[str, int] = said["bytes"]
    fixed, start = (_idle(smaller, cores), smaller.articles) if smaller else (0.0, 0)
    part = n / said["parts"]["shards"]
    serial = max(0.0, _idle(build, cores) - fixed) / max(1, cores - 1) / (n - start)
    return Costs(
        articles=n,
        cpu=build.cpu_seconds / n,
        serial=min(serial, build.cpu_seconds / n),
        bytes_in=bytes_in / n,
        bytes_out=stored["release"] / n,
        testimony=stored["testimony"] / n,
        memory=build.peak_mb * MB / min(cores, said["parts"]["shards"]) / part,
        kinds=said.get("kinds", 1),
    )


def _idle(build: Timing, cores: int) -> float:
    return max(0.0, build.seconds * cores - build.cpu_seconds)


@dataclass(frozen=True)
class Plan:
    """A build of many articles on a cluster."""

    articles: int
    shards: int
    buckets: int
    ranges: float
    """Ranges of objects that buckets read."""
    cpu_hours: float
    cpu_seconds: float
    """Wall seconds of the CPU work on all cores."""
    network_seconds: float
    range_seconds: float
    serial_seconds: float

    @property
    def seconds(self) -> float:
        """Wall seconds if nothing overlaps."""
        return self.cpu_seconds + self.network_seconds + self.range_seconds + self.serial_seconds


def planned(cost: Costs, articles: int, cluster: Cluster, division: tuple[int, int]) -> Plan:
    """The plan for so many articles, divided into so many shards and buckets."""
    shards, buckets = division
    moved = cost.bytes_in + cost.bytes_out + 2 * cost.testimony
    ranges = shards * buckets * cost.kinds
    serial = articles * cost.serial
    return Plan(
        articles=articles,
        shards=shards,
        buckets=buckets,
        ranges=ranges,
        cpu_hours=articles * cost.cpu / 3600,
        cpu_seconds=max(0, articles * cost.cpu - serial) / (cluster.all_cores * cluster.busy),
        network_seconds=articles * moved * 8 / (cluster.workers * cluster.gigabit * 1e9),
        range_seconds=ranges * cluster.latency / (cluster.all_cores * cluster.ranges),
        serial_seconds=serial,
    )


def by_default(articles: int, a_shard: int) -> tuple[int, int]:
    """Shards and buckets as a build chooses them, with at most `a_shard` articles in a shard."""
    found = division(articles, a_shard)
    return found.shards, found.buckets


def fewest(cost: Costs, articles: int, cluster: Cluster) -> tuple[int, int]:
    """As few shards and buckets as a core of the cluster has memory for, half of it left free."""
    room = cluster.memory_gb * GB / 2
    return _power(articles * cost.memory / room), _power(articles * cost.testimony * cluster.unpacked / room)


def _power(number: float) -> int:
    """The next power of two."""
    return int(2 ** ceil(log2(max(1, number))))


def facts(cost: Costs) -> dict[str, Any]:
    """What an article costs, in words and units."""
    return {
        "CPU milliseconds": f"{1000 * cost.cpu:.2f}",
        "of these in one process, all others idle": f"{1000 * cost.serial:.2f}",
        "bytes read": f"{cost.bytes_in:,.0f}",
        "bytes of the release": f"{cost.bytes_out:,.0f}",
        "bytes from shards to buckets": f"{cost.testimony:,.0f}",
        "bytes of memory in its part, at most": f"{cost.memory:,.0f}",
    }
