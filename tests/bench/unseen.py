"""How much of what documents ask is found that the reader had not seen when they were marked, batch by batch.

Batch a unless `UNSEEN` names another; `UNSEEN_MORE` names a folder of further batches that may not be passed on.
"""

import os
from pathlib import Path

from bidbuilder.formats.readers.registry import read_tender
from tests.truth import obligations


def measure() -> None:
    """Print recall and precision of every document of the batch, then of all."""
    batch = os.environ.get("UNSEEN", "a")
    folders = [obligations.UNSEEN, *map(Path, filter(None, [os.environ.get("UNSEEN_MORE")]))]
    scores = []
    for sample in sorted(sample for folder in folders for sample in (folder / batch).glob("*.json")):
        name, marks = obligations.marks_of(sample)
        found = obligations.score(read_tender(name, (sample.parent / name).read_bytes(), {}), marks)
        scores.append(found)
        _print(f"unseen {batch}: {name}", [found])
    _print(f"unseen {batch}: all", scores)


def _print(name: str, scores: list[obligations.Score]) -> None:
    marked, missed = sum(one.marked for one in scores), sum(len(one.missed) for one in scores)
    right, wrong = sum(one.right for one in scores), sum(len(one.wrong) for one in scores)
    recall, precision = 1 - missed / marked, right / (right + wrong)
    print(f"  {name:<60} {marked:>5} marked   recall {recall:6.1%}   precision {precision:6.1%}")
