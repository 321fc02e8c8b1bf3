"""An addendum on its way into a tender: where it is, what a person decided of each change, and what may be undone."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.amendments import Difference
from bidbuilder.domain.tenders.tenders import Addendum, Tender


class AddendumState(StrEnum):
    """Open until every change is taken over or left out; undone and dropped are ends."""

    READING = "reading"
    REFUSED = "refused"
    OPEN = "open"
    DECIDED = "decided"
    DROPPED = "dropped"
    UNDONE = "undone"


class Decision(StrEnum):
    """What a person decided of one change."""

    TAKEN = "taken"
    LEFT_OUT = "left-out"


class NumberTaken(Refusal):
    """Two addenda of one tender with the same number could not be told apart in the letter."""

    code = "addendum-number-taken"
    message = translatable("There is already an addendum {number} of this tender.")
    hint = translatable("Give it the buyer's own number, or another one.")


class NothingChosen(Refusal):
    """None of the changes was chosen."""

    code = "nothing-chosen"
    message = translatable("No change is chosen.")
    hint = translatable("Tick the changes you mean.")


class AddendumNotOpen(Refusal):
    """The addendum is being read, was dropped, or is decided in full."""

    code = "addendum-not-open"
    message = translatable("This addendum cannot be decided on now.")
    hint = translatable("Load the page again to see where it stands.")


class BuiltUpon(Refusal):
    """Something rests on the addendum: taking it back would take that back too."""

    code = "addendum-built-upon"
    hint = translatable("Correct the tender by hand instead.")

    def __init__(self, message: str, **params: str) -> None:
        self.message = message
        super().__init__(**params)


LATER_ADDENDUM = translatable("Addendum {number} cannot be undone: a later one has been taken over.")
TENDER_CHANGED = translatable("Addendum {number} cannot be undone: the tender was changed since.")
ACKNOWLEDGED = translatable("Addendum {number} cannot be undone: the bid “{bid}” acknowledges it.")
CONFIRMED_AGAIN = translatable("Addendum {number} cannot be undone: things were confirmed again after it.")


def usable_number(tender: Tender, wanted: str, announced: Iterable[Addendum]) -> str:
    """The number of a new addendum: as typed, else as the buyer's file says, else the next one. Raises `NumberTaken`."""
    taken = {one.number for one in tender.addenda}
    if wanted:
        if wanted in taken:
            raise NumberTaken(number=wanted, where="number")
        return wanted[:60]
    for one in announced:
        if one.number and one.number not in taken:
            return one.number[:60]
    number = len(tender.addenda) + 1
    while str(number) in taken:
        number += 1
    return str(number)


def decide(
    difference: Difference, decisions: Mapping[str, Decision], chosen: Collection[str], decision: Decision
) -> dict[str, Decision]:
    """The decisions with those chosen now; decided ones stay as they are. Raises `NothingChosen`."""
    fresh = [one for one in difference.ids if one in chosen and one not in decisions]
    if not fresh and difference.ids:
        raise NothingChosen
    return {**decisions, **dict.fromkeys(fresh, decision)}


def is_decided(difference: Difference, decisions: Mapping[str, Decision]) -> bool:
    """Whether nothing is left to decide."""
    return all(one in decisions for one in difference.ids)
