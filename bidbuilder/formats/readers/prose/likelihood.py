"""How likely a passage that no rule takes asks for something: its clues weighed, and what is likely enough as a statement.

The weights are a logistic regression (ridge 3) over 44 documents marked by hand, counted for what a reader of fewer rules had
left there; every document was judged by weights that had not seen it. A missed requirement loses a bid, a needless
proposal costs a click: what is about as likely as not is proposed, with the lowest confidence. In a paper of a few
pages a needless proposal is soon refused, so the bar is lower there. Example: “Conduct an auction;” in a list under “Scope of
work” of a short paper: −3.1 + 1.7 tells to do + 1.5 item of what is wanted + 2.9 short text + 2.2 list not taken = 5.2,
proposed; “The city was founded in 1824.” in it: −3.1 + 2.9 + 0.3 ends as a sentence − 0.8 digit = −0.7, left.
"""

from collections.abc import Iterable, Sequence

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.prose.clues import clues_of
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.statements import Statement

# Without any clue a passage asks for nothing.
_BASE = -3.1
# Where it stands: lists are asked for, or told of, as a whole, and of long papers much only tells.
_OF_PLACE = {
    "short text": 2.9,
    "list not taken": 2.2,
    "heading on people": 1.9,
    "list of doings": 0.5,
    "after what asks": 0.4,
    "chapter asks": 0.4,
    "heading on tendering": 0.4,
    "ends as a sentence": 0.3,
    "chapter on tendering": 0.3,
    "item led in": 0.0,
    "item led in by the buyer": -0.4,
    "chapter explains": -0.5,
    "chapter seldom asks": -0.5,
    "heading lists papers": -0.6,
    "chapter weighs": -0.7,
    "cell": -1.0,
    "heading weighs": -1.1,
    "heading on law": -1.1,
    "heading explains": -2.0,
}
# What it says: orders, limits and who has to do it, against the buyer's plans, rights, names and choices.
_OF_WORDS = {
    "tells to do": 1.7,
    "item of what is wanted": 1.5,
    "names the supplier": 1.1,
    "speaks to the bidder": 1.0,
    "how well": 1.0,
    "item led in by who does it": 1.0,
    "begins with the tenderer": 0.9,
    "will": 0.9,
    "condition": 0.8,
    "limits": 0.8,
    "qualification": 0.8,
    "begins with the staff": 0.7,
    "begins with a thing": 0.6,
    "bare item": 0.6,
    "item led in and wanted": 0.5,
    "figure with unit": 0.3,
    "names a doing": 0.3,
    "infinitive": 0.3,
    "goes on explaining": -0.3,
    "speaks of the choice": -0.3,
    "money": -0.4,
    "short form": -0.4,
    "is": -0.4,
    "may": -0.5,
    "law": -0.5,
    "denies": -0.5,
    "proper names": -0.7,
    "right": -0.7,
    "intends": -0.7,
    "points elsewhere": -0.7,
    "digit": -0.8,
    "begins with the buyer": -0.8,
    "title": -0.8,
    "ends with a colon": -0.9,
    "one or two words": -1.4,
    "what the buyer does": -1.5,
    "what somebody gets": -2.0,
    # By rule, for too few were marked: what asks the reader, and goals, ask nothing of a bid; so do, more than fitted,
    # “what somebody gets” and “what the buyer does”.
    "question": -3.0,
    "list of hopes": -5.0,
}
WEIGHTS = _OF_PLACE | _OF_WORDS


def log_odds(clues: Iterable[str]) -> float:
    """The logarithm of the odds that a passage with these clues asks for something, to a tenth as the weights are."""
    # Rounded, for sets have no order and sums of floating numbers depend on it.
    return round(_BASE + sum(WEIGHTS.get(clue, 0.0) for clue in clues), 1)


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
