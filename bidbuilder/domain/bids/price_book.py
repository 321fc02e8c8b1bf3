"""The price book of a lead: what its earlier bids asked for an offering, when, and how they ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.bids.bids import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPrice:
    """The unit price of an offering in the newest frozen version of a bid."""

    bid_id: int
    bid_title: str
    stage: Stage
    frozen_on: date
    offering_id: int
    offering_version: int | None
    title: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """An earlier price beside the item of this bid that uses the same offering."""

    item_key: str
    offered: OfferedPrice


def list_entries(offered: Iterable[OfferedPrice], item_keys: Mapping[int, str]) -> tuple[BookEntry, ...]:
    """Entries by title, the newest first. `item_keys` are items of this bid by the id of their offering."""
    entries = [BookEntry(item_key=item_keys[one.offering_id], offered=one) for one in offered]
    return tuple(sorted(entries, key=lambda one: (one.offered.title, -one.offered.frozen_on.toordinal())))
