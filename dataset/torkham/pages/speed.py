"""Tables of what was measured of speed and scale, for the page about it."""

from torkham.build.shards.division import SHARD
from torkham.build.validate import SHOWN
from torkham.engines.engine import RETRIES
from torkham.pages import plan
from torkham.pages.aims import aims, growth
from torkham.pages.markdown import table
from torkham.pages.timings import Measured, Timing, descending, largest, one, timings

OURS = "torkham"
FORMS = {"lines": "JSON Lines", "files": "one file an article"}
WHY = {"out_of_memory": "out of memory", "over_time": "over the time limit", "failed": "failed"}
TARGET = 100_000_000
"""Articles of the plan."""
MINUTE, HOUR = 60, 3600
UNDIVIDED = "Not computed: no build that was measured was large enough to be divided into shards."


def blocks(found: Measured) -> dict[str, str]:
    """The generated blocks of docs/speed.md."""
    taken = timings(found)
    return {
        "limits": _limits(),
        "machine": _machine(found),
        "aims": _aims(taken),
        "builds": _builds(found, taken),
        "phases": _phases(taken),
        "steps": _steps(taken),
        "tasks": _tasks(taken),
        "one_table": _one_table(taken),
        "rehydration": _rehydration(found),
        "costs": _costs(found, taken),
        "plan": _plan(found, taken),
        "assumptions": _assumptions(),
    }


def _limits() -> str:
    return (
        f"Up to {SHARD:,} articles every table is one file. However much is wrong, all of it is counted, and of one "
        f"rule in one column up to {SHOWN} rows are told with their places. A part is begun up to {RETRIES + 1} times, "
        "where workers die; then it is named and the build ends, with the last release as it was."
    )


def _machine(found: Measured) -> str:
    machine, limits = found["machine"], found["limits"]
    packages = ", ".join(f"{name} {version}" for name, version in machine["packages"].items())
    return (
        f"{machine['cores']} cores ({machine['processor']}), {machine['memory_gib']:.0f} GiB, {machine['system']}, "
        f"Python {machine['python']}; {packages}. A program was stopped after {limits['seconds']:,.0f} seconds, "
        f"or above {limits['peak_mb']:,.0f} MB."
    )


def _builds(found: Measured, taken: list[Timing]) -> str:
    """One table a form of corpus: every tool at every size, and how it compares with ours."""
    parts = []
    head = [
        "articles",
        "tool",
        "seconds",
        "CPU seconds",
        "peak MB",
        "articles a second",
        "to torkham",
        "CPU to torkham",
    ]
    for form, name in FORMS.items():
        builds = sorted(
            (t for t in taken if (t.task, t.form) == ("build", form)), key=lambda t: (t.articles, t.tool != OURS)
        )
        sizes = {c["articles"]: c["bytes"] / 1e6 for c in found["corpora"] if c["form"] == form}
        if not builds:
            continue
        said = "; ".join(f"{n:,} articles are {mb:,.0f} MB" for n, mb in sorted(sizes.items()))
        rows = [_build_row(t, one(taken, t.articles, form, "build", OURS)) for t in builds]
        parts.append(f"**{name}** ({said})\n\n{table(head, rows)}")
    return "\n\n".join(parts)


def _build_row(t: Timing, ours: Timing | None) -> list[str]:
    if t.status != "done":
        return [f"{t.articles:,}", t.tool, WHY[t.status], *(["–"] * 5)]
    ratios = ["–", "–"] if ours is None else [_times(t.seconds, ours.seconds), _times(t.cpu_seconds, ours.cpu_seconds)]
    return [f"{t.articles:,}", t.tool, *_numbers(t), f"{t.articles / t.seconds:,.0f}", *ratios]


def _numbers(t: Timing) -> list[str]:
    return [f"{t.seconds:,.2f}", f"{t.cpu_seconds:,.2f}", f"{t.peak_mb:,.0f}"]


def _times(value: float, to: float) -> str:
    return f"{value / to:.2f}" if to else "–"


def _tasks(taken: list[Timing]) -> str:
    """One row for each task that is no full build; a rebuild and a check also as a share of the full build."""
    head = ["task", "articles", "form", "tool", "seconds", "CPU seconds", "peak MB", "to the full build"]
    rows = []
    for t in sorted(taken, key=lambda t: (t.task, t.form, t.articles)):
        if t.task in ("build", "check one table", "steps of a shard"):
            continue
        full = one(taken, t.articles, t.form, "build", OURS)
        numbers = _numbers(t) if t.status == "done" else [WHY[t.status], "–", "–"]
        share = f"{t.seconds / full.seconds:.1%}" if full and t.status == "done" else "–"
        rows.append([t.task, f"{t.articles:,}", FORMS[t.form], t.tool, *numbers, share])
    return table(head, rows)


def _one_table(taken: list[Timing]) -> str:
    """Rows a second of the check of one table alone, imports not counted."""
    head = ["rows", "tool", "seconds", "rows a second", "to torkham", "peak MB"]
    rows = []
    for t in sorted((t for t in taken if t.task == "check one table"), key=lambda t: (t.articles, t.tool != OURS)):
        ours = one(taken, t.articles, t.form, t.task, OURS)
        if t.status != "done" or ours is None:
            rows.append([f"of {t.articles:,} articles", t.tool, WHY.get(t.status, t.status), "–", "–", "–"])
            continue
        seconds, count = _checked(t), t.said["rows"]
        to_ours = _times(seconds, _checked(ours))
        rows.append([f"{count:,}", t.tool, f"{seconds:,.2f}", f"{count / seconds:,.0f}", to_ours, f"{t.peak_mb:,.0f}"])
    return table(head, rows)


