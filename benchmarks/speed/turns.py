"""Who is measured when: the tools take turns, and who fails at a size is tried at half of it."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measuring.run import Limits, Run, run
from benchmarks.speed import programs
from benchmarks.speed.cases import Case
from benchmarks.speed.record import Record
from torkham.release_folder import found

HALVINGS = 4
IN_MEMORY = {"fair": 50_000}
"""Articles up to which a tool that holds everything in memory is tried: more do not fit here."""
MOST_CHECKED = 10_000
"""Articles up to which one table alone is checked: frictionless does some thousand rows a second."""
LIMITED = ("out_of_memory", "over_time")
DIFFERENT = 1
"""Exit status of `torkham diff` where the releases differ."""


class Suite:
    """One benchmark while it runs."""

    def __init__(self, record: Record, limits: Limits, facts: Path, processes: int):
        self.record = record
        self.limits = limits
        self.facts = facts
        self.processes = processes

    def measured(self, case: Case, runs: int) -> None:
        """Everything about one corpus."""
        self.record.corpus(case.made(self.processes).facts())
        self.builds(case, runs)
        self.take_turns(case, "check", {"torkham": programs.check(case)}, runs)
        self.rebuilds(case, runs)
        if case.form == "lines":
            self.take_turns(case, "steps of a shard", {"torkham": programs.steps(case)}, runs)
            self.reads(case, runs)
        shutil.rmtree(_made(case))

    def builds(self, case: Case, runs: int, tools: Sequence[str] = programs.BUILDERS) -> None:
        """Full builds. A tool that fails is left out of later turns; one over a limit is tried at half the size."""
        able = list(tools)
        for turn in range(runs):
            first = turn % max(1, len(able))
            for tool in [*able[first:], *able[:first]]:
                if case.articles > IN_MEMORY.get(tool, case.articles):
                    able.remove(tool)
                    self.halved(case, tool)
                    continue
                status = self.built(case, tool).status
                if status != "done":
                    able.remove(tool)
                if status in LIMITED:
                    self.halved(case, tool)

    def built(self, case: Case, tool: str) -> Run:
        """One full build; what it made is kept until the next."""
        out = _made(case) / tool
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        case.facts()
        took = run(programs.build(tool, case, out, self.facts), self.limits)
        self.record.run(case.articles, case.form, "build", tool, took)
        if took.status != "done":
            shutil.rmtree(out, ignore_errors=True)
        return took

    def halved(self, case: Case, tool: str) -> None:
        """The largest size of half, a quarter and so on that the tool can do, and ours beside it."""
        for halvings in range(1, HALVINGS + 1):
            smaller = Case(case.articles // 2**halvings, case.form, case.folder).made(self.processes)
            done = self.built(smaller, tool).status == "done"
            if done:
                self.built(smaller, "torkham")
            shutil.rmtree(_made(smaller), ignore_errors=True)
            if done:
                return

    def rebuilds(self, case: Case, runs: int) -> None:
        """Builds after one article was edited, each beside the same full build."""
        full, again = _made(case) / "torkham", _made(case) / "rebuilt"
        for _ in range(runs if full.exists() else 0):
            shutil.rmtree(again, ignore_errors=True)
            shutil.copytree(full, again)
            with case.edited():
                took = run(programs.build("torkham", case, again, self.facts), self.limits)
            self.record.run(case.articles, case.form, "rebuild", "torkham", took)

    def reads(self, case: Case, runs: int) -> None:
        """Loads, the difference of two releases, and the check of one table alone."""
        made = _made(case)
        if not (made / "torkham").exists():
            return
        release, csv = found(made / "torkham"), made / "table.csv"
        by_task: dict[str, dict[str, programs.Command]] = {}
        for (task, tool), command in programs.loads(release, made / "floor").items():
            by_task.setdefault(task, {})[tool] = command
        for task, commands in by_task.items():
            self.take_turns(case, task, commands, runs)
        if (made / "rebuilt" / "CURRENT").exists():
            diff = {"torkham": programs.command_line("diff", release, found(made / "rebuilt"))}
            self.take_turns(case, "diff", diff, runs, fine=(0, DIFFERENT))
        if case.articles > MOST_CHECKED:
            return
        run(programs.ours("as_csv", release, programs.CHECKED, csv))
        self.take_turns(case, "check one table", programs.table_checks(release, csv, self.facts), runs)

    def take_turns(
        self,
        case: Case,
        task: str,
        commands: Mapping[str, programs.Command],
        runs: int,
        fine: Sequence[int] = (0,),
    ) -> None:
        """Each command once in every turn."""
        for _ in range(runs):
            for tool, command in commands.items():
                self.record.run(case.articles, case.form, task, tool, run(command, self.limits, fine))


def _made(case: Case) -> Path:
    return case.folder / "made" / case.corpus.name
