"""The days on which certificates have to be valid for a requirement."""

import re
from datetime import date

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender

_THROUGH_DELIVERY = re.compile(
    r"deliver|throughout|contract (?:period|term)|completion|commissioning|levering|kontraktperiode|aflevering|idriftsættelse|"
    r"liefer|vertragslaufzeit|inbetriebnahme|abnahme",
    re.IGNORECASE,
)


def key_dates(tender: Tender, requirement: Requirement | None = None) -> tuple[date, ...]:
    """Submission and expected award, and the end of delivery where the requirement's words ask for it; unknown days left out.

    The submission day is the one in the buyer's zone, as the deadline was written.
    """
    deadline = tender.submission_deadline
    days = [deadline.moment.date() if deadline is not None else None, tender.expected_award_on]
    words = f"{requirement.text} {requirement.evidence}" if requirement is not None else ""
    if _THROUGH_DELIVERY.search(words):
        days.append(tender.delivery_until)
    return tuple(day for day in days if day is not None)
