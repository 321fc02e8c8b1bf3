"""How much of what real documents ask is found, and how much of what is proposed is right, by format."""

from collections import defaultdict

from bidbuilder.formats.readers.registry import read_tender
from tests.corpus import CORPUS
from tests.truth import obligations


def measure() -> None:
    """Print recall and precision of every marked document that is here, then by format."""
    totals: dict[str, list[obligations.Score]] = defaultdict(list)
    for sample in obligations.samples():
        name, marks = obligations.marks_of(sample)
        path = CORPUS / name
        if path.exists():
            found = obligations.score(read_tender(path.name, path.read_bytes(), {}), marks)
            totals[path.suffix].append(found)
            _print(path.name[:58], found.marked, len(found.missed), found.right, len(found.wrong))
    for suffix, scores in totals.items():
        marked, missed = sum(one.marked for one in scores), sum(len(one.missed) for one in scores)
        right, wrong = sum(one.right for one in scores), sum(len(one.wrong) for one in scores)
        _print(f"obligations, all {suffix}", marked, missed, right, wrong)


def _print(name: str, marked: int, missed: int, right: int, wrong: int) -> None:
    recall, precision = 1 - missed / marked, right / (right + wrong)
    print(f"  {name:<60} {marked:>5} marked   recall {recall:6.1%}   precision {precision:6.1%}")
