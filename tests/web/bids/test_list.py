"""The list of bids, beginning one, its overview, and who may see them."""

import pytest

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_bids import WebBid, fill
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

PAGES = ("overview", "solution", "coverage", "consortium", "price", "documents", "log")


def test_a_card_says_how_a_bid_stands_and_what_blocks_it(sign_in: SignIn, bid: WebBid) -> None:
    text = sign_in(Role.BID_MANAGER).get("/bids").text
    assert "District heating plant" in text
    assert "Gmina Testowa" in text
    assert "3 unknown" in text
    assert "3 things block" in text


def test_a_bid_begins_from_a_tender_with_the_lots_it_answers(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    assert "LOT-2 · Boilers" in client.get(f"/bids/new?tender={bid.tender_id}").text
    page = client.post("/bids/new", {"tender": bid.tender_id, "lots": "LOT-2", "title": "Only the boilers"})
    assert page.h1 == "Only the boilers"
    assert "A boiler of at least 400 kW" in page.text
    assert "Pumps of at least 8 kW" not in page.text


def test_a_bid_without_a_name_is_called_like_its_tender(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"/bids/new?tender={bid.tender_id}")
    assert client.post("/bids/new", {"tender": bid.tender_id}).h1 == "District heating plant"


def test_a_lot_that_does_not_exist_is_refused_at_the_form(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"/bids/new?tender={bid.tender_id}")
    page = client.post("/bids/new", {"tender": bid.tender_id, "lots": "LOT-9"}, status=422)
    assert "The tender has no lot LOT-9." in page.text


def test_without_a_tender_there_is_nothing_to_bid_for(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.BID_MANAGER)
    assert "No bids yet" in client.get("/bids").text
    assert client.plain.get("/bids/new").headers["Location"].endswith("/tenders")


def test_nobody_but_the_lead_sees_a_bid(sign_in: SignIn, bid: WebBid) -> None:
    for role in (Role.SUPPLIER_EDITOR, Role.SIGNATORY, Role.FACILITATOR, Role.SITE_ADMIN):
        client = sign_in(role)
        for page in PAGES:
            client.get(f"{bid.path}/{page}", status=403)


def test_a_bid_that_does_not_exist_is_not_found(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    for page in PAGES:
        client.get(f"/bids/999/{page}", status=404)


@pytest.mark.parametrize("role", [Role.BID_MANAGER, Role.EXPORT_MANAGER])
def test_every_page_is_sound_for_whoever_works_for_the_lead(sign_in: SignIn, bid: WebBid, role: Role) -> None:
    fill(bid)
    client = sign_in(role)
    for language in ("en", "da"):
        client.get("/account")
        client.post("/language", {"language": language, "next": "/account"})
        for page in PAGES:
            assert client.get(f"{bid.path}/{page}").root.get("lang") == language


def test_an_export_manager_may_look_but_not_change(sign_in: SignIn, bid: WebBid) -> None:
    fill(bid)
    client = sign_in(Role.EXPORT_MANAGER)
    page = client.get(f"{bid.path}/solution")
    assert "to read only" in page.text
    assert not [form for form in page.all(".//main//form") if form.get("method") == "post"]
    client.post(f"{bid.path}/solution/edit", {"action": "remove", "key": "n1-1"}, status=403)


def test_the_overview_moves_a_bid_to_another_stage(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"{bid.path}/overview")
    page = client.post(f"{bid.path}/stage", {"stage": "review"})
    assert [one.get("aria-current") for one in page.all(".//ol[@class='steps no-max-width']/li")].index("step") == 3
    assert "cannot be moved there" in client.post(f"{bid.path}/stage", {"stage": "won"}).text
    assert "There is no such stage." in client.post(f"{bid.path}/stage", {"stage": "odd"}).text


def test_name_and_lots_are_changed_on_the_overview(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get(f"{bid.path}/overview")
    assert "The bid needs a title." in client.post(f"{bid.path}/overview", {"title": " "}, status=422).text
    assert client.post(f"{bid.path}/overview", {"title": "Pumps first", "lots": "LOT-1"}).h1 == "Pumps first"
    assert "A boiler of at least" not in client.get(f"{bid.path}/coverage").text


def test_the_front_page_shows_bids_to_their_manager_and_packs_to_the_export_manager(
    sign_in: SignIn, bid: WebBid
) -> None:
    assert "3 things block" in sign_in(Role.BID_MANAGER).get("/").text
    text = sign_in(Role.EXPORT_MANAGER).get("/").text
    assert "No bid is frozen yet." in text
    assert "Your bids" not in text


def test_a_finding_leads_to_where_it_can_be_mended(sign_in: SignIn, bid: WebBid) -> None:
    page = sign_in(Role.BID_MANAGER).get(f"{bid.path}/overview")
    addresses = {link.get("href") for link in page.all(".//ul/li[@class='finding finding--error']/a")}
    assert f"{bid.path}/coverage?requirement=R1#proof" in addresses
    assert f"{bid.path}/solution" in addresses


def test_a_lead_sets_its_chances_and_goes_back_to_the_usual_ones(sign_in: SignIn, bid: WebBid) -> None:
    client = sign_in(Role.BID_MANAGER)
    client.get("/bids/chances")
    path = f"/bids/chances/{bid.world.lead.id}"
    page = client.post(path, {"pricing": "120", "review": "55"}, status=422)
    assert "from 0 to 100" in page.text
    assert page.all(".//input[@name='pricing']")[0].get("value") == "120"
    assert page.all(".//input[@name='review']")[0].get("value") == "55"
    page = client.post(path, {"pricing": "45 %"})
    assert page.all(".//input[@name='pricing']")[0].get("value") == "45"
    assert page.all(".//input[@name='review']")[0].get("value") == "40"
    page = client.post(path, {"usual": "1"})
    assert page.all(".//input[@name='pricing']")[0].get("value") == "30"
    sign_in(Role.SUPPLIER_EDITOR).get("/bids/chances", status=403)
