"""The deadlines of a call in their order, and when somebody is to be reminded of one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.tenders.tenders import Tender

# A reminder goes out when so many days or fewer are left, once each.
REMINDER_DAYS = (14, 7, 3, 1)


class DeadlineKind(StrEnum):
    """What is due."""

    SUBMISSION = "submission"
    CLARIFICATION = "clarification"
    PARTICIPATION = "participation"
    INTEREST = "interest"
    OPENING = "opening"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """One deadline of a call. `lots` are the lots it holds for; none: the call as a whole.

    `branch` tells it from the others of its kind: empty for the call's own, or, where it has none, for the first lot's; else
    the first of the lots that go with it. So a deadline keeps its name when it moves, and when lots part from it.
    """

    kind: DeadlineKind
    deadline: Deadline
    lots: tuple[str, ...] = ()
    branch: str = ""


def list_deadlines(tender: Tender) -> tuple[DueDate, ...]:
    """Every deadline once, the next first; those of lots that are the same as the call's are the call's."""
    found: dict[tuple[DeadlineKind, datetime], DueDate] = {}
    for one in _stated(tender):
        key = (one.kind, one.deadline.moment)
        known = found.get(key)
        if known is None:
            is_first = all(kind is not one.kind for kind, _moment in found)
            found[key] = one if is_first else replace(one, branch=one.lots[0])
        elif known.lots and one.lots:
            found[key] = replace(known, lots=(*known.lots, *one.lots))
    return tuple(sorted(found.values(), key=lambda one: (one.deadline.moment, list(DeadlineKind).index(one.kind))))


def days_to_remind(deadline: Deadline, now: datetime) -> int | None:
    """The number of days of the reminder that is due now: the smallest that covers what is left. None: too early, or over."""
    left = deadline.moment - now
    if left <= timedelta(0):
        return None
    return next((days for days in sorted(REMINDER_DAYS) if left <= timedelta(days=days)), None)


def _stated(tender: Tender) -> Iterator[DueDate]:
    whole = (
        (DeadlineKind.SUBMISSION, tender.submission_deadline),
        (DeadlineKind.CLARIFICATION, tender.clarification_deadline),
    )
    for kind, deadline in whole:
        if deadline is not None:
            yield DueDate(kind=kind, deadline=deadline)
    for lot in tender.lots:
        of_lot = (
            (DeadlineKind.SUBMISSION, lot.submission_deadline),
            (DeadlineKind.PARTICIPATION, lot.participation_deadline),
            (DeadlineKind.INTEREST, lot.interest_deadline),
            (DeadlineKind.OPENING, lot.opening),
        )
        for kind, deadline in of_lot:
            if deadline is not None:
                yield DueDate(kind=kind, deadline=deadline, lots=(lot.id,))
