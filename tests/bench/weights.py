"""How the weights of `prose.likelihood` are fitted, and how well weights judge a document that had no part in them.

A logistic regression with a ridge, over what a reader of few rules leaves in all marked documents. Prints recall and
precision by the bar for documents left out, then each weight as fitted now beside the one in use.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.prose import likelihood
from bidbuilder.formats.readers.prose.clues import clues_of
from tests.truth.marked_passages import MarkedText, by_words_alone, marked_texts

_RIDGE = 3.0
# A clue seen less often says more of its documents than of itself.
_FEWEST = 8
_STEPS, _SMALLEST_STEP = 40, 1e-6
_BARS = (-1.3, -1.0, -0.7, -0.4, -0.1, 0.2)
_ENOUGH_PRECISION = 0.8

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as it is weighed: its document, its clues, whether a rule takes it, and whether it asks."""

    text: int
    clues: frozenset[str]
    is_ruled: bool
    is_information: bool
    asks: bool


def measure() -> None:
    """Print the curve of documents left out, by batch, and the weights."""
    texts = marked_texts()
    rows = _rows(texts, are_rules_few=True)
    left = [row for row in rows if not row.is_ruled]
    counts = Counter(clue for row in left for clue in row.clues)
    names = ["", *sorted(clue for clue, count in counts.items() if count >= _FEWEST)]
    now = _rows(texts, are_rules_few=False)
    for title, judged in (("few rules", rows), ("rules of now", now)):
        odds = _odds_left_out(judged, left, names)
        for batch in sorted({text.batch for text in texts}):
            _print_curve(
                f"{title}: {batch}",
                [(row, one) for row, one in zip(judged, odds, strict=True) if texts[row.text].batch == batch],
            )
        _print_curve(f"{title}: all", list(zip(judged, odds, strict=True)))
    for name, weight in sorted(zip(names, _fit(left, names), strict=True), key=lambda one: -one[1]):
        used = likelihood.WEIGHTS.get(name, 0.0) if name else likelihood.BASE
        print(f"  {name or 'base':<28} {weight:5.1f}   in use {used:5.1f}   seen {counts[name]}")


def _rows(texts: Sequence[MarkedText], *, are_rules_few: bool) -> list[Row]:
    rows = []
    for at, text in enumerate(texts):
        passages = [by_words_alone(one) for one in text.passages] if are_rules_few else text.passages
        for passage, clues, asks in zip(passages, clues_of(passages), text.asks, strict=True):
            stated = passage.statement
            if asks is not None:
                is_information = stated is not None and stated.level is Level.INFORMATION
                rows.append(Row(at, clues, stated is not None, is_information, asks))
    return rows


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> Numbers:
    matrix = np.array([[name in row.clues for name in names] for row in rows], dtype=float)
    matrix[:, 0] = 1.0
    return matrix


def _fit(rows: Sequence[Row], names: Sequence[str]) -> Numbers:
    """Newton's method. A document counts by the root of its length, lest the longest alone decide."""
    matrix, asks = _matrix(rows, names), np.array([row.asks for row in rows], dtype=float)
    lengths = Counter(row.text for row in rows)
    share = np.array([lengths[row.text] ** -0.5 for row in rows])
    share *= len(rows) / share.sum()
    ridge = np.full(len(names), _RIDGE)
    ridge[0] = 0.01
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (share * (likely - asks)) + ridge * weights
        bend = (matrix.T * (share * likely * (1 - likely))) @ matrix + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < _SMALLEST_STEP:
            break
    return weights


def _odds_left_out(judged: Sequence[Row], left: Sequence[Row], names: Sequence[str]) -> Numbers:
    """The log odds of every row by weights fitted without its document."""
    odds, matrix = np.zeros(len(judged)), _matrix(judged, names)
    for text in {row.text for row in judged}:
        weights = _fit([row for row in left if row.text != text], names)
        own = np.array([row.text == text for row in judged])
        odds[own] = matrix[own] @ weights
    return odds


def _print_curve(title: str, judged: Sequence[tuple[Row, float]]) -> None:
    figures = (_figures(judged, bar) for bar in _BARS)
    print(f"  {title:<24}" + "  ".join(f"{bar:+.1f}: {one}" for bar, one in zip(_BARS, figures, strict=True)))


def _figures(judged: Sequence[tuple[Row, float]], bar: float) -> str:
    """Recall, precision, and how many documents stay under 80 % precision. What is only told as information is never wrong."""
    asked = sum(row.asks for row, _ in judged)
    right: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for row, odds in judged:
        if row.is_ruled or odds >= bar:
            right[row.text] += row.asks
            wrong[row.text] += not row.asks and not row.is_information
    poor = sum(right[text] < _ENOUGH_PRECISION * (right[text] + wrong[text]) for text in right)
    precision = right.total() / (right.total() + wrong.total())
    return f"{right.total() / asked:.1%}/{precision:.1%} ({poor})"
