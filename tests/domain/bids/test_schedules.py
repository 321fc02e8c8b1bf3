"""Which schedule a line goes to, for goods and for plant."""

from decimal import Decimal

import pytest

from bidbuilder.domain.bids.schedules import local_portion, schedule_of
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.currencies import Portion
from tests.factories.dossiers import make_offering
from tests.factories.pricing import make_line, make_policy


def make_priced(country: str, *, is_service: bool = False) -> PricedLine:
    """A priced line of 100 EUR."""
    return price_bid([make_line(country_of_origin=country, is_service=is_service)], None, make_policy()).lines[0]


@pytest.mark.parametrize(
    ("country", "is_service", "goods",    "plant"),
    [
        ("PL",  False,        "domestic", "plant-domestic"),
        ("DK",  False,        "abroad",   "plant-abroad"),
        ("",    False,        "abroad",   "plant-abroad"),
        ("PL",  True,         "services", "installation"),
    ],
)  # fmt: skip
def test_line_goes_to_the_schedule_of_its_origin(country: str, is_service: bool, goods: str, plant: str) -> None:
    line = make_priced(country, is_service=is_service)
    assert (schedule_of(line, "PL"), schedule_of(line, "PL", is_plant=True)) == (goods, plant)


@pytest.mark.parametrize(
    ("kind",                  "cpv",        "code"),
    [
        (OfferingKind.COMPETENCE, "",         "design"),
        (OfferingKind.COMPETENCE, "80530000", "installation"),
        (OfferingKind.SERVICE,    "71320000", "design"),
        (OfferingKind.SERVICE,    "45351000", "installation"),
        (OfferingKind.CAPACITY,   "",         "installation"),
    ],
)  # fmt: skip
def test_services_of_plant_are_design_or_installation(kind: OfferingKind, cpv: str, code: str) -> None:
    offering = make_offering(kind=kind, classification={"CPV": cpv} if cpv else {})
    assert schedule_of(make_priced("DK", is_service=True), "PL", is_plant=True, offering=offering) == code


def test_local_portion_is_what_other_currencies_take() -> None:
    portions = [
        Portion(currency="PLN", of="services", percent=Decimal("33.335")),
        Portion(currency="EUR", of="services", percent=Decimal(10)),
        Portion(currency="PLN", of="abroad", percent=Decimal(50)),
    ]
    assert local_portion(make_priced("DK", is_service=True), portions, "PL", "EUR") == Decimal("33.33")
