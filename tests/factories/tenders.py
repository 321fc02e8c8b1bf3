"""Tenders for tests: a test names only what matters to it."""

from datetime import UTC, date, datetime

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender


def tender(*requirements: Requirement, **fields: object) -> Tender:
    """A tender due on 2 March 2027, awarded on 1 June, delivered by the end of 2028."""
    given: dict[str, object] = {
        "submission_deadline": Deadline(datetime(2027, 3, 2, 12, tzinfo=UTC), "UTC"),
        "expected_award_on": date(2027, 6, 1),
        "delivery_until": date(2028, 12, 31),
        **fields,
    }
    return Tender(requirements=requirements, **given)  # type: ignore[arg-type]
