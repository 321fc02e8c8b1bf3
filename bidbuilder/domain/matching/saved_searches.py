"""Searches that people save to be told what is new: what is new is decided here; finding the answers is `storage`'s.

What answers now and did not when it was last looked for is new, until it is seen. What stops answering is new no more, and
is new again when it comes back. Each is told by mail once, unless it was seen before.
"""

from dataclasses import dataclass, replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

MOST_SAVED = 50
Ids = frozenset[int]


class SearchSavedAlready(Refusal):
    """The person has saved the same search before."""

    code = "search-saved-already"
    message = translatable("You have saved this search already, as “{name}”.")
    hint = translatable("You find it under your saved searches.")


class TooManySearches(Refusal):
    """A person keeps a limited number of searches, as each is asked again every day."""

    code = "too-many-searches"
    message = translatable("You have {count} saved searches, and that is the most one can have.")
    hint = translatable("Delete one you no longer need.")


class NothingToWatch(Refusal):
    """A requirement without confirmed conditions asks nothing that an offering could be held against."""

    code = "nothing-to-watch"
    message = translatable("Requirement {number} has no confirmed condition yet, so nobody can tell who answers it.")
    hint = translatable("Confirm a condition of the requirement first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """What a person saved: a query as typed with its order, or a requirement of a bid (`bid_id`), asked anew each time."""

    id: int
    user_id: int
    name: str
    text: str = ""
    sort: str = ""
    bid_id: int | None = None
    requirement_key: str = ""
    is_paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Ids of offerings: those that answered last, of them the new ones nobody looked at, those to tell, those just seen."""

    known: Ids
    fresh: Ids = frozenset()
    untold: Ids = frozenset()
    seen: Ids = frozenset()


def look_again(standing: Standing, answers: Ids) -> Standing:
    """How it stands once these are the answers."""
    arrived = answers - standing.known
    return Standing(
        known=answers,
        fresh=(standing.fresh | arrived) & answers,
        untold=(standing.untold | arrived) & answers,
        seen=(standing.seen & answers) - arrived,
    )


def mark_seen(standing: Standing) -> Standing:
    """The person has looked at all that is new; there is nothing left to tell."""
    return replace(standing, fresh=frozenset(), untold=frozenset(), seen=standing.fresh)


def mark_unseen(standing: Standing) -> Standing:
    """What was just marked as seen is new again; it is not told a second time."""
    return replace(standing, fresh=standing.fresh | standing.seen, seen=frozenset())
