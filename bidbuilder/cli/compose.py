"""`bidbuilder compose`: a JSON problem in, the composed solution as JSON out. The work is done in `bidbuilder.composer`."""

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from time import monotonic
from types import FrameType

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.cli.reading import json_of_finding
from bidbuilder.composer import composing
from bidbuilder.composer.answer import Progress, answer_to_json
from bidbuilder.composer.reading import parse_problem, problem_of
from bidbuilder.composer.unknown_fields import list_unknown_fields
from bidbuilder.garbage import collect_seldom, kept_for_good

_LEAST_TIME = 0.1
_PAUSE = 0.5
# Checking and writing the answer, and letting go of the problem, take so much of the time that reading took.
_ENDING_PART = 0.7
# Starting the program and ending it, by the clock of who called it; of a short time a small part.
_AROUND, _AROUND_PART = 1.0, 0.005


def _counted(_context: click.Context, _parameter: click.Parameter, seconds: float) -> float:
    """The number of seconds; `nan`, which lies outside no bounds, is none."""
    if isnan(seconds):
        raise click.BadParameter("nan is no number of seconds.")
    return seconds


@click.command("compose")
@click.argument("problem", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0.1, max=86_400),
    callback=_counted,
    default=60.0,
    show_default=True,
    help="Seconds.",
)
@click.option("--progress", is_flag=True, help="Lines of JSON on standard error: the best so far and the bound.")
@click.option("--language", type=click.Choice(["en", "da"]), default="en", show_default=True, help="Of messages.")
@ends_in_json
def compose(problem: Path, time_limit: float, progress: bool, language: str) -> None:
    """Find the best solution of a sourcing problem and prove how good it is. Reading it is part of the time limit.

    Ctrl-C stops the search and keeps the best solution found; a second one ends it without an answer.
    """
    started = monotonic()
    collect_seldom()
    with Watch(progress).listening() as watch:
        with kept_for_good():
            data = parse_problem(problem.read_bytes())
            findings = list_unknown_fields(data)
            found = problem_of(data)
            del data
        around = min(_AROUND, _AROUND_PART * time_limit)
        left = max(_LEAST_TIME, time_limit - around - (1 + _ENDING_PART) * (monotonic() - started))
        answer = composing.compose(found, time_limit=left, progress=watch.see)
    shown = answer_to_json(answer) | {"findings": [json_of_finding(one, language) for one in findings]}
    click.echo(json.dumps(shown, ensure_ascii=False, allow_nan=False))


class Watch:
    """Hears Ctrl-C while a search goes on, and tells how it stands."""

    def __init__(self, tells: bool) -> None:
        self._tells = tells
        self._told: tuple[object, ...] = ()
        self._told_at = float("-inf")
        self._is_stopping = False

    @contextmanager
    def listening(self) -> Iterator["Watch"]:
        """Take Ctrl-C as the wish to stop, the first time; only the main thread of a program hears it."""
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        before = signal.signal(signal.SIGINT, self._stop)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_stopping:
            raise KeyboardInterrupt
        self._is_stopping = True

    def see(self, progress: Progress) -> bool:
        """Tell what is new, not oftener than twice a second; False once somebody asked to stop."""
        new = (progress.stage, progress.incumbent, progress.bound)
        if self._tells and new != self._told and monotonic() - self._told_at >= _PAUSE:
            self._told, self._told_at = new, monotonic()
            incumbent, bound = (None if one is None else f"{one:f}" for one in new[1:])
            line = {"seconds": round(progress.seconds, 1), "stage": progress.stage, "best": incumbent, "bound": bound}
            click.echo(json.dumps({"progress": line}), err=True)
        return not self._is_stopping
