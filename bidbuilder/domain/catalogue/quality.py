"""How complete an offering is: points for what is stated, and for each thing that is missing what it is worth and where it goes.

The score is the share of the points its kind can reach, in whole per cent, rounded down: 100 means that nothing is missing.
Example: a service can reach 80 points; one of which all is stated but a price (20) has 60/80, a score of 75.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.catalogue.prices import PriceList

_ENOUGH_PROPERTIES = 3
_GOODS = frozenset({OfferingKind.COMPONENT, OfferingKind.BY_PRODUCT})
_ALL = frozenset(OfferingKind)
_COMPONENT, _CAPACITY = frozenset({OfferingKind.COMPONENT}), frozenset({OfferingKind.CAPACITY})
_COMPETENCE, _BY_PRODUCT = frozenset({OfferingKind.COMPETENCE}), frozenset({OfferingKind.BY_PRODUCT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that is not stated: what, how many points it is worth, and the field of the form it belongs into."""

    message: str
    points: int
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The score from 0 to 100 and what is missing, the most worthwhile first."""

    score: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class _Criterion:
    """What is asked of which kinds, and whether an offering with its prices states it today."""

    message: str
    points: int
    field: str
    kinds: frozenset[OfferingKind]
    is_met: Callable[[Offering, PriceList | None, date], bool]


def assess_quality(offering: Offering, prices: PriceList | None, today: date) -> Quality:
    """The score of an offering with the list prices of its own supplier."""
    asked = [one for one in _CRITERIA if offering.kind in one.kinds]
    missing = [one for one in asked if not one.is_met(offering, prices, today)]
    reachable, lost = sum(one.points for one in asked), sum(one.points for one in missing)
    ordered = sorted(missing, key=lambda one: -one.points)
    return Quality(
        score=(reachable - lost) * 100 // reachable,
        missing=tuple(Missing(message=one.message, points=one.points, field=one.field) for one in ordered),
    )


def _has_name_in_two(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return sum(bool(name.strip()) for name in offering.names.values()) > 1


def _is_described(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return any(words.strip() for words in offering.descriptions.values())


def _is_classified(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return any(offering.classification.values())


def _has_a_property(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return any(value.key for value in offering.properties)


def _has_properties(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return sum(bool(value.key) for value in offering.properties) >= _ENOUGH_PROPERTIES


def _is_priced(_offering: Offering, prices: PriceList | None, _today: date) -> bool:
    return prices is not None and any(table.breaks or table.rates for table in prices.tables)


def _is_price_current(_offering: Offering, prices: PriceList | None, today: date) -> bool:
    return prices is None or prices.first_end is None or prices.first_end >= today


def _has_lead_time(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.terms.lead_time_for(Decimal(1)) is not None


def _is_measured(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.terms.mass_kg is not None and offering.terms.volume_m3 is not None


def _has_origin(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return bool(offering.terms.country_of_origin)


def _has_hs_code(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return bool(offering.terms.hs_code)


def _has_ports(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return bool(offering.ports)


def _has_valid_certificates(offering: Offering, _prices: PriceList | None, today: date) -> bool:
    return all(one.valid_until is None or one.valid_until >= today for one in offering.certificates)


def _has_calendar(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.calendar is not None


def _has_experts(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.competence is not None and bool(offering.competence.experts)


def _has_references(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.competence is not None and bool(offering.competence.references)


def _has_amount(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.by_product is not None and offering.by_product.amount is not None


def _has_composition(offering: Offering, _prices: PriceList | None, _today: date) -> bool:
    return offering.by_product is not None and bool(offering.by_product.composition)


_CRITERIA = tuple(
    _Criterion(*row)
    for row in (
        (translatable("Give a price"), 20, "breaks-0-unit_price", _ALL, _is_priced),
        (translatable("State three properties or more"), 10, "properties-0-name", _ALL, _has_properties),
        (translatable("State a property, by which leads find it"), 10, "properties-0-name", _ALL, _has_a_property),
        (translatable("Describe it"), 10, "texts-0-description", _ALL, _is_described),
        (translatable("Classify it by CPV"), 10, "cpv", _ALL, _is_classified),
        (translatable("Name it in a second language"), 5, "texts-0-name", _ALL, _has_name_in_two),
        (translatable("Renew the price: it has ended"), 5, "valid_until", _ALL, _is_price_current),
        (translatable("Renew the certificates: one has ended"), 5, "", _ALL, _has_valid_certificates),
        (translatable("State the lead time"), 5, "lead_time_days", _ALL, _has_lead_time),
        (translatable("State mass and volume, for the freight"), 5, "mass_kg", _GOODS, _is_measured),
        (translatable("State the country of origin"), 5, "origin", _GOODS, _has_origin),
        (translatable("State the HS code, for the customs"), 5, "hs_code", _GOODS, _has_hs_code),
        (translatable("State its connections"), 5, "ports-0-port_type", _COMPONENT, _has_ports),
        (translatable("Fill in the calendar"), 20, "calendar-amount", _CAPACITY, _has_calendar),
        (translatable("Name people or profiles"), 10, "competence-experts-0-profile", _COMPETENCE, _has_experts),
        (translatable("Name references"), 10, "competence-references-0-client", _COMPETENCE, _has_references),
        (translatable("State the amount"), 10, "by_product-amount", _BY_PRODUCT, _has_amount),
        (
            translatable("State the composition"),
            10,
            "by_product-composition-0-substance",
            _BY_PRODUCT,
            _has_composition,
        ),
    )
)
