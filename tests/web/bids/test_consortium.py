"""The consortium page: partners with their shares, asking for quotes, and when quotes open."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.tenders import replace_requirements
from tests.factories.bids import make_requirements
from tests.factories.people import NOW
from tests.factories.web_bids import WebBid, add, answer, ask_for_quotes, fill, in_days
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/consortium")
    return visitor


def test_members_whose_items_are_in_stand_as_partners(client: StrictClient, bid: WebBid) -> None:
    text = client.get(f"{bid.path}/consortium").text
    assert "Vesterbæk Pumper ApS Subcontractor 1 item · EUR 600.00" in text
    assert "not asked for a quote: list prices are used" in text


def test_asking_for_quotes_shows_who_has_answered(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/consortium/quotes", {"due_on": in_days(9).isoformat()})
    assert "2 members were asked." in page.text
    assert "0 of 2 members asked have answered." in page.text
    answer(bid, bid.supplier, "45")
    page = client.get(f"{bid.path}/consortium")
    assert "1 of 2 members asked have answered." in page.text
    assert "EUR 540.00" in page.text


def test_only_the_chosen_members_are_asked(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/consortium/quotes", {"member": str(bid.world.member.id)})
    assert "0 of 1 members asked have answered." in page.text


def test_quotes_stay_sealed_until_all_are_in_where_the_lead_says_so(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/consortium/rule", {"rule": "all-in"})
    (chosen,) = [one for one in page.all(".//input[@name='rule']") if "checked" in one.attrib]
    assert chosen.get("value") == "all-in"
    ask_for_quotes(bid)
    answer(bid, bid.supplier, "45")
    page = client.get(f"{bid.path}/consortium")
    assert "sealed" in page.text
    assert "EUR 600.00" in page.text
    answer(bid, bid.rival, "2400")
    page = client.get(f"{bid.path}/consortium")
    assert "sealed" not in page.text
    assert "EUR 540.00" in page.text


def test_shares_are_shown_and_cannot_exceed_the_whole(client: StrictClient, bid: WebBid) -> None:
    numbers = (bid.world.member.id, bid.world.other_member.id)
    first, second = (f"{bid.path}/consortium/{number}" for number in numbers)
    page = client.post(first, {f"p{numbers[0]}-role": "group-member", f"p{numbers[0]}-work_share": "60.5"})
    assert "Share of the work 60.5%" in page.text
    given = {f"p{numbers[1]}-role": "subcontractor", f"p{numbers[1]}-work_share": "50"}
    page = client.post(second, given, status=422)
    assert "which is more than the whole" in page.text
    assert page.value_of(f"p{numbers[1]}-work_share") == "50"


def test_a_partner_with_items_cannot_be_let_go(client: StrictClient, bid: WebBid) -> None:
    text = client.post(f"{bid.path}/consortium/{bid.world.member.id}/remove").text
    assert "items of this partner are in the solution. Remove or replace them first." in text
    assert "Vesterbæk Pumper ApS" in text


def test_another_member_is_taken_in_and_let_go_again(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"{bid.path}/consortium")
    page = client.post(f"{bid.path}/consortium/add", {"organisation": str(bid.world.member.id)})
    assert "no item in the solution yet" in page.text
    page = client.post(f"{bid.path}/consortium/{bid.world.member.id}/remove")
    assert "no item in the solution yet" not in page.text


def test_without_items_there_is_nobody_to_ask(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"{bid.path}/consortium")
    page = client.post(f"{bid.path}/consortium/quotes", status=422)
    assert "There is no member to ask" in page.text


def test_what_two_firms_supply_is_marked_in_the_picture(client: StrictClient, bid: WebBid) -> None:
    pump, *others = make_requirements()
    with bid.database.write("test", NOW) as work:
        replace_requirements(work.session, bid.tender_id, (replace(pump, quantity=Decimal(2), unit="piece"), *others))
        work.record("test.tender", f"tender:{bid.tender_id}")
    assert "supplied twice" not in client.get(f"{bid.path}/consortium/supply").text
    add(bid, bid.boiler, "2", ["R1"])
    page = client.get(f"{bid.path}/consortium/supply")
    assert page.text.count("! supplied twice: 1.1") == 2


def test_the_consortium_shows_who_supplies_what(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/consortium/supply")
    (picture,) = page.all(".//div[@class='block-diagram']")
    assert "Vesterbæk" in picture.get("aria-label", "")
    assert "Who supplies what" in page.text
    part = client.get(f"{bid.path}/consortium/supply", headers={"HX-Request": "true"})
    assert "Ask for quotes" in page.text
    assert "Ask for quotes" not in part.text
