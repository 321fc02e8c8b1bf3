"""A bid keeps the version it took, is told of a newer one with what changed, takes it when told, and can undo that."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.kits import ConsentState
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.kits import answer_request, set_member_part
from bidbuilder.services.offerings import change_offering, get_own_offering_page, withdraw_offering
from bidbuilder.storage.mails import list_mails
from tests.factories.offerings import number
from tests.factories.web_bids import WebBid, add
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    """The lead's manager, with twelve pumps in the bid."""
    add(bid, bid.pump, "12", ["R1"])
    return sign_in(Role.BID_MANAGER)


def republish(bid: WebBid, power: str = "12") -> None:
    """The member publishes its pump with another power."""
    page = get_own_offering_page(bid.database, bid.supplier, bid.pump)
    changed = replace(page.offering, properties=(number("rated_power", power, "kW"),))
    change_offering(bid.database, bid.supplier, changed, page.prices, page.revision, now=datetime.now(UTC))


def test_nothing_is_said_while_there_is_nothing_newer(client: StrictClient, bid: WebBid) -> None:
    assert "newer version" not in client.get(f"{bid.path}/solution").text
    assert "Nothing newer" in client.get(f"{bid.path}/newer-versions").text


def test_a_newer_version_is_told_with_its_differences_taken_and_undone(client: StrictClient, bid: WebBid) -> None:
    republish(bid)
    assert "1 item has a newer version" in client.get(f"{bid.path}/solution").text
    assert "the bid keeps version 1, the newest is 2" in client.get(f"{bid.path}/changes").text
    page = client.get(f"{bid.path}/newer-versions")
    assert "10 kW 12 kW" in page.text
    (item,) = bid.solution().items()
    assert item.offering_version == 1
    fields = {one.get("name"): one.get("value") for one in page.all(".//form//input[@type='hidden']")}
    client.post(
        f"{bid.path}/solution/edit", {name: fields[name] for name in ("action", "key", "offering", "title", "revision")}
    )
    (taken,) = bid.solution().items()
    assert (taken.offering_version, taken.quantity, taken.answers) == (2, item.quantity, item.answers)
    assert "newer version" not in client.get(f"{bid.path}/solution").text
    client.post(f"{bid.path}/solution/undo", {"revision": str(bid.solution().revision)})
    assert bid.solution().items() == (item,)
    assert "1 item has a newer version" in client.get(f"{bid.path}/solution").text


def test_what_left_the_catalogue_is_not_offered(client: StrictClient, bid: WebBid) -> None:
    republish(bid)
    withdraw_offering(bid.database, bid.supplier, bid.pump, now=datetime.now(UTC))
    shown = client.get(f"{bid.path}/solution").text
    assert "newer version" not in shown
    assert "1 item is no longer in the catalogue" in shown
    assert "No longer in the catalogue" in client.get(f"{bid.path}/changes").text


def test_leads_whose_bids_use_a_kit_are_told_when_a_consent_is_withdrawn(client: StrictClient, bid: WebBid) -> None:
    day, address = datetime.now(UTC), "https://example.org"
    set_member_part(bid.database, bid.supplier, bid.pump, bid.boiler, Decimal(1), base_url=address, now=day)
    for state in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
        answer_request(bid.database, bid.rival, 1, state, base_url=address, now=day)
    with bid.database.read() as session:
        mail = next(one for one in list_mails(session) if "left the catalogue" in one.subject)
    assert (mail.recipient, f"{bid.path}/changes" in mail.body) == (bid.world.users[Role.BID_MANAGER].email, True)
    assert "Boiler" not in mail.subject + mail.body
    assert "left the catalogue" in client.get(f"{bid.path}/solution").text


def test_nobody_but_the_leads_people_learns_of_the_bid(client: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    republish(bid)
    for visitor in (sign_in(Role.SUPPLIER_EDITOR), sign_in(Role.FACILITATOR)):
        assert visitor.plain.get(f"{bid.path}/newer-versions").status_code in {403, 404}
