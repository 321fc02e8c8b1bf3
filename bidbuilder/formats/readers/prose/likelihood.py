"""How likely a passage that no rule takes asks for something: its clues weighed, and what is likely enough as a statement.

The weights are a logistic regression over documents marked by hand, counted for what a reader of few rules leaves there;
`python -m tests.bench weights` fits them anew and judges every document by weights that had not seen it. A missed
requirement loses a bid, a needless proposal costs a click: what is only fairly likely is proposed too, with the lowest
confidence. Example: “Windows are clear within a day of each notice.” in a short paper: −2.9 + 1.6 short text + 1.3 ends as a
sentence + 0.7 limits + 0.8 how well − 0.3 is = 1.2, proposed.
"""

from collections.abc import Iterable, Sequence

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.prose.clues import clues_of
from bidbuilder.formats.readers.prose.passages import Passage
from bidbuilder.formats.readers.prose.statements import Statement

# Odds of one to two: a requirement missed counts as much as two needless proposals.
_ENOUGH = -0.7
# Where it stands may be enough for a plain statement, “Spoil is removed to approved tips”, if it tells nothing of how things are.
_ENOUGH_BY_PLACE = -0.3
_TELLING = frozenset(
    {"one or two words", "goes on explaining", "begins small", "tells how it is", "describes", "done by others"}
)
# Without any clue a passage asks for nothing.
BASE = -2.9
# Where it stands: lists are asked for, or told of, as a whole, and of long papers much only tells. How long a text is counts a
# little less than fitted, for the short ones marked are excerpts without the chapters that only tell.
_OF_PLACE = {
    "heading on people": 2.0,
    "short text": 1.6,
    "text of lists": 1.8,
    "list not taken": 1.3,
    "ends as a sentence": 1.3,
    "numbered": 1.2,
    "list of doings": 0.8,
    "chapter asks": 0.4,
    "after what asks": 0.4,
    "heading on tendering": 0.3,
    "chapter on tendering": 0.2,
    "item led in": 0.1,
    "chapter on law": -0.1,
    "chapter seldom asks": -0.1,
    "heading lists papers": -0.3,
    "chapter weighs": -0.5,
    "about tendering": -0.6,
    "heading weighs": -1.1,
    "heading on law": -1.3,
    "long text": -1.1,
    "cell": -1.3,
    "item of what there is": -2.0,
}
# What it says: orders, limits and who has to do it, against the buyer's plans, rights, names and choices.
_OF_WORDS = {
    "tells to do": 1.2,
    "names the supplier": 1.2,
    "begins with the tenderer": 1.1,
    "item led in by who does it": 1.0,
    "how well": 0.8,
    "is needed": 0.8,
    "speaks to the bidder": 0.8,
    "limits": 0.7,
    "leaves no choice": 0.7,
    "will": 0.7,
    "item led in and wanted": 0.7,
    "is done so": 0.9,
    "names a value": 0.6,
    "names a class": 0.6,
    "qualification": 0.5,
    "condition": 0.5,
    "names a doing": 0.4,
    "item of what is wanted": 0.4,
    "is done": 0.3,
    "infinitive": 0.2,
    "begins with a thing": 0.2,
    "figure with unit": 0.2,
    "goes on explaining": -0.1,
    "ends with a colon": -0.2,
    "intends": -0.2,
    "is": -0.3,
    "is something": -0.3,
    "short form": -0.4,
    "begins with a short form": -0.5,
    "digit": -0.5,
    "proper names": -0.5,
    "bare item": -0.6,
    "denies": -0.6,
    "one or two words": -0.6,
    "law": -0.8,
    "money": -0.9,
    "may": -0.9,
    "begins with the buyer": -1.0,
    "title": -1.1,
    "speaks of the choice": -1.1,
    "right": -1.1,
    "describes": -1.1,
    "points elsewhere": -1.2,
    # By rule, for too few were marked: what asks the reader, titles of clauses, and goals, ask nothing of a bid; so do, more
    # than fitted, “heading explains”, “what somebody gets”, “what the buyer does” and lists of what there is.
    "tells of before": -1.5,
    "tells of a goal": -2.0,
    "tells of a paper": -2.0,
    "counts roughly": -1.5,
    "remark": -1.5,
    "explains by example": -1.5,
    "what the buyer does": -1.5,
    "done by others": -1.5,
    "what somebody gets": -2.0,
    "heading explains": -2.7,
    "question": -3.0,
    "caption": -4.0,
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
    """Likely enough; only for where it stands if it tells nothing: a sentence beside an obligation often explains it.

    Of a list one item says as little as another, so that place may decide.
    """
    odds = log_odds(clues)
    says_something = "list not taken" in clues or any(_OF_WORDS.get(clue, 0) > 0 for clue in clues)
    return odds >= _ENOUGH if says_something else odds >= _ENOUGH_BY_PLACE and not clues & _TELLING


def _likely_statement(passage: Passage) -> Statement:
    scope = Scope.BID if passage.is_about_tendering else Scope.ITEM
    return Statement(Level.MANDATORY, scope, "low")
