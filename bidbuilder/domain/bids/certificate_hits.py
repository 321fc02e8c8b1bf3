"""Whether the end of a certificate hits a bid: it has to hold at submission, at the expected award and through delivery."""

from datetime import date
from enum import StrEnum


class Moment(StrEnum):
    """The first moment at which a certificate no longer holds."""

    SUBMISSION = "submission"
    AWARD = "award"
    DELIVERY = "delivery"


def find_hit(
    ends_on: date, *, submission_on: date | None, award_on: date | None, delivery_until: date | None
) -> Moment | None:
    """The first of the known days of a bid that lies after the end of a certificate; None if it outlives them all."""
    days = ((Moment.SUBMISSION, submission_on), (Moment.AWARD, award_on), (Moment.DELIVERY, delivery_until))
    return next((moment for moment, day in days if day is not None and ends_on < day), None)
