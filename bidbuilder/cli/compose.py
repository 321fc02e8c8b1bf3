"""`bidbuilder compose`: a JSON problem in, the composed solution as JSON out. The work is done in `bidbuilder.composer`."""

import json
from pathlib import Path
from time import monotonic

import click

from bidbuilder.cli.errors import ends_in_json
from bidbuilder.composer import composing
from bidbuilder.composer.answer import answer_to_json
from bidbuilder.composer.reading import read_problem
from bidbuilder.garbage import collect_seldom, kept_for_good

_LEAST_TIME = 0.1


@click.command("compose")
@click.argument("problem", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--time-limit", type=click.FloatRange(min=0.1, max=86_400), default=60.0, show_default=True, help="Seconds."
)
@click.option("--language", type=click.Choice(["en", "da"]), default="en", show_default=True, help="Of messages.")
@ends_in_json
def compose(problem: Path, time_limit: float, language: str) -> None:  # noqa: ARG001 - read by the wrapper
    """Find the best solution of a sourcing problem and prove how good it is. Reading it is part of the time limit."""
    started = monotonic()
    collect_seldom()
    with kept_for_good():
        found = read_problem(problem.read_bytes())
    left = max(_LEAST_TIME, time_limit - (monotonic() - started))
    answer = composing.compose(found, time_limit=left)
    click.echo(json.dumps(answer_to_json(answer), ensure_ascii=False, allow_nan=False))
