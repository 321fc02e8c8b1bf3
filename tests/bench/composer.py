"""Measures the composer on published instances and generated problems; each answer goes through the independent verifier.

    python -m tests.bench.composer [--seconds 60] [--raw] FAMILY[/NAME]… | sourcing/50x1000x40x1 …

`--raw` also runs the bare solver on the same model, for comparison. Without arguments a short selection is run.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from bidbuilder.composer.answer import Answer, answer_to_json
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.solving import solve_integer

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
SHORT = (
    "setcover/scp41",
    "setcover/scp51",
    "cflp/cap61",
    "cflp/cap133",
    "gap/cattrysse1994_gap12-1",
    "sourcing/50x1000x40x1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured run; `best` is the published value, where there is one."""

    name: str
    answer: Answer
    seconds: float
    faults: tuple[str, ...]
    best: str
    raw: str


@cache
def tool(name: str) -> Any:
    """A module of the bench folder."""
    if str(BENCH) not in sys.path:
        sys.path.insert(0, str(BENCH))
    return import_module(name)


def problem_data(name: str) -> dict[str, Any]:
    """The JSON of one instance: FAMILY/NAME, or sourcing/NEEDSxOFFERSxMEMBERSxSEED."""
    family, _, instance = name.partition("/")
    if family == "sourcing":
        made: dict[str, Any] = tool("generate_sourcing").generate(*map(int, instance.split("x")))
        return made
    folder = BENCH / "instances" / family
    path = next(one for one in (folder / f"{instance}.txt.gz", folder / f"{instance}.gz") if one.is_file())
    read: dict[str, Any] = tool("to_problem").read(family, str(path))
    return read


def best_known(name: str) -> str:
    """The published value of an instance, or nothing."""
    family, _, instance = name.partition("/")
    table = BENCH / "instances" / family / "best_known.csv"
    if not table.is_file():
        return ""
    with table.open(encoding="utf-8") as rows:
        return next(
            (row["best_known"] for row in csv.DictReader(rows) if row["file"].removesuffix(".txt") == instance), ""
        )


def names(wanted: list[str]) -> Iterator[str]:
    """The instances meant: a family stands for all of its own."""
    for one in wanted or SHORT:
        if "/" in one:
            yield one
        else:
            for path in sorted((BENCH / "instances" / one).glob("*.gz")):
                yield f"{one}/{path.name.removesuffix('.gz').removesuffix('.txt')}"


def measure(name: str, seconds: float, with_raw: bool) -> Row:
    """Compose one instance from its JSON and check the answer with the stranger's verifier."""
    data = json.loads(json.dumps(problem_data(name)))
    started = monotonic()
    problem = problem_of(data)
    answer = compose(problem, time_limit=seconds)
    spent = monotonic() - started
    written = json.loads(json.dumps(answer_to_json(answer)))
    faults = tool("verify").wrong(data, written)[0] if answer.choice else []
    raw = run_raw(problem, seconds) if with_raw else ""
    return Row(name=name, answer=answer, seconds=spent, faults=tuple(faults), best=best_known(name), raw=raw)


def run_raw(problem: Problem, seconds: float) -> str:
    """The bare solver on the same model."""
    sourcing = build_model(problem, candidates_of(problem))
    started = monotonic()
    run = solve_integer(sourcing.model, started + seconds)
    scale = float(sourcing.scale)
    return f"{run.outcome} {run.value / scale:.2f} ≥ {run.bound / scale:.2f} in {monotonic() - started:.1f} s"


def main() -> int:
    """Run and print a table; 1 where the verifier found a fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--raw", action="store_true")
    options = parser.parse_args()
    faulty = 0
    for name in names(options.names):
        row = measure(name, options.seconds, options.raw)
        answer = row.answer
        gap = "" if answer.gap is None else f"{100 * answer.gap:.3f} %"
        verdict = "; ".join(row.faults[:3]) or "verified"
        print(f"{row.name:36} {answer.status:10} {answer.objective!s:>16} best {row.best:>14} gap {gap:>10}", end=" ")
        print(f"{row.seconds:7.2f} s  {verdict}  {row.raw}", flush=True)
        faulty += bool(row.faults)
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
