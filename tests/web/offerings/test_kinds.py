"""Every kind of offering is stated in its form, kept, shown to those who may see it, and compared with what it was."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.kinds import Calendar, CalendarException, Ingredient, Period
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.offerings import OfferingPage, get_own_offering_page
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

CALENDAR = {
    "kind": "capacity",
    "unit": "h",
    "calendar-amount": "20",
    "calendar-period": "week",
    "calendar-place": "Skive",
    "calendar-conditions": "Own work first",
    "calendar-exceptions-0-first_day": "2027-07-05",
    "calendar-exceptions-0-last_day": "2027-07-25",
    "calendar-exceptions-0-note": "Holiday",
}
COMPETENCE = {
    "kind": "competence",
    "unit": "h",
    "competence-experts-0-profile": "Welder",
    "competence-experts-0-years": "12",
    "competence-experts-0-languages": "da, EN",
    "competence-references-0-client": "Lipowo",
    "competence-references-0-country": "PL",
    "rates-0-profile": "Welder",
    "rates-0-rate": "87654.32",
}
BY_PRODUCT = {
    "kind": "by-product",
    "unit": "t",
    "by_product-amount": "4.5",
    "by_product-period": "month",
    "by_product-months": ["9", "10"],
    "by_product-shelf_life_days": "6",
    "by_product-uses": "Feed\n\nBiogas",
    "by_product-composition-0-substance": "Water",
    "by_product-composition-0-low": "70",
    "by_product-composition-0-high": "80",
}
Typed = dict[str, object]


@pytest.fixture
def client(sign_in: SignIn) -> StrictClient:
    made = sign_in(Role.SUPPLIER_EDITOR)
    made.get("/offerings/new")
    return made


def save(client: StrictClient, world: World, changes: Typed, status: int = 302) -> Page:
    """Send the form of a new offering."""
    given: Typed = {
        "organisation": str(world.member.id),
        "code": "K-1",
        "kind": "component",
        "unit": "pcs.",
        "texts-0-language": "en",
        "texts-0-name": "Press",
        "incoterm": "EXW",
        "audience": "on-request",
        "origin": "",
    }
    return client.post("/offerings/new", given | changes, status=status)


def stored(world: World) -> OfferingPage:
    """The offering as it was saved."""
    return get_own_offering_page(world.database, world.actor(Role.SUPPLIER_EDITOR), 1)


def test_a_capacity_keeps_its_calendar_and_shows_it_as_a_picture(client: StrictClient, world: World) -> None:
    page = save(client, world, dict(CALENDAR))
    assert stored(world).offering.calendar == Calendar(
        amount=Decimal(20),
        place="Skive",
        conditions="Own work first",
        exceptions=(CalendarException(first_day=date(2027, 7, 5), last_day=date(2027, 7, 25), note="Holiday"),),
    )
    assert "20 h a week" in page.text
    assert "closed · Holiday" in page.text
    assert page.all(".//{*}svg[@class='calendar']")


def test_a_competence_keeps_its_people_and_its_rates_stay_with_the_prices(
    client: StrictClient, sign_in: SignIn, world: World
) -> None:
    page = save(client, world, dict(COMPETENCE))
    saved = stored(world)
    assert saved.offering.competence is not None
    (expert,) = saved.offering.competence.experts
    assert (expert.profile, expert.years_of_experience, expert.languages) == ("Welder", 12, ("da", "en"))
    assert saved.prices is not None
    assert saved.prices.rates[0].rate == Decimal("87654.32")
    assert "Lipowo" in page.text
    client.post("/offerings/1/publish")
    assert "87,654.32" in client.get("/offerings/1/prices").text
    for visitor in (sign_in(world.rival), sign_in(Role.BID_MANAGER), sign_in(Role.FACILITATOR)):
        for tab in ("", "/prices", "/certificates", "/versions", "/versions/1"):
            answer = visitor.plain.get(f"/offerings/1{tab}", follow_redirects=True)
            assert b"654" not in answer.data.replace(b",", b"")


def test_a_by_product_keeps_composition_season_and_uses(client: StrictClient, world: World) -> None:
    page = save(client, world, dict(BY_PRODUCT))
    stated = stored(world).offering.by_product
    assert stated is not None
    assert (stated.months, stated.period, stated.uses) == ((9, 10), Period.MONTH, ("Feed", "Biogas"))
    assert stated.composition == (Ingredient(substance="Water", low=Decimal(70), high=Decimal(80)),)
    for words in ("4.5 t a month", "September, October", "70 – 80 %", "Feed · Biogas"):
        assert words in page.text


def test_what_belongs_to_another_kind_is_left_out(client: StrictClient, world: World) -> None:
    save(client, world, {**CALENDAR, **BY_PRODUCT, "kind": "component"})
    offering = stored(world).offering
    assert (offering.calendar, offering.competence, offering.by_product) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({**CALENDAR, "calendar-amount": "-1"}, "Write zero or a positive number."),
        ({**CALENDAR, "calendar-exceptions-0-last_day": "2027-07-01"}, "“1 Jul 2027”: The last day is before the first."),
        ({**CALENDAR, "calendar-exceptions-0-first_day": ""}, "Write the first day."),
        ({**CALENDAR, "calendar-available_from": "2027-02-02", "calendar-available_until": "2027-02-01"}, "before the first"),
        ({**COMPETENCE, "competence-experts-0-years": "120"}, "Write a whole number from 0 to 70."),
        ({**COMPETENCE, "rates-0-profile": ""}, "Write whose hour it is."),
        ({**BY_PRODUCT, "by_product-composition-0-high": "120"}, "A share is at most 100 %."),
        ({**BY_PRODUCT, "by_product-composition-0-high": "60"}, "The range ends below its beginning."),
        ({**BY_PRODUCT, "by_product-composition-1-substance": "Fat", "by_product-composition-1-low": "31"}, "more than 100 %"),
        ({"local_content_percent": "101"}, "A share is at most 100 %."),
        ({"breaks-0-unit_price": "5", "per": "0"}, "Write a number above zero."),
        ({"valid_from": "2027-02-02", "valid_until": "2027-02-01"}, "The last day is before the first."),
        ({"further-0-breaks-0-unit_price": "5"}, "Write the currency of these prices."),
        ({"further-0-currency": "XQX"}, "There is no currency XQX."),
        ({"ports-0-port_type": "flanged-pipe", "ports-0-direction": "in", "ports-0-properties-0-name": "nominal_diameter",
          "ports-0-properties-0-value": "wide"}, "wide"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_row(client: StrictClient, world: World, changes: Typed, words: str) -> None:
    page = save(client, world, changes, status=422)
    assert words in page.text
    assert page.all(".//input[@aria-invalid='true']")
    assert "{'" not in page.text
    assert "['" not in page.text


def test_supply_terms_are_kept_and_shown(client: StrictClient, world: World) -> None:
    page = save(
        client,
        world,
        {
            "lead_time_days": "30",
            "lead_time_days_per_unit": "0.5",
            "spare_parts_years": "10",
            "spare_parts": "Seals",
            "local_content_percent": "62.5",
            "export_control": "yes",
            "export_control_code": "2B350",
            "rohs": "exemption",
            "reach": "above-limit",
            "substances": "Lead 7439-92-1",
        },
    )
    terms = stored(world).offering.terms
    assert terms.lead_time_for(Decimal(5)) == 33
    assert (terms.rohs, terms.reach) == (RohsStatement.EXEMPTION, ReachStatement.ABOVE_LIMIT)
    assert (terms.is_export_controlled, terms.export_control_code) == (True, "2B350")
    for words in ("10 years", "Seals", "62.5 %", "yes 2B350", "Complies by an exemption", "Lead 7439-92-1"):
        assert words in page.text


def test_prices_in_a_further_currency_have_a_table_of_their_own(client: StrictClient, world: World) -> None:
    save(
        client,
        world,
        {
            "currency": "DKK",
            "breaks-0-unit_price": "746",
            "per": "100",
            "further-0-currency": "eur",
            "further-0-breaks-0-from_quantity": "10",
            "further-0-breaks-0-unit_price": "100",
            "further-0-place": "Aarhus",
        },
    )
    prices = stored(world).prices
    assert prices is not None
    assert prices.unit_price_for(Decimal(1)) == Decimal("7.46")
    assert prices.in_currency("EUR").unit_price_for(Decimal(10)) == Decimal(100)
    page = client.get("/offerings/1/prices")
    assert "Prices in DKK" in page.text
    assert "Prices in EUR" in page.text
    assert client.get("/offerings/1/edit").value_of("further-0-currency") == "EUR"


def test_a_connection_is_described_by_the_properties_of_its_type(client: StrictClient, world: World) -> None:
    fields = client.plain.get("/offerings/port-values?ports-3-port_type=flanged-pipe").text
    assert 'name="ports-3-properties-0-value"' in fields
    assert "nominal diameter" in fields.lower()
    client.get("/offerings/port-values?nonsense=flanged-pipe", status=404)
    page = save(
        client,
        world,
        {
            "ports-0-port_type": "flanged-pipe",
            "ports-0-direction": "out",
            "ports-0-properties-0-name": "nominal_diameter",
            "ports-0-properties-0-value": "DN 100",
            "ports-0-properties-1-name": "nominal_pressure",
            "ports-0-properties-1-value": "PN 16",
        },
    )
    (port,) = stored(world).offering.ports
    assert [(one.key, one.typed) for one in port.properties] == [
        ("nominal_diameter", "DN 100"),
        ("nominal_pressure", "PN 16"),
    ]
    assert "DN 100" in page.text
    edit = client.get("/offerings/1/edit")
    assert edit.value_of("ports-0-properties-1-value") == "PN 16"
