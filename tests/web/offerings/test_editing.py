"""The form of an offering: what is typed is understood or told, nothing typed is lost, a second saver is shown the first."""

from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.offerings import OfferingPage, get_own_offering_page
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn) -> StrictClient:
    made = sign_in(Role.SUPPLIER_EDITOR)
    made.get("/offerings/new")
    return made


def typed(world: World, **changes: str) -> dict[str, str]:
    """A filled form."""
    given = {
        "organisation": str(world.member.id),
        "code": "P-1",
        "kind": "component",
        "unit": "pcs.",
        "texts-0-language": "en",
        "texts-0-name": "Pump",
        "texts-0-description": "",
        "texts-1-language": "da",
        "texts-1-name": "Pumpe",
        "texts-1-description": "Til fjernvarme",
        "properties-0-name": "rated voltage",
        "properties-0-value": "24 V ±10 %",
        "properties-1-name": "",
        "properties-1-value": "",
        "ports-0-port_type": "",
        "ports-0-direction": "in",
        "ports-0-name": "",
        "currency": "eur",
        "breaks-0-from_quantity": "",
        "breaks-0-unit_price": "1,250.50",
        "breaks-1-from_quantity": "10",
        "breaks-1-unit_price": "1,100",
        "incoterm": "FCA",
        "place": "Aarhus",
        "valid_until": "2027-12-31",
        "audience": "leads",
        "lead_time_days": "30",
        "mass_kg": "45.5",
        "origin": "DK",
    }
    return given | changes


def save(client: StrictClient, world: World, status: int = 302, **changes: str) -> Page:
    """Send the form for a new offering."""
    return client.post("/offerings/new", typed(world, **changes), status=status)


def stored(world: World, offering_id: int = 1) -> OfferingPage:
    """The offering as it was saved."""
    return get_own_offering_page(world.database, world.actor(Role.SUPPLIER_EDITOR), offering_id)


