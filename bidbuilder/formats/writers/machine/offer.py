"""What every machine-readable form of a bid states alike: amounts by lot, codes of units, identifiers of firms and documents."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pycountry

from bidbuilder.domain.basics.money import allocate, rounding_step
from bidbuilder.domain.basics.units.conversion import find_unit
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.domain.people.organisations import Organisation

_NAMESPACE = uuid.UUID("6f1e7c1e-50ce-4a36-9a0e-6d1f6a0b7c11")
_PIECE = "C62"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotOffer:
    """What is asked for one lot (``""``: for all lots together): Σ lines − discount = total, to the currency's decimals."""

    lot: str
    lines: tuple[SnapshotPriceLine, ...]
    subtotal: Decimal
    discount: Decimal

    @property
    def total(self) -> Decimal:
        """What the buyer pays for the lot."""
        return self.subtotal - self.discount


def lot_offers(snapshot: BidSnapshot) -> tuple[LotOffer, ...]:
    """The offer by lot in the order of the lines; the discount shared by their sums, so that totals add up to the bid's one."""
    price = snapshot.price
    by_lot: dict[str, list[SnapshotPriceLine]] = {}
    for line in price.lines:
        by_lot.setdefault(line.lot, []).append(line)
    sums = [sum((line.total for line in lines), Decimal(0)) for lines in by_lot.values()]
    none = (Decimal(0),) * len(sums)
    discounts = allocate(price.discount, sums, rounding_step(price.currency)) if price.discount and any(sums) else none
    return tuple(
        LotOffer(lot=lot, lines=tuple(lines), subtotal=subtotal, discount=discount)
        for (lot, lines), subtotal, discount in zip(by_lot.items(), sums, discounts, strict=True)
    )


def lines_by_item(snapshot: BidSnapshot) -> Mapping[str, SnapshotPriceLine]:
    """Price lines by the key of their item."""
    return {line.item_key: line for line in snapshot.price.lines}


def unit_code(unit: str) -> str:
    """The UN/ECE Rec. 20 code of a unit; that of a piece where there is none."""
    found = find_unit(unit) if unit else None
    return (found.code if found else "") or _PIECE


def stable_uuid(snapshot: BidSnapshot, what: str) -> str:
    """A UUID that is the same whenever the snapshot is written."""
    return str(uuid.uuid5(_NAMESPACE, f"{snapshot.id}/{snapshot.version}/{what}"))


def register_of(organisation: Organisation) -> str:
    """The register of a firm as org-id.guide writes it: `DK-CVR`; ``""`` where none is stated."""
    scheme = organisation.registration_scheme.strip().replace(":", "-").replace(" ", "-").upper()
    country = organisation.country.upper()
    return scheme if not scheme or scheme.startswith(f"{country}-") else f"{country}-{scheme}".strip("-")


def party_id(organisation: Organisation) -> str:
    """An id of a firm: register and number, else its exact legal name."""
    if organisation.registration_number:
        return "-".join(filter(None, (register_of(organisation), organisation.registration_number)))
    return organisation.legal_name


def alpha_3(country: str) -> str:
    """The ISO 3166-1 code of three letters for one of two; the code as it is where it is not known."""
    found = pycountry.countries.get(alpha_2=country.upper()) if country else None
    return str(found.alpha_3) if found else country
