"""The further pages of the price: costs up to the tender's Incoterm, duties and taxes, terms and risks."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.bids import get_bid
from bidbuilder.web.bids import line_parts
from tests.factories.web_bids import WebBid, counted_queries, fill
from tests.web.bids.test_price import total_of
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/price")
    return visitor


def seen(client: StrictClient, path: str) -> dict[str, str]:
    """What the page sends along with every form."""
    return {"seen": client.get(path).value_of("seen")}


def test_costs_are_stated_refused_and_shared_out(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/costs"
    first = {
        "costs-0-what": "kind:freight", "costs-0-title": "Lorry", "costs-0-amount": "1,000", "costs-0-currency": "EUR",
        "costs-0-by": "value", "costs-0-whom": "",
    }  # fmt: skip
    page = client.post(path, {**seen(client, path), **first})
    assert total_of(page) == "EUR 4,100.01"  # six pumps share a cent they cannot be rounded without
    assert page.value_of("costs-0-title") == "Lorry"
    wrong = {**first, "costs-0-title": "Van", "costs-0-amount": "a lot"}
    page = client.post(path, {**seen(client, path), **wrong}, status=422)
    assert (page.value_of("costs-0-title"), page.value_of("costs-0-amount")) == ("Van", "a lot")
    client.post(path, {"seen": "{}", **first}, status=422)
    assert "Export packing seller seller" in page.text


def test_duties_and_taxes_are_kept_and_shown_beside_the_price(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/duties"
    row = {"rates-0-country": "pl", "rates-0-hs_prefix": "", "rates-0-tax": "23", "rates-0-source": "VAT Act"}
    page = client.post(path, {**seen(client, path), **row})
    assert "713.00" in page.text
    assert total_of(page) == "EUR 3,100.00"
    page = client.post(path, {**seen(client, path), **row, "rates-0-country": "Poland"}, status=422)
    assert page.value_of("rates-0-country") == "Poland"
    client.post(path, {**seen(client, path), **row, "rates-0-hs_prefix": "8"}, status=422)


def test_terms_and_risks_change_the_price(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/terms"
    rows = {
        "risks-0-name": "Listed", "risks-0-percent": "10", "risks-0-source": "list",
        "early_percent": "2", "early_days": "14",
        "portions-0-currency": "PLN", "portions-0-of": "abroad", "portions-0-percent": "40", "portions-0-mode": "up",
    }  # fmt: skip
    page = client.post(path, {**seen(client, path), **rows})
    assert total_of(page) == "EUR 3,410.00"
    assert "If paid within 14 days on this condition; the prices it leads to are below 2.00% -68.20" in page.text
    assert "The whole bid 3,410.00 0.00 3,410.00 3,341.80" in page.text
    keys = [one.get("value") or "" for one in page.root.iter("input") if (one.get("name") or "").endswith("-key")]
    line = {"lines-0-key": keys[0], "lines-0-outside": "option", "lines-1-key": keys[1], "lines-1-outside": ""}
    page = client.post(path, {**seen(client, path), **rows, **line})
    assert total_of(page) in {"EUR 2,750.00", "EUR 660.00"}
    assert len(page.all(".//details[@data-folds-when-narrow]/div[@role='group']")) == 5
    client.post(path, {**seen(client, path), **rows, "risks-0-percent": "150"}, status=422)


def test_payments_securities_and_adjustment_are_kept(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/payments"
    rows = {
        "received-0-percent": "100", "received-0-month": "6", "paid-0-percent": "100", "paid-0-month": "0", "interest": "12",
        "guarantees-0-kind": "bid", "guarantees-0-percent": "10", "guarantees-0-fee": "2", "guarantees-0-months": "6",
        "carried_by": "value",
        "fixed": "0.2", "terms-0-symbol": "S", "terms-0-weight": "0.8", "terms-0-name": "Steel", "terms-0-base": "100",
        "terms-0-newest": "125",
    }  # fmt: skip
    page = client.post(path, {**seen(client, path), **rows})
    assert "At the deepest point we lend 3,100.00; the debts cost 186.00 in interest." in page.text
    assert "Bid security: EUR 310.00" in page.text
    assert "P = P₀ × (0.2 + 0.8·S/S₀)" in page.text
    assert "multiplied by 1.2000, to 3,720.00" in page.text
    page = client.post(path, {**seen(client, path), **rows, "carries_securities": "y", "carries_financing": "y"})
    # Six months of the fee (1 % of 10 % a half-year) and of 1 % interest a month, each on the price they are in.
    assert total_of(page) == "EUR 3,301.39"
    assert "The interest is in the price." in page.text
    client.post(path, {**seen(client, path), **rows, "received-0-percent": "90"}, status=422)
    client.post(path, {**seen(client, path), **rows, "fixed": "0.3"}, status=422)


def test_what_if_shows_swings_and_the_standing_against_others(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/sensitivity"
    fields = {
        "formula": "lowest-over-price", "price_points": "40", "span_percent": "100", "own_points": "50",
        "competitors-0-name": "Rival", "competitors-0-price": "3,000", "competitors-0-points": "48",
    }  # fmt: skip
    page = client.post(path, {**seen(client, path), **fields})
    assert "1 We 3,100.00 38.71 88.71 2 Rival 3,000.00 40.00 88.00" in page.text
    assert "Members' prices 2,790.00 -310.00 3,410.00 +310.00" in page.text
    assert client.get(f"{path}?percent=20").text.count("2,480.00") == 1
    client.post(path, {**seen(client, path), **fields, "price_points": "400"}, status=422)
    assert "No earlier prices yet" in client.get(f"{bid.path}/price/book").text


def test_build_up_adds_up_by_line_member_and_lot(client: StrictClient, bid: WebBid) -> None:
    for by, first in (("line", "Item"), ("member", "Member"), ("lot", "Lot")):
        page = client.get(f"{bid.path}/price/build-up?by={by}")
        assert "The whole bid Members' prices 3,100.00 Price of the bid 3,100.00" in page.text
        assert page.all(".//table[@data-table]//th")[0].text == first


def test_goods_stated_to_be_imported_change_schedule_and_price(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/schedules"
    page = client.get(path)
    assert "1 Goods from abroad" in page.text
    assert "3 Goods made in the buyer's country" in page.text
    keys = [one.get("value", "") for one in page.root.iter("input") if str(one.get("name")).endswith("-key")]
    rows = {f"origins-{number}-key": key for number, key in enumerate(keys)}
    stated = {**rows, "origins-0-is_imported": "y", "origins-0-duties": "10"}
    page = client.post(path, {**seen(client, path), **stated})
    assert "2 Goods already imported" in page.text
    assert total_of(page) == "EUR 2,980.00"
    page = client.post(path, {**seen(client, path), **stated, "origins-0-duties": "-1"}, status=422)
    assert page.value_of("origins-0-duties") == "-1"


def test_price_pages_load_the_bid_once(client: StrictClient, bid: WebBid) -> None:
    pages = ("", "/build-up", "/schedules", "/costs", "/duties", "/terms", "/payments", "/sensitivity", "/book")
    for page in pages:
        with counted_queries(bid.database) as statements:
            client.get(f"{bid.path}/price{page}")
        assert sum("FROM solution" in one for one in statements) <= 2, page
        assert len(statements) <= 40, page


def test_members_reach_none_of_it(sign_in: SignIn, bid: WebBid) -> None:
    visitor = sign_in(Role.SUPPLIER_EDITOR)
    for page in (
        "build-up",
        "schedules",
        "costs",
        "duties",
        "terms",
        "payments",
        "sensitivity",
        "book",
        "internal.xlsx",
    ):
        visitor.get(f"{bid.path}/price/{page}", status=403)


def test_lines_of_a_large_bid_stand_on_several_pages_and_saving_one_leaves_the_others_alone(
    client: StrictClient, bid: WebBid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_parts, "LINES_A_PAGE", 1)
    path = f"{bid.path}/price/terms"
    outside = []
    for page in (1, 2):
        address = f"{path}?page={page}"
        assert f"Lines {page} to {page} of 2." in client.get(address).text
        (key,) = (
            one.get("value") or "" for one in client.get(address).root.iter("input") if one.get("name") == "lines-0-key"
        )
        client.post(address, {**seen(client, address), "lines-0-key": key, "lines-0-outside": "option"})
        outside.append(key)
    with bid.database.read() as session:
        assert [key for key, _kind in get_bid(session, bid.manager, bid.bid_id).policy.outside] == outside
    goods = f"{bid.path}/price/schedules"
    for page, local in ((1, "30"), (2, "40")):
        address = f"{goods}?page={page}"
        row = {"origins-0-key": outside[page - 1], "origins-0-local": local}
        client.post(address, {**seen(client, address), **row})
    with bid.database.read() as session:
        stated = get_bid(session, bid.manager, bid.bid_id).policy.line_origins
    assert [(one.item_key, one.local_percent) for one in stated] == [(outside[0], 30), (outside[1], 40)]