def test_a_new_offering_is_a_draft_with_everything_that_was_typed(client: StrictClient, world: World) -> None:
    page = save(client, world)
    assert "The draft is saved." in page.text
    assert "24 V ±10 %" in page.text
    saved = stored(world)
    assert saved.offering.names == {"en": "Pump", "da": "Pumpe"}
    assert saved.offering.descriptions == {"da": "Til fjernvarme"}
    assert saved.offering.unit == "piece"
    (voltage,) = saved.offering.properties
    assert (voltage.key, voltage.low, voltage.high) == ("rated_voltage", Decimal("21.6"), Decimal("26.4"))
    assert saved.offering.terms.lead_time_days == 30
    assert saved.prices is not None
    assert saved.prices.currency == "EUR"
    assert [(one.from_quantity, one.unit_price) for one in saved.prices.breaks] == [
        (Decimal(1), Decimal("1250.50")),
        (Decimal(10), Decimal(1100)),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": ""}, "Fill in this field."),
        ({"texts-0-name": "", "texts-1-name": ""}, "The name is missing."),
        ({"unit": "blorps"}, "is not a unit that is known here"),
        ({"gtin": "4006381333932"}, "is not a valid GTIN"),
        ({"currency": "EURO"}, "Write at most 3 characters."),
        ({"currency": "XQX"}, "There is no currency XQX."),
        ({"breaks-0-unit_price": "many"}, "is not a number"),
        ({"breaks-0-unit_price": "-5"}, "Write zero or a positive number."),
        ({"breaks-0-from_quantity": "10"}, "Another step begins at this quantity."),
        ({"properties-0-name": "sparkle factor"}, "is not in the property dictionary"),
        ({"properties-0-value": "blue"}, "cannot be read as a quantity"),
        ({"properties-0-value": "24 kg"}, "“24 kg”"),
        ({"properties-1-name": "rated voltage", "properties-1-value": "12 V"}, "This property is given twice."),
        ({"lead_time_days": "soon"}, "Not a valid integer value."),
        ({"lead_time_days": "999999999999"}, "Write a whole number from 0 to 3650."),
        ({"origin": "XX"}, "Not a valid choice."),
        ({"organisation": "1"}, "Not a valid choice."),
        ({"valid_until": "31.12.2027"}, "Not a valid date value."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: StrictClient, world: World, changes: dict[str, str], words: str
) -> None:
    page = save(client, world, status=422, **changes)
    assert words in page.text
    for name in ("texts-1-description", "place", "properties-0-value"):
        assert page.value_of(name) == typed(world, **changes)[name]


def test_a_property_nobody_knows_is_told_at_its_name(client: StrictClient, world: World) -> None:
    page = save(client, world, status=422, **{"properties-0-name": "sparkle factor"})
    assert page.all(".//input[@name='properties-0-name'][@aria-invalid='true']")
    assert not page.all(".//input[@name='properties-0-value'][@aria-invalid='true']")


def test_a_code_the_firm_has_already_is_told_at_its_field(client: StrictClient, world: World) -> None:
    save(client, world)
    page = save(client, world, status=422)
    assert "You already have an offering with the code P-1." in page.text
    assert page.all(".//input[@name='code'][@aria-invalid='true']")


def test_a_danish_reader_types_danish_numbers(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    client.get("/account")
    client.post("/language", {"language": "da", "next": "/offerings/new"})
    changes = {
        "breaks-0-unit_price": "1.250,50",
        "breaks-1-unit_price": "1.100",
        "mass_kg": "45,5",
        "properties-0-name": "mærkeeffekt",
        "properties-0-value": "7,5 kW",
    }
    save(client, world, **changes)
    saved = stored(world)
    assert saved.prices is not None
    assert saved.prices.breaks[0].unit_price == Decimal("1250.50")
    assert saved.offering.properties[0].number == Decimal("7.5")
    page = client.get("/offerings/1/edit")
    assert page.value_of("breaks-0-unit_price") == "1250,50"
    assert page.value_of("properties-0-name") == "mærkeeffekt"


def test_saving_a_form_unchanged_in_another_language_changes_nothing(client: StrictClient, world: World) -> None:
    save(client, world)
    before = stored(world)
    client.post("/language", {"language": "da", "next": "/account"})
    page = client.get("/offerings/1/edit")
    names = [name for name in typed(world) if page.all(f".//*[@name='{name}']")]
    data = {name: value_in(page, name) for name in [*names, "revision"]}
    client.post("/offerings/1/edit", data)
    after = stored(world)
    assert comparable(after.offering) == comparable(before.offering)
    assert after.prices == before.prices


def value_in(page: Page, name: str) -> str:
    """What a browser would send for a field."""
    for select in page.all(f".//select[@name='{name}']"):
        options = select.findall("option")
        chosen = next((one for one in options if one.get("selected") is not None), options[0])
        return chosen.get("value") or ""
    return page.value_of(name)


def comparable(offering: Offering) -> dict[str, object]:
    """Everything an offering states, texts in whatever order."""
    return {name: getattr(offering, name) for name in ("code", "unit", "properties", "terms", "ports")} | {
        "names": dict(offering.names),
        "descriptions": dict(offering.descriptions),
    }


def test_a_second_saver_sees_what_the_first_saved_and_keeps_typing(
    client: StrictClient, sign_in: SignIn, world: World
) -> None:
    save(client, world)
    revision = client.get("/offerings/1/edit").value_of("revision")
    colleague = sign_in(Role.SUPPLIER_EDITOR)
    colleague.get("/offerings/1/edit")
    colleague.post("/offerings/1/edit", typed(world, revision=revision, manufacturer="First"))
    page = client.post("/offerings/1/edit", typed(world, revision=revision, manufacturer="Second"), status=409)
    assert "Somebody saved this offering in the meantime" in page.text
    assert page.value_of("manufacturer") == "Second"
    assert "First" in page.text
    again = typed(world, revision=page.value_of("revision"), manufacturer="Second")
    client.post("/offerings/1/edit", again)
    assert stored(world).offering.manufacturer == "Second"


def test_a_copy_begins_with_everything_but_the_code(client: StrictClient, world: World) -> None:
    save(client, world)
    page = client.get("/offerings/new?copy=1")
    assert page.value_of("code") == ""
    assert page.value_of("texts-0-name") == "Pump"
    assert page.value_of("breaks-1-unit_price") == "1100"


def test_only_own_offerings_are_copied(client: StrictClient, sign_in: SignIn, world: World) -> None:
    save(client, world)
    client.post("/offerings/1/publish")
    sign_in(world.rival).get("/offerings/new?copy=1", status=404)


def test_connections_are_kept_with_their_kind(client: StrictClient, world: World) -> None:
    page = client.get("/offerings/new")
    option = page.all(".//select[@name='ports-0-port_type']/option")[1]
    chosen = option.get("value") or ""
    save(client, world, **{"ports-0-port_type": chosen, "ports-0-direction": "out", "ports-0-name": "Outlet"})
    (port,) = stored(world).offering.ports
    assert (port.port_type, port.direction, port.name) == (chosen, "out", "Outlet")
    assert "Outlet" in client.get("/offerings/1").text


def test_a_property_of_a_connection_stands_once_on_the_form_and_is_changed_there(
    client: StrictClient, world: World
) -> None:
    pipe = {"ports-0-port_type": "slurry-pipe", "ports-0-direction": "out", "ports-0-name": "Outlet"}
    pressure = {"ports-0-properties-0-name": "maximum_pressure", "ports-0-properties-0-value": "6 bar(g)"}
    save(client, world, **pipe, **pressure)
    page = client.get("/offerings/1/edit")
    rows = [one.get("name") or "" for one in page.all(".//input[@value='maximum_pressure']")]
    assert len(rows) == 1
    changed = {rows[0]: "maximum_pressure", rows[0].replace("-name", "-value"): "10 bar(g)"}
    client.post("/offerings/1/edit", typed(world, revision=page.value_of("revision"), **pipe, **changed))
    (value,) = stored(world).offering.ports[0].properties
    assert (value.key, value.number) == ("maximum_pressure", 10)


def test_emptying_the_prices_takes_them_away(client: StrictClient, world: World) -> None:
    save(client, world)
    revision = client.get("/offerings/1/edit").value_of("revision")
    client.post(
        "/offerings/1/edit",
        typed(world, revision=revision, **{"breaks-0-unit_price": "", "breaks-1-unit_price": ""}),
    )
    assert stored(world).prices is None


def test_names_of_properties_are_offered_in_any_language(client: StrictClient) -> None:
    for words in ("rated volt", "mærkespænding", "Nennspannung"):
        page = client.get(f"/tenders/property-names?words={words}")
        assert "rated voltage" in [option.get("value") for option in page.all(".//option")]
