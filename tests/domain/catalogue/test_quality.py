"""The quality score explains itself: every point that is missing is named with its field, and stating it gives the point."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, Competence, Expert, Ingredient, Reference
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, OfferingKind, Port, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.catalogue.quality import assess_quality
from tests.factories.offerings import number, offering

TODAY = date(2026, 11, 22)
PRICES = PriceList(currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(5)),))


def whole(kind: OfferingKind) -> Offering:
    """An offering of a kind of which nothing is missing."""
    return offering(
        number("rated_power", "7", "kW"),
        number("rated_voltage", "400", "V"),
        number("mass", "20", "kg"),
        kind=kind,
        names={"en": "Pump", "da": "Pumpe"},
        descriptions={"en": "For district heating"},
        classification={"cpv": "42122000"},
        terms=SupplyTerms(
            lead_time_days=5,
            mass_kg=Decimal(20),
            volume_m3=Decimal(1),
            country_of_origin="DK",
            hs_code="841370",
        ),
        ports=(Port(name="Inlet", kind="hydraulic"),),
        calendar=Calendar(amount=Decimal(20)),
        competence=Competence(
            experts=(Expert(profile="Welder"),), references=(Reference(client="Lipowo", work="Tank"),)
        ),
        by_product=ByProduct(amount=Decimal(4), composition=(Ingredient(substance="Water"),)),
    )


@pytest.mark.parametrize("kind", OfferingKind)
def test_every_kind_reaches_a_hundred(kind: OfferingKind) -> None:
    quality = assess_quality(whole(kind), PRICES, TODAY)
    assert (quality.score, quality.missing) == (100, ())


@pytest.mark.parametrize("kind", OfferingKind)
def test_an_empty_offering_is_told_everything_with_a_field_the_form_has(kind: OfferingKind) -> None:
    quality = assess_quality(Offering(organisation_id=1, code="X", kind=kind, names={"en": "X"}), None, TODAY)
    assert quality.score < 15
    assert all(one.points > 0 and one.message for one in quality.missing)
    assert [one.points for one in quality.missing] == sorted((one.points for one in quality.missing), reverse=True)


@pytest.mark.parametrize(
    ("kind",                  "changes",                                     "score", "message"),
    [
        (OfferingKind.SERVICE,    {"descriptions": {"en": " "}},                 87, "Describe it"),
        (OfferingKind.COMPONENT,  {"ports": ()},                                 95, "State its connections"),
        (OfferingKind.SERVICE,    {"ports": ()},                                 100, ""),
        (OfferingKind.CAPACITY,   {"calendar": None},                            80, "Fill in the calendar"),
        (OfferingKind.COMPETENCE, {"competence": Competence()},                  80, "Name people or profiles"),
        (OfferingKind.BY_PRODUCT, {"by_product": ByProduct(amount=Decimal(1))},  91, "State the composition"),
        (OfferingKind.COMPONENT,  {"terms": SupplyTerms(lead_time_days=1)},      85, "State mass and volume, for the freight"),
        (OfferingKind.COMPONENT,  {"certificates": (Certificate(name="CE", valid_until=TODAY - timedelta(days=1)),)},
                                                                                 95, "Renew the certificates: one has ended"),
    ],
)  # fmt: skip
def test_what_is_missing_costs_its_points(
    kind: OfferingKind, changes: dict[str, object], score: int, message: str
) -> None:
    quality = assess_quality(replace(whole(kind), **changes), PRICES, TODAY)  # type: ignore[arg-type]
    assert quality.score == score
    assert next((one.message for one in quality.missing), "") == message


def test_a_price_is_worth_the_most_and_an_ended_one_is_told() -> None:
    service = whole(OfferingKind.SERVICE)
    (missing,) = assess_quality(service, None, TODAY).missing
    assert (missing.message, missing.points, missing.field) == ("Give a price", 20, "breaks-0-unit_price")
    ended = replace(PRICES, valid_until=TODAY - timedelta(days=1))
    (missing,) = assess_quality(service, ended, TODAY).missing
    assert missing.field == "valid_until"
