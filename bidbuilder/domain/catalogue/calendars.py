"""The calendar of a capacity period by period: how much others can have, and how much of it bids draw.

An amount holds for a whole period. Where only a part of a period's days is open, or other days have another amount, each day
counts for its part: 20 h a week, closed from Thursday to Sunday, are 20 × 3/7 = 8.57 h that week. What can be had is rounded
down and what is drawn is rounded up, to the hundredth, so that the picture never promises too much.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bidbuilder.domain.catalogue.kinds import Calendar, Period

_CENT = Decimal("0.01")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What one bid needs of a capacity from day to day, both included; `is_firm` once the bid is submitted or won."""

    first_day: date
    last_day: date
    amount: Decimal
    is_firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One period: its days, both included, how much can be had, and how much is drawn firmly and softly."""

    first_day: date
    last_day: date
    amount: Decimal
    firm: Decimal = Decimal(0)
    soft: Decimal = Decimal(0)

    @property
    def is_overbooked(self) -> bool:
        """Whether bids draw more than can be had."""
        return self.firm + self.soft > self.amount


def list_slots(calendar: Calendar, first: date, count: int, draws: Iterable[Draw] = ()) -> tuple[Slot, ...]:
    """`count` periods from the one with the day `first` in it, with what the draws take of each."""
    known = tuple(draws)
    return tuple(_slot(calendar, begin, end, known) for begin, end in _periods(calendar.period, first, count))


def begin_of(day: date, period: Period) -> date:
    """The first day of the period a day is in."""
    if period is Period.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if period is Period.MONTH else day.replace(month=1, day=1)


def _periods(period: Period, first: date, count: int) -> Iterator[tuple[date, date]]:
    begin = begin_of(first, period)
    for _ in range(count):
        # Eight days, 32 and 370 reach into the next period and not beyond it.
        reach = {Period.WEEK: 8, Period.MONTH: 32, Period.YEAR: 370}[period]
        following = begin_of(begin + timedelta(days=reach - 1), period)
        yield begin, following - _DAY
        begin = following


def _slot(calendar: Calendar, begin: date, end: date, draws: Sequence[Draw]) -> Slot:
    days = [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    amounts = sum((_amount_on(calendar, day) for day in days), Decimal(0))
    firm, soft = (
        sum((_taken(one, begin, end) for one in draws if one.is_firm is is_firm), Decimal(0))
        for is_firm in (True, False)
    )
    return Slot(
        first_day=begin,
        last_day=end,
        amount=(amounts / len(days)).quantize(_CENT, ROUND_FLOOR),
        firm=firm.quantize(_CENT, ROUND_CEILING),
        soft=soft.quantize(_CENT, ROUND_CEILING),
    )


def _amount_on(calendar: Calendar, day: date) -> Decimal:
    """The amount per period that holds on a day; the last exception that names the day goes before the calendar's own."""
    if calendar.available_from and day < calendar.available_from:
        return Decimal(0)
    if calendar.available_until and day > calendar.available_until:
        return Decimal(0)
    named = (one.amount for one in reversed(calendar.exceptions) if one.first_day <= day <= one.last_day)
    return next(named, calendar.amount)


def _taken(draw: Draw, begin: date, end: date) -> Decimal:
    """The part of a draw that falls into a period when it is spread evenly over its days."""
    shared = (min(draw.last_day, end) - max(draw.first_day, begin)).days + 1
    whole = (draw.last_day - draw.first_day).days + 1
    return draw.amount * shared / whole if shared > 0 else Decimal(0)
