"""Requests for quotes as the member sees them: pricing, drafts, handing in, declining, and nothing of anybody else's."""

from datetime import UTC, datetime

import pytest

from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.quotes import list_bid_quotes, list_requests, request_quotes
from tests.factories.web_bids import WebBid, answer, ask_for_quotes, fill, in_days
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def path(bid: WebBid) -> str:
    """The request to the member, for twelve pumps."""
    fill(bid)
    mine, _theirs = ask_for_quotes(bid)
    return f"/quotes/{mine}"


@pytest.fixture
def client(sign_in: SignIn, path: str) -> StrictClient:
    visitor = sign_in(Role.SUPPLIER_EDITOR)
    visitor.get(path)
    return visitor


def typed(**changes: str) -> dict[str, str]:
    """A quote in full, as a person types it."""
    given = {
        "line-0-unit_price": "1,045.50",
        "line-0-one_off": "200",
        "line-0-remark": "Delivered on pallets",
        "currency": "dkk",
        "incoterm": "FCA",
        "place": "Aarhus",
        "valid_until": in_days(400).isoformat(),
    }
    return {**given, **{name.replace("line_", "line-0-"): value for name, value in changes.items()}}


def test_the_front_page_and_the_list_say_what_waits_and_until_when(client: StrictClient, path: str) -> None:
    page = client.get("/")
    assert "District heating plant" in page.text
    assert "9 days left" in page.text
    assert "1 line" in page.text
    assert path in {link.get("href") for link in client.get("/quotes").all(".//a")}


def test_a_member_sees_its_own_lines_and_nothing_else(client: StrictClient, path: str) -> None:
    text = client.get(path).text
    assert "Pump 12 pcs." in text
    assert "Boiler" not in text
    assert "Lindholm" not in text


def test_a_line_named_in_the_tender_s_language_also_has_the_members_own_name(client: StrictClient, path: str) -> None:
    client.get(path)
    client.post("/language", {"language": "da"})
    assert "Hos jer: Pump på dansk" in client.get(path).text


def test_a_draft_is_kept_and_the_lead_does_not_see_it(client: StrictClient, path: str, bid: WebBid) -> None:
    page = client.post(f"{path}/draft", typed(valid_until=""))
    assert page.value_of("line-0-unit_price") == "1045.50"
    assert "DKK 12,746.00" in page.text
    (row,) = [one for one in list_bid_quotes(bid.database, bid.manager, bid.bid_id) if one.member == bid.world.member]
    assert row.quote.state is QuoteState.REQUESTED
    assert row.quote.lines[0].unit_price is None


def test_a_quote_is_handed_in_and_again_with_other_prices(client: StrictClient, path: str, bid: WebBid) -> None:
    page = client.post(f"{path}/submit", typed())
    assert "The quote is handed in." in page.text
    assert "Hand in again" in page.text
    client.post(f"{path}/submit", typed(line_unit_price="999"))
    (request,) = list_requests(bid.database, bid.supplier)
    assert (request.quote.currency, request.quote.incoterm, str(request.quote.lines[0].unit_price)) == (
        "DKK",
        "FCA",
        "999",
    )


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"line_unit_price": ""}, "“Pump” has no price yet.", "line-0-unit_price"),
        ({"line_unit_price": "-5"}, "has to be a number from zero up", "line-0-unit_price"),
        ({"line_unit_price": "cheap"}, "cheap", "line-0-unit_price"),
        ({"currency": "kroner"}, "at most 3 characters", "currency"),
        ({"currency": "K1"}, "is not a currency", "currency"),
        ({"valid_until": ""}, "Until when does the quote hold?", "valid_until"),
        ({"valid_until": in_days(-3).isoformat()}, "already", "valid_until"),
    ],
)
def test_what_is_missing_or_odd_is_said_at_its_field(
    client: StrictClient, path: str, changes: dict[str, str], words: str, field: str
) -> None:
    page = client.post(f"{path}/submit", typed(**changes), status=422)
    assert words in "".join(page.all(".//div[@class='error-summary']")[0].itertext())
    assert f"#{field}" in {link.get("href") for link in page.all(".//div[@class='error-summary']//a")}
    assert page.value_of("line-0-remark") == "Delivered on pallets"