def _checked(t: Timing) -> float:
    return float(t.said["phases"]["read and check"])


def _phases(taken: list[Timing]) -> str:
    """Seconds a phase of each builder, on the largest corpus that it was done on."""
    rows = []
    for tool in dict.fromkeys(t.tool for t in taken if t.task == "build"):
        t = largest(taken, "lines", "build", tool)
        if t and t.said.get("phases"):
            said = ", ".join(f"{name} {seconds:,.1f} s" for name, seconds in t.said["phases"].items())
            rows.append([f"{t.articles:,}", tool, said])
    return table(["articles", "tool", "seconds a phase, as the program tells them"], rows)


def _steps(taken: list[Timing]) -> str:
    """CPU milliseconds an article of each step that makes a shard, the dearest first."""
    t = largest(taken, "lines", "steps of a shard")
    if t is None:
        return "Not measured."
    steps = sorted(t.said["phases"].items(), key=lambda step: -step[1])
    whole = sum(taken for _, taken in steps)
    rows = [[name, f"{taken:.2f}", f"{taken / whole:.0%}"] for name, taken in steps]
    head = ["step", f"ms of CPU an article, of {t.said['articles']:,}", "of all"]
    return table(head, [*rows, ["all", f"{whole:.2f}", "100%"]])


def _aims(taken: list[Timing]) -> str:
    """What was aimed at, what was measured at the largest size, and whether it was reached."""
    words = {True: "yes", False: "**no**", None: "–"}
    rows = [
        [name, f"{aim.articles:,}", aim.what, aim.measured, words[aim.reached]]
        for form, name in FORMS.items()
        for aim in aims(taken, form)
    ]
    great = growth(taken)
    rows.append(["brief articles", f"{great.articles:,}", great.what, great.measured, words[great.reached]])
    return table(["form", "articles", "aim", "measured", "reached"], rows)


def _rehydration(found: Measured) -> str:
    """One row a run."""
    rows = [
        [f"{run['documents']:,}", f"{run['spans']:,}", f"{run['cpu_seconds']:,.0f}", f"{run['peak_mb']:,.0f}"]
        for run in found["rehydration"]
    ]
    return table(["documents", "spans", "CPU seconds", "peak MB"], rows)


def _cost(found: Measured, taken: list[Timing]) -> plan.Costs | None:
    """Of the largest build of more than one shard, and the next smaller one of which that is true."""
    divided = [t for t in descending(taken, "lines") if t.said.get("parts", {}).get("shards", 1) > 1]
    if not divided:
        return None
    build, smaller = divided[0], divided[1] if len(divided) > 1 else None
    (size,) = {c["bytes"] for c in found["corpora"] if (c["articles"], c["form"]) == (build.articles, "lines")}
    return plan.costs(build, smaller, size, found["machine"]["cores"])


def _costs(found: Measured, taken: list[Timing]) -> str:
    cost = _cost(found, taken)
    if cost is None:
        return UNDIVIDED
    head = ["an article costs", f"measured at {cost.articles:,} articles, JSON Lines"]
    return table(head, list(plan.facts(cost).items()))


def _plan(found: Measured, taken: list[Timing]) -> str:
    """The build of TARGET articles, divided in two ways."""
    cost = _cost(found, taken)
    if cost is None:
        return UNDIVIDED
    cluster = plan.Cluster()
    divisions = (plan.by_default(TARGET, SHARD), plan.fewest(cost, TARGET, cluster))
    head = [f"{TARGET:,} articles", "divided as by default", "in as few parts as memory allows"]
    return table(head, _rows([plan.planned(cost, TARGET, cluster, division) for division in divisions]))


def _rows(plans: list[plan.Plan]) -> list[list[str]]:
    shown = {
        "shards": lambda p: f"{p.shards:,}",
        "buckets": lambda p: f"{p.buckets:,}",
        "ranges that buckets read": lambda p: f"{p.ranges:,.0f}",
        "CPU hours": lambda p: f"{p.cpu_hours:,.0f}",
        "wall time: CPU": lambda p: _time(p.cpu_seconds),
        "wall time: network": lambda p: _time(p.network_seconds),
        "wall time: ranges": lambda p: _time(p.range_seconds),
        "wall time: what one process does": lambda p: _time(p.serial_seconds),
        "wall time, if nothing overlaps": lambda p: _time(p.seconds),
    }
    return [[name, *map(show, plans)] for name, show in shown.items()]


def _time(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / MINUTE:,.0f} min" if seconds < HOUR else f"{seconds / HOUR:,.1f} h"


def _assumptions() -> str:
    c = plan.Cluster()
    return (
        f"{c.workers} workers of {c.cores} cores, each as fast as one that was measured, with {c.memory_gb:.0f} GiB a "
        f"core; a core works {c.busy:.0%} of the time; {c.gigabit:.0f} gigabit a second between a worker and the "
        f"object store; a small range of an object takes {1000 * c.latency:.0f} ms, and a core asks for {c.ranges} "
        f"at a time; testimony takes {c.unpacked:.0f} times its bytes in memory while it becomes events."
    )
