"""How likely a passage that no rule takes asks for something: its clues weighed, and what is likely enough as a statement.

The weights are a logistic regression (ridge 3) over 38 documents marked by hand, counted for what a reader of fewer rules had
left there; every document was judged by weights that had not seen it. A missed requirement loses a bid, a needless
proposal costs a click: what is about as likely as not is proposed, with the lowest confidence. Example: “Conduct an
auction;” in a list under “Scope of work” of a short paper: −3.0 + 1.8 tells to do + 1.4 item of what is wanted + 2.0 short
text + 2.4 list not taken = 4.6, proposed; “The city was founded in 1824.” in it: −3.0 + 2.0 + 0.3 − 0.6 = −1.3, left.
"""

from collections.abc import Iterable, Sequence

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.prose.clues import clues_of
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.statements import Statement

# Without any clue a passage asks for nothing.
_BASE = -3.0
# Where it stands: lists are asked for, or told of, as a whole, and of long papers much only tells.
_OF_PLACE = {
    "list not taken": 2.4,
    "short text": 2.0,
    "heading on people": 1.9,
    "chapter asks": 0.5,
    "heading on tendering": 0.5,
    "list of doings": 0.4,
    "after what asks": 0.4,
    "chapter on tendering": 0.3,
    "ends as a sentence": 0.3,
    "item led in": -0.2,
    "chapter explains": -0.4,
    "chapter seldom asks": -0.5,
    "item led in by the buyer": -0.5,
    "chapter weighs": -0.5,
    "heading lists papers": -0.6,
    "heading weighs": -0.8,
    "cell": -0.9,
    "heading on law": -1.1,
    "heading explains": -1.6,
}
# What it says: orders, limits and who has to do it, against the buyer's plans, rights, names and choices.
_OF_WORDS = {
    "tells to do": 1.8,
    "item of what is wanted": 1.4,
    "item led in by who does it": 1.1,
    "begins with the tenderer": 1.0,
    "names the supplier": 1.0,
    "will": 1.0,
    "speaks to the bidder": 1.0,
    "condition": 0.9,
    "how well": 0.8,
    "limits": 0.7,
    "begins with the staff": 0.6,
    "item led in and wanted": 0.5,
    "bare item": 0.5,
    "names a doing": 0.4,
    "infinitive": 0.4,
    "figure with unit": 0.3,
    "money": -0.3,
    "is": -0.3,
    "proper names": -0.3,
    "may": -0.4,
    "law": -0.5,
    "short form": -0.5,
    "denies": -0.5,
    "digit": -0.6,
    "right": -0.6,
    "points elsewhere": -0.6,
    "what the buyer does": -0.6,
    "begins with the buyer": -0.7,
    "intends": -0.8,
    "ends with a colon": -0.8,
    "speaks of the choice": -1.0,
    "one or two words": -1.1,
    "title": -1.2,
    "what somebody gets": -1.3,
    # By rule, for too few were marked: what asks the reader, and goals, ask nothing of a bid.
    "question": -3.0,
    "list of hopes": -3.0,
}
WEIGHTS = _OF_PLACE | _OF_WORDS


def log_odds(clues: Iterable[str]) -> float:
    """The logarithm of the odds that a passage with these clues asks for something."""
    return _BASE + sum(WEIGHTS.get(clue, 0.0) for clue in clues)


def judge(passages: Sequence[Passage]) -> list[Statement | None]:
    """What each passage of a text asks: by rule, else by its clues where it is more likely than not, else None.

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
    """More likely than not, and not only for where it stands: a plain sentence beside an obligation explains it."""
    return log_odds(clues) >= 0 and any(_OF_WORDS.get(clue, 0) > 0 for clue in clues)


def _likely_statement(passage: Passage) -> Statement:
    scope = Scope.BID if passage.is_about_tendering else Scope.ITEM
    return Statement(Level.MANDATORY, scope, "low")
