"""What capacities, competences and by-products state beyond other offerings. Amounts are in the unit the offering is sold by.

What they cost lives in `prices`, an hour of a competence too.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Period(StrEnum):
    """What an amount is meant for: a week begins on Monday (ISO 8601), a month and a year on their first day."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarException:
    """Days, both ends included, on which another amount per period holds; zero means closed."""

    first_day: date
    last_day: date
    amount: Decimal = Decimal(0)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How much of a capacity others can have per period, and where; open ends mean that no end is stated.

    Where exceptions overlap, the later one in the tuple holds. `conditions` are those of sharing: own work first, who operates,
    how long ahead it must be booked.
    """

    amount: Decimal
    period: Period = Period.WEEK
    available_from: date | None = None
    available_until: date | None = None
    exceptions: tuple[CalendarException, ...] = ()
    place: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """A person or a profile that can be put to work; `languages` as BCP 47 codes."""

    profile: str
    name: str = ""
    years_of_experience: int | None = None
    qualifications: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Work done before: for whom, what, when and where (ISO 3166-1 alpha-2)."""

    client: str
    work: str
    year: int | None = None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Who can do it and where it was done before."""

    experts: tuple[Expert, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """A part of a by-product, in per cent by mass from `low` to `high`; one of them alone is a bound."""

    substance: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByProduct:
    """What is left over, how much of it and when: `months` (1 to 12) name the season, none means all year round.

    `uses` are what it can become, one sentence each.
    """

    amount: Decimal | None = None
    period: Period = Period.WEEK
    months: tuple[int, ...] = ()
    shelf_life_days: int | None = None
    storage: str = ""
    composition: tuple[Ingredient, ...] = ()
    uses: tuple[str, ...] = ()
