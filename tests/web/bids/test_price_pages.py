"""The further pages of the price: costs up to the tender's Incoterm, duties and taxes, terms and risks."""

import pytest

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_bids import WebBid, fill
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
    assert "If paid within 14 days stated in the letter, not taken off the price 2.00% -68.20" in page.text
    keys = [one.get("value") or "" for one in page.root.iter("input") if (one.get("name") or "").endswith("-key")]
    line = {"lines-0-key": keys[0], "lines-0-outside": "option", "lines-1-key": keys[1], "lines-1-outside": ""}
    page = client.post(path, {**seen(client, path), **rows, **line})
    assert total_of(page) in {"EUR 2,750.00", "EUR 660.00"}
    client.post(path, {**seen(client, path), **rows, "risks-0-percent": "150"}, status=422)


def test_members_reach_none_of_it(sign_in: SignIn, bid: WebBid) -> None:
    visitor = sign_in(Role.SUPPLIER_EDITOR)
    for page in ("costs", "duties", "terms"):
        visitor.get(f"{bid.path}/price/{page}", status=403)
