"""All figures of the composer, unattended: `python -m tests.bench.composer_figures [--seconds 60] [NAME …]`.

Every instance goes through `bidbuilder compose` in a process of its own, so that start, reading and memory are in the numbers,
and every answer through the stranger's verifier. `--seconds` caps all time limits, for a quick look. One line is printed an
instance as it ends, one table at the end.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatch
from pathlib import Path
from time import monotonic
from typing import Any

from bidbuilder.composer.reading import problem_of
from tests.bench.composer import best_known, names, problem_data, run_raw, tool

_MEGABYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure wanted of some instances (patterns of `FAMILY/NAME`, or a problem made here), each with a time limit."""

    name: str
    wanted: str
    instances: tuple[str, ...]
    seconds: float = 60.0
    with_raw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One instance through the command line. `seconds` from start to end of the process, `memory` its peak in MB."""

    instance: str
    answer: dict[str, Any]
    seconds: float
    memory: float
    faults: tuple[str, ...]
    best: str
    raw: tuple[str, float] | None = None

    @property
    def gap(self) -> float:
        """The proven gap in per cent; 0 for a proven contradiction."""
        if self.answer["status"] == "infeasible":
            return 0.0
        return 100.0 if self.answer["gap"] is None else 100 * float(self.answer["gap"])

    @property
    def over_best(self) -> float:
        """By how many per cent the answer is above the published value; 0 where none is known."""
        if not self.best or self.answer["objective"] is None:
            return 0.0
        return 100 * (float(self.answer["objective"]) / float(self.best) - 1)


FIGURES = (
    Figure(
        name="setcover",
        wanted="all proven, sum of seconds ≤ bare solver's",
        instances=("setcover/scp[456]*", "setcover/scp[a-e]*"),
        with_raw=True,
    ),
    Figure(name="setcover-nr", wanted="best published value", instances=("setcover/scpnr*",)),
    Figure(name="cflp", wanted="all proven, each ≤ 2 s", instances=("cflp/cap[0-9]*",)),
    Figure(name="cflp-large", wanted="within 0.1 % of the optimum", instances=("cflp/cap[abc]-*",)),
    Figure(name="sscflp", wanted="≥ 90 % proven, rest ≤ 0.5 %", instances=("sscflp/holmberg*", "sscflp/delmaire*")),
    Figure(name="gap", wanted="all proven, each ≤ 10 s", instances=("gap/cattrysse*",), seconds=10.0),
    Figure(name="gap-large", wanted="near the best published", instances=("gap/chu*", "gap/yagiura*")),
    Figure(name="sscflp-yang", wanted="near the best published", instances=("sscflp/yang*",)),
    Figure(name="setcover-unicost", wanted="near the best published", instances=("setcover_unicost/*",)),
    Figure(name="setcover-rail", wanted="near the best published", instances=("setcover_rail/*",)),
    Figure(
        name="sourcing-50", wanted="proven ≤ 3 s", instances=tuple(f"sourcing/50x1000x40x{seed}" for seed in (1, 2, 3))
    ),
    Figure(
        name="sourcing-200", wanted="≤ 0.1 %", instances=tuple(f"sourcing/200x5000x120x{seed}" for seed in (1, 2, 3))
    ),
    Figure(
        name="sourcing-1000",
        wanted="≤ 0.5 %",
        instances=tuple(f"sourcing/1000x20000x400x{seed}" for seed in (1, 2, 3)),
        seconds=300.0,
    ),
    Figure(
        name="sourcing-largest-first",
        wanted="a solution ≤ 30 s",
        instances=("sourcing/1000x100000x2000x1",),
        seconds=24.0,
    ),
    Figure(name="sourcing-largest", wanted="≤ 2 %, ≤ 4 GB", instances=("sourcing/1000x100000x2000x1",), seconds=600.0),
    Figure(
        name="conflict",
        wanted="conflict and repairs ≤ 20 s",
        instances=tuple(f"infeasible/200x5000x120x1/{kind}" for kind in ("members", "budget", "lead-time", "need")),
    ),
    Figure(
        name="frontier",
        wanted="12 points, each ≤ 0.5 %, ≤ 300 s",
        instances=("frontier/200x5000x120x1/members",),
        seconds=300.0,
    ),
    Figure(
        name="frontier-score",
        wanted="12 points, each ≤ 0.5 %, ≤ 300 s",
        instances=("frontier/200x5000x120x1/score",),
        seconds=300.0,
    ),
    Figure(
        name="growth",
        wanted="three sizes",
        instances=("sourcing/50x1000x40x4", "sourcing/100x2000x80x4", "sourcing/200x4000x120x4"),
    ),
)


def problem_of_name(instance: str) -> dict[str, Any]:
    """The JSON of an instance: a published or generated one, or one of those with a contradiction or a frontier."""
    kind, _, rest = instance.partition("/")
    if kind not in {"infeasible", "frontier"}:
        return problem_data(instance)
    size, _, change = rest.partition("/")
    problem = problem_data(f"sourcing/{size}")
    if kind == "frontier":
        return {**problem, "trade_off": {"points": 12, "against": change}}
    rules = problem["rules"]
    changed = {"members": {"max_members": 5}, "budget": {"budget": "100000"}, "lead-time": {"max_lead_time_days": 60}}
    problem["rules"] = {**rules, **changed.get(change, {})}
    if change == "need":
        problem["needs"][0]["quantity"] = "1000000"
    return problem


def instances_of(figure: Figure) -> Iterator[str]:
    """The instances a figure is about, in the order of their names."""
    for pattern in figure.instances:
        family = pattern.partition("/")[0]
        if any(sign in pattern for sign in "*["):
            yield from (name for name in names([family]) if fnmatch(name, pattern))
        else:
            yield pattern


def run(instance: str, seconds: float, with_raw: bool) -> Run:
    """Compose one instance by the command line and check the answer."""
    data = problem_of_name(instance)
    with tempfile.TemporaryDirectory() as folder:
        problem, answer = Path(folder) / "problem.json", Path(folder) / "answer.json"
        problem.write_text(json.dumps(data), encoding="utf-8")
        command = [sys.executable, "-m", "bidbuilder", "compose", str(problem), "--time-limit", str(seconds)]
        started = monotonic()
        with answer.open("wb") as output, subprocess.Popen(command, stdout=output) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        spent = monotonic() - started
        written = json.loads(answer.read_text(encoding="utf-8"))
    faults = tool("verify").wrong(data, written)[0] if written["items"] else []
    return Run(
        instance=instance,
        answer=written,
        seconds=spent,
        memory=usage.ru_maxrss / _MEGABYTE,
        faults=(*faults, *_faults_of_frontier(data, written)),
        best=best_known(instance),
        raw=_raw(data, seconds) if with_raw else None,
    )


def _faults_of_frontier(problem: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    """What is wrong with the points: each has to hold, none may be dominated by another."""
    points = answer["trade_off"]
    faults = [fault for point in points for fault in tool("verify").wrong(problem, point)[0]]
    costs = [Decimal(point["cost"]) for point in points]
    levels = [Decimal(point["against"]) for point in points]
    is_least_best = problem.get("trade_off", {}).get("against") != "score"
    ordered = costs == sorted(set(costs)) and levels == sorted(set(levels), reverse=is_least_best)
    return faults if ordered else [*faults, "a point is dominated"]


def _raw(problem: dict[str, Any], seconds: float) -> tuple[str, float]:
    started = monotonic()
    return run_raw(problem_of(problem), seconds), monotonic() - started


def line(one: Run) -> str:
    """One instance in words."""
    answer = one.answer
    words = f"{one.instance:38} {answer['status']:10} {answer['objective']!s:>16} gap {one.gap:7.3f} %"
    words += f" over best {one.over_best:7.3f} % {one.seconds:7.2f} s {one.memory:6.0f} MB"
    if answer["conflict"]:
        minimal = "minimal" if answer["conflict_is_minimal"] else "not proven minimal"
        words += f"  conflict of {len(answer['conflict'])}, {minimal}, {len(answer['repairs'])} repairs"
    if answer["trade_off"]:
        gaps = [1 - Decimal(point["bound"]) / Decimal(point["cost"]) for point in answer["trade_off"]]
        words += f"  {len(gaps)} points, largest gap {100 * max(gaps):.3f} %"
    return f"{words}  {'; '.join(one.faults[:2]) or 'verified'}  {one.raw[0] if one.raw else ''}".rstrip()


def row(figure: Figure, runs: Sequence[Run]) -> str:
    """One figure of the table."""
    proven = sum(one.answer["status"] in {"optimal", "infeasible"} for one in runs)
    raw = sum(one.raw[1] for one in runs if one.raw)
    return (
        f"{figure.name:24} {len(runs):4} {proven:6} {max((one.gap for one in runs), default=0):9.3f}"
        f" {max((one.over_best for one in runs), default=0):10.3f} {sum(one.seconds for one in runs):8.1f}"
        f" {max((one.seconds for one in runs), default=0):8.1f} {raw:8.1f}"
        f" {max((one.memory for one in runs), default=0):7.0f} {sum(bool(one.faults) for one in runs):6}  {figure.wanted}"
    )


def main() -> int:
    """Run the figures, or those named; 1 where the verifier found a fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", choices=[[], *(figure.name for figure in FIGURES)])
    parser.add_argument("--seconds", type=float, default=600.0, help="cap of every time limit")
    options = parser.parse_args()
    table = []
    faulty = 0
    for figure in FIGURES:
        if options.names and figure.name not in options.names:
            continue
        runs = []
        for instance in instances_of(figure):
            runs.append(run(instance, min(figure.seconds, options.seconds), figure.with_raw))
            print(line(runs[-1]), flush=True)
        faulty += sum(bool(one.faults) for one in runs)
        table.append(row(figure, runs))
    print(f"\n$ python -m tests.bench.composer_figures {' '.join(sys.argv[1:])}".rstrip())
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores",
        end="",
    )
    print(f", load {os.getloadavg()[0]:.1f}; gaps in %, bare: the solver alone on the same model")
    print(f"{'figure':24} runs proven   max gap  over best    sum s    max s   bare s  max MB faults  wanted")
    print(*table, sep="\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
