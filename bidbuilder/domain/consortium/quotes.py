"""Sealed quotes: a member's price for its own lines in one bid, seen by that member and by the lead's bid and export managers."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class QuoteState(StrEnum):
    """Where a quote is between the lead's request and the member's answer."""

    REQUESTED = "requested"
    SUBMITTED = "submitted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One item of the bid. `unit_price` in the quote's currency; None until the member has priced it."""

    item_key: str
    offering_id: int
    title: str
    quantity: Decimal
    unit: str
    unit_price: Decimal | None = None
    one_off: Decimal = Decimal(0)
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A request and its answer. `due_on` is the lead's wish, `note` its words; `valid_until` must outlive bid validity.

    A quote that was asked for again is `requested` and keeps `submitted_at`: what was handed in holds until it is replaced.
    """

    id: int | None = None
    bid_id: int
    organisation_id: int
    state: QuoteState = QuoteState.REQUESTED
    currency: str = "EUR"
    incoterm: str = "EXW"
    place: str = ""
    valid_until: date | None = None
    due_on: date | None = None
    note: str = ""
    lines: tuple[QuoteLine, ...] = ()
    submitted_at: datetime | None = None
    submitted_by: str = ""
