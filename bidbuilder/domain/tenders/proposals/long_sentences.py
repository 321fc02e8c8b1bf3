"""Values in the midst of long sentences: what they belong to, and in which case they hold, often cannot be told by rule.

A sentence of more than 18 words tells of several things, of cases and of reasons. What stands in a stretch of more than 8 words
of it, from one sign to the next, is only proposed where a limiting word tells it or its unit is its own, and the sentence has
at most three numbers. Of the values of some 20 public papers that are left out so, two of five were what the buyer asked for.
"""

import re

from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.proposals.clauses import Clause

_MOST_WORDS, _MOST_WORDS_OF_STRETCH, _MOST_NUMBERS = 18, 8, 3
_SIGN = re.compile(r"[,;:.](?=\s)|[\n\t]|\s–\s")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAMED_BY_THEMSELVES = frozenset({"standard", "certificate"})


def is_lost_in_sentence(constraint: Constraint, clause: Clause) -> bool:
    """Whether it is a value in the midst of a long sentence; a standard names itself wherever it stands."""
    if constraint.property in _NAMED_BY_THEMSELVES:
        return False
    start = (constraint.start or 0) - clause.start
    if not _is_in_midst(clause.text, start, start + len(constraint.words)):
        return False
    return constraint.confidence == "medium" or len(_NUMBER.findall(clause.text)) > _MOST_NUMBERS


def _is_in_midst(text: str, start: int, end: int) -> bool:
    """Whether the words `start`…`end` stand in a long stretch of a long sentence."""
    if len(text.split()) <= _MOST_WORDS:
        return False
    signs = list(_SIGN.finditer(text))
    first = max((one.end() for one in signs if one.end() <= start), default=0)
    last = min((one.start() for one in signs if one.start() >= end), default=len(text))
    return len(text[first:last].split()) > _MOST_WORDS_OF_STRETCH
