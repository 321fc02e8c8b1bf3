"""Days in ISO 8601 where the time does not matter."""

from datetime import date


def find_day(written: str) -> date | None:
    """The day a text such as `2027-03-02` or `2027-03-02T12:00Z` begins with; None when it begins with none."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
