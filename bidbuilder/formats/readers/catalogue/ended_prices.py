"""Prices that had ended before their file came in: told with the reading, whatever the format, as nobody can quote them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace, translatable
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft, ReadingPart


def with_ended_prices(parts: Iterable[ReadingPart], today: date) -> Iterator[ReadingPart]:
    """The parts as they are, and with the reading a warning for each day on which all prices of articles ended before today."""
    ended: Counter[date] = Counter()
    first: dict[date, SourcePlace] = {}
    for part in parts:
        if isinstance(part, OfferingDraft) and (day := _last_day(part.prices)) and day < today:
            ended[day] += 1
            first.setdefault(day, part.source)
        elif isinstance(part, CatalogueReading) and ended:
            told = (_told(day, count, first[day]) for day, count in sorted(ended.items()))
            part = replace(part, findings=(*told, *part.findings))
        yield part


def _last_day(prices: tuple[PriceList, ...]) -> date | None:
    """The last day of the price that holds longest; None if one has no end or there is none."""
    days = [one.valid_until for one in prices]
    return max(day for day in days if day) if days and all(days) else None


def _told(day: date, count: int, where: SourcePlace) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code="prices-ended",
        message=translatable("Articles whose prices ended on {day} already: {count}."),
        where=where,
        params={"day": day.isoformat(), "count": str(count)},
        hint=translatable("Send the current list, or give the prices a new last day."),
    )
