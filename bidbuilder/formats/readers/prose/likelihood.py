"""How likely a passage that no rule takes asks for something: its clues weighed, and what is likely enough as a statement.

The weights are a logistic regression over documents marked by hand, counted for what a reader of few rules leaves there;
`python -m tests.bench weights` fits them anew and judges every document by weights that had not seen it. A missed
requirement loses a bid, a needless proposal costs a click: what is only fairly likely is proposed too, with the lowest
confidence. Example: “Windows are clear within a day of each notice.” in a short paper: −3.4 + 2.6 short text + 0.7 ends as a
sentence + 0.9 limits + 0.7 how well − 0.2 is = 1.3, proposed.
"""

from collections.abc import Iterable, Sequence

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.prose.clues import clues_of
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.statements import Statement

# Odds of one to two: a requirement missed counts as much as two needless proposals.
_ENOUGH = -0.7
# Without any clue a passage asks for nothing.
BASE = -3.4
# Where it stands: lists are asked for, or told of, as a whole, and of long papers much only tells.
_OF_PLACE = {
    "short text": 2.6,
    "heading on people": 1.9,
    "list not taken": 1.7,
    "numbered": 0.9,
    "ends as a sentence": 0.7,
    "list of doings": 0.6,
    "after what asks": 0.4,
    "heading on tendering": 0.4,
    "chapter on tendering": 0.3,
    "chapter asks": 0.1,
    "chapter on law": -0.1,
    "chapter weighs": -0.2,
    "chapter explains": -0.3,
    "chapter seldom asks": -0.4,
    "heading lists papers": -0.4,
    "item led in by the buyer": -0.5,
    "item led in": -0.6,
    "about tendering": -0.6,
    "cell": -0.9,
    "heading weighs": -1.0,
    "heading on law": -1.2,
    "heading explains": -1.7,
}
# What it says: orders, limits and who has to do it, against the buyer's plans, rights, names and choices.
_OF_WORDS = {
    "names the supplier": 1.4,
    "tells to do": 1.2,
    "begins with the tenderer": 1.1,
    "item of what is wanted": 1.0,
    "speaks to the bidder": 1.0,
    "item led in by who does it": 0.9,
    "limits": 0.9,
    "begins with the staff": 0.8,
    "leaves no choice": 0.8,
    "will": 0.8,
    "how well": 0.7,
    "qualification": 0.6,
    "infinitive": 0.6,
    "is needed": 0.6,
    "condition": 0.5,
    "begins with a thing": 0.5,
    "is done": 0.3,
    "item led in and wanted": 0.3,
    "names a doing": 0.2,
    "figure with unit": 0.2,
    "is": -0.2,
    "intends": -0.3,
    "bare item": -0.3,
    "money": -0.3,
    "digit": -0.4,
    "goes on explaining": -0.4,
    "denies": -0.4,
    "short form": -0.4,
    "is something": -0.5,
    "ends with a colon": -0.6,
    "title": -0.6,
    "may": -0.7,
    "law": -0.8,
    "proper names": -0.8,
    "right": -0.8,
    "points elsewhere": -0.9,
    "one or two words": -0.9,
    "speaks of the choice": -1.0,
    "begins with the buyer": -1.0,
    "describes": -1.4,
    # By rule, for too few were marked: what asks the reader, and goals, ask nothing of a bid; so do, more than fitted,
    # “what somebody gets” and “what the buyer does”.
    "what the buyer does": -1.5,
    "what somebody gets": -2.0,
    "question": -3.0,
    "list of hopes": -5.0,
}
WEIGHTS = _OF_PLACE | _OF_WORDS


def log_odds(clues: Iterable[str]) -> float:
    """The logarithm of the odds that a passage with these clues asks for something, to a tenth as the weights are."""
    # Rounded, for sets have no order and sums of floating numbers depend on it.
    return round(BASE + sum(WEIGHTS.get(clue, 0.0) for clue in clues), 1)


def judge(passages: Sequence[Passage]) -> list[Statement | None]:
    """What each passage of a text asks: by rule, else by its clues where those are enough, else None.

    In a text in which nothing asks by rule nothing is likely to: it is no call.
    """
    ruled = [passage.statement for passage in passages]
    if not any(ruled):
        return ruled
    return [
        passage.statement or (_likely_statement(passage) if _is_likely(clues) else None)
        for passage, clues in zip(passages, clues_of(passages), strict=True)
    ]


def _is_likely(clues: frozenset[str]) -> bool:
    """Likely enough, and not only for where it stands: a plain sentence beside an obligation explains it."""
    return log_odds(clues) >= _ENOUGH and any(_OF_WORDS.get(clue, 0) > 0 for clue in clues)


def _likely_statement(passage: Passage) -> Statement:
    scope = Scope.BID if passage.is_about_tendering else Scope.ITEM
    return Statement(Level.MANDATORY, scope, "low")