def test_a_quote_that_ends_before_the_bid_is_taken_but_the_member_is_told(client: StrictClient, path: str) -> None:
    page = client.post(f"{path}/submit", typed(valid_until=in_days(100).isoformat()))
    assert "Your quote ends before the bid does" in page.text
    assert "ends too early" in client.get("/").text
    client.get(path)
    client.post(f"{path}/submit", typed())
    assert "Nothing waits for your price." in client.get("/").text


def test_a_price_far_from_the_list_price_is_asked_about_once(client: StrictClient, path: str) -> None:
    mistyped = typed(currency="EUR", line_unit_price="5,000.00", line_one_off="")
    page = client.post(f"{path}/submit", mistyped, status=422)
    assert "but your list price is" in page.text
    assert page.value_of("line-0-unit_price") == "5,000.00"
    page = client.post(f"{path}/submit", {**mistyped, "is_meant": "y"})
    assert "The quote is handed in." in page.text


def test_a_member_asked_again_sees_why_and_hands_in_again(client: StrictClient, path: str, bid: WebBid) -> None:
    client.post(f"{path}/submit", typed())
    request_quotes(
        bid.database,
        bid.manager,
        bid.bid_id,
        [bid.world.member.id],
        due_on=in_days(5),
        note="The buyer wants them in June.",
        base_url="http://host",
        now=datetime.now(UTC),
    )
    page = client.get(path)
    assert "asks you to hand your quote in again" in page.text
    assert "The buyer wants them in June." in page.text
    client.post(f"{path}/submit", typed(line_unit_price="1,050"))
    assert "hand your quote in again" not in client.get(path).text


def test_declining_takes_the_prices_out(client: StrictClient, path: str, bid: WebBid) -> None:
    client.post(f"{path}/draft", typed())
    page = client.post(f"{path}/decline")
    assert "You have declined." in page.text
    assert "declined" in page.text
    assert "12,746.00" not in page.text
    (request,) = list_requests(bid.database, bid.supplier)
    assert request.quote.state is QuoteState.DECLINED


def test_a_rival_and_the_lead_do_not_get_at_a_members_request(
    sign_in: SignIn, client: StrictClient, path: str, bid: WebBid
) -> None:
    rival = sign_in(bid.world.rival)
    rival.get(path, status=404)
    rival.get("/account")
    rival.post(f"{path}/submit", typed(), status=404)
    sign_in(Role.BID_MANAGER).get(path, status=403)


def test_a_signatory_reads_but_does_not_price(sign_in: SignIn, path: str, bid: WebBid) -> None:
    answer(bid, bid.supplier, "77")
    client = sign_in(Role.SIGNATORY)
    page = client.get(path)
    assert "77.00" in page.text
    assert not page.all(".//main//form")
    client.post(f"{path}/submit", typed(), status=403)


def test_a_frozen_bid_closes_its_quotes(sign_in: SignIn, client: StrictClient, path: str, bid: WebBid) -> None:
    answer(bid, bid.supplier, "77")
    answer(bid, bid.rival, "2400")
    manager = sign_in(Role.BID_MANAGER)
    manager.get(f"{bid.path}/documents")
    manager.post(f"{bid.path}/documents/freeze")
    page = client.get(path)
    assert "The bid is frozen or over" in page.text
    assert not page.all(".//input[@name='line-0-unit_price']")
    assert "cannot be changed any more" in client.post(f"{path}/submit", typed(), status=422).text


def test_somebody_nobody_has_asked_is_told_what_will_stand_here(sign_in: SignIn, bid: WebBid) -> None:
    assert "Nobody has asked you for a price yet" in sign_in(Role.SUPPLIER_EDITOR).get("/quotes").text
