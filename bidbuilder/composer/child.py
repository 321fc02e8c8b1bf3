"""The process that searches: one line of JSON with the order on standard input, lines of progress and the result on output.

A second line on its input, or its end, asks it to stop and keep the best: so it never outlives who started it.
"""

import sys
import threading
from typing import TextIO

from bidbuilder.codec import from_json, to_json
from bidbuilder.composer.answer import Progress
from bidbuilder.composer.orders import Order, carry_out
from bidbuilder.garbage import collect_seldom

PROGRESS, RESULT = "progress ", "result "


def serve(orders: TextIO, answers: TextIO) -> None:
    """Carry out the order that stands in the first line."""
    order = from_json(orders.readline(), Order)
    stopped = threading.Event()

    def listen() -> None:
        orders.readline()
        stopped.set()

    threading.Thread(target=listen, daemon=True).start()

    def report(progress: Progress) -> bool:
        _write(answers, PROGRESS + to_json(progress))
        return not stopped.is_set()

    composed = carry_out(order, report)
    _write(answers, RESULT + to_json(composed))


def _write(answers: TextIO, line: str) -> None:
    answers.write(line + "\n")
    answers.flush()


if __name__ == "__main__":
    collect_seldom()
    serve(sys.stdin, sys.stdout)
