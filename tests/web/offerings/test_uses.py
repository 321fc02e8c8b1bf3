"""The supplier's home and the uses of an offering: what is missing, what runs out, where it is used, never another's price."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bidbuilder.domain.catalogue.kinds import Calendar
from bidbuilder.domain.catalogue.offerings import Certificate, OfferingKind
from bidbuilder.domain.catalogue.quality import assess_quality
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.offerings import add_certificate, change_offering, get_own_offering_page
from bidbuilder.storage.database import Database
from tests.factories.web_bids import WebBid, add, fill, make_web_bid, today
from tests.factories.web_people import World
from tests.web.fixtures import SignIn


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite instead of each database: what is stored is tested on each by the services."""
    return sqlite_database


@pytest.fixture
def bid(world: World) -> WebBid:
    """The lead's bid with the member's pump and the rival's boiler in it."""
    made = make_web_bid(world)
    fill(made)
    return made


def test_the_home_says_what_is_missing_with_a_way_to_the_field(bid: WebBid, sign_in: SignIn) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    home = client.get("/")
    assert "Most to gain" in home.text
    ways = [link.get("href") or "" for link in home.all(".//ul[@class='missing']/li/a")]
    assert f"/offerings/{bid.pump}/edit#texts-0-description" in ways
    page = get_own_offering_page(bid.database, bid.supplier, bid.pump)
    form = client.get(f"/offerings/{bid.pump}/edit")
    ids = {one.get("id") for one in form.root.iter()}
    for missing in assess_quality(page.offering, page.prices, today()).missing:
        assert missing.field in ids, missing


def test_every_field_that_may_be_missing_is_on_the_form(bid: WebBid, sign_in: SignIn) -> None:
    ids = {one.get("id") for one in sign_in(Role.SUPPLIER_EDITOR).get("/offerings/new").root.iter()}
    page = get_own_offering_page(bid.database, bid.supplier, bid.pump)
    for kind in OfferingKind:
        bare = type(page.offering)(organisation_id=1, code="X", names={"en": "X"}, kind=kind)
        assert {one.field for one in assess_quality(bare, None, today()).missing} <= ids


def test_a_member_sees_where_its_offering_is_used_and_a_rival_does_not(bid: WebBid, sign_in: SignIn) -> None:
    own = sign_in(Role.SUPPLIER_EDITOR)
    assert "District heating plant" in own.get("/").text
    assert "Pump 12" in own.get(f"/offerings/{bid.pump}/uses").text
    rival = sign_in(bid.world.rival)
    assert "Not used in a bid you know of" in rival.get(f"/offerings/{bid.pump}/uses").text
    assert "Boiler 1" in rival.get(f"/offerings/{bid.boiler}/uses").text
    assert "Boiler" not in own.get("/").text
    lead = sign_in(Role.BID_MANAGER).get(f"/offerings/{bid.pump}/uses")
    assert "Boiler" not in lead.text
    assert f"{bid.path}/solution" in [link.get("href") for link in lead.all(".//a")]
    assert "Not used" in sign_in(Role.FACILITATOR).get(f"/offerings/{bid.pump}/uses").text


def test_a_supplier_reads_the_names_its_offerings_have_and_a_lead_those_of_its_bid(
    bid: WebBid, sign_in: SignIn
) -> None:
    page = get_own_offering_page(bid.database, bid.supplier, bid.pump)
    renamed = replace(page.offering, names={"en": "Feed pump 12", "da": "Fødepumpe 12"})
    change_offering(bid.database, bid.supplier, renamed, page.prices, page.revision, now=datetime.now(UTC))
    assert "Feed pump 12" in sign_in(Role.SUPPLIER_EDITOR).get(f"/offerings/{bid.pump}/uses").text
    items = sign_in(Role.BID_MANAGER).get(f"/offerings/{bid.pump}/uses").all(".//tbody//a")
    assert "Feed pump 12" not in [one.text for one in items]


def test_uses_show_no_price(bid: WebBid, sign_in: SignIn) -> None:
    for who in (Role.SUPPLIER_EDITOR, Role.BID_MANAGER):
        assert not re.search(r"EUR|\b(100|50|2,500)\b", sign_in(who).get(f"/offerings/{bid.pump}/uses").text)


def test_a_certificate_that_ends_names_the_bids_it_hits_to_member_and_lead(bid: WebBid, sign_in: SignIn) -> None:
    certificate = Certificate(name="ATEX", valid_until=today() + timedelta(days=60))
    add_certificate(bid.database, bid.supplier, bid.pump, certificate, None, now=datetime.now(UTC))
    member = sign_in(Role.SUPPLIER_EDITOR).get("/").text
    assert "Certificate ATEX" in member
    lead = sign_in(Role.BID_MANAGER).get("/").text
    assert "Certificates that end too early for your bids" in lead
    assert "before award" in lead
    assert "ATEX" not in sign_in(bid.world.rival).get("/").text


def test_the_calendar_shows_what_known_bids_draw(bid: WebBid, sign_in: SignIn) -> None:
    page = get_own_offering_page(bid.database, bid.supplier, bid.pump)
    capacity = type(page.offering)(
        organisation_id=page.offering.organisation_id,
        id=page.offering.id,
        code="PUMP",
        names=page.offering.names,
        kind=OfferingKind.CAPACITY,
        calendar=Calendar(amount="0.01"),  # type: ignore[arg-type]
    )
    change_offering(bid.database, bid.supplier, capacity, page.prices, page.revision, now=datetime.now(UTC))
    add(bid, bid.pump, "600")
    for who, is_drawn in ((Role.SUPPLIER_EDITOR, True), (Role.BID_MANAGER, True), (Role.FACILITATOR, False)):
        assert ("overbooked" in sign_in(who).get(f"/offerings/{bid.pump}").text) is is_drawn
