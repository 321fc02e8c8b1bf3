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
_EXACT = Decimal("0.000001")  # sevenths and thirds of days end nowhere
_DAY = timedelta(days=1)
_MOST_PERIODS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What one bid needs of a capacity from day to day, both included; `is_firm` once the bid is submitted or won.

    `chance` is how likely the bid is won, from 0 to 1.
    """

    first_day: date
    last_day: date
    amount: Decimal
    is_firm: bool
    chance: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One period: its days, both included, how much can be had, and how much is drawn firmly and softly.

    `expected` is the load weighed by the chances of the bids; `is_firmly_overbooked` is decided before anything is rounded.
    """

    first_day: date
    last_day: date
    amount: Decimal
    firm: Decimal = Decimal(0)
    soft: Decimal = Decimal(0)
    expected: Decimal = Decimal(0)
    is_firmly_overbooked: bool = False

    @property
    def all_won(self) -> Decimal:
        """The load if every bid is won."""
        return self.firm + self.soft

    @property
    def is_overbooked(self) -> bool:
        """Whether bids draw more than can be had."""
        return self.all_won > self.amount


def list_slots(calendar: Calendar, first: date, count: int, draws: Iterable[Draw] = ()) -> tuple[Slot, ...]:
    """`count` periods from the one with the day `first` in it, with what the draws take of each."""
    known = tuple(draws)
    return tuple(_slot(calendar, begin, end, known) for begin, end in _periods(calendar.period, first, count))


def periods_between(period: Period, first: date, last: date) -> int:
    """How many periods the days from `first` to `last` touch, at most 600."""
    begin, end = begin_of(first, period), begin_of(last, period)
    if period is Period.WEEK:
        count = (end - begin).days // 7
    else:
        months = (end.year - begin.year) * 12 + end.month - begin.month
        count = months if period is Period.MONTH else months // 12
    return min(count + 1, _MOST_PERIODS)


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
    taken = [(one, _taken(one, begin, end)) for one in draws]
    firm, soft = (sum((part for one, part in taken if one.is_firm is is_firm), Decimal(0)) for is_firm in (True, False))
    expected = sum((part * one.chance for one, part in taken), Decimal(0))
    return Slot(
        first_day=begin,
        last_day=end,
        amount=(amounts / len(days)).quantize(_CENT, ROUND_FLOOR),
        firm=firm.quantize(_CENT, ROUND_CEILING),
        soft=soft.quantize(_CENT, ROUND_CEILING),
        expected=expected.quantize(_CENT, ROUND_CEILING),
        is_firmly_overbooked=firm.quantize(_EXACT) > (amounts / len(days)).quantize(_EXACT),
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
