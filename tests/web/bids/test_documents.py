"""The documents page: the letter, what blocks, freezing, the pack and what is in it, new versions; and the log."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.bids import create_bid
from tests.factories.web_bids import WebBid, ask_for_quotes, fill, run_jobs
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/documents")
    return visitor


def packs_of(page: Page) -> list[str]:
    """The addresses of the packs that can be downloaded."""
    links = [link.get("href") or "" for link in page.all(".//table[@id='versions']//a")]
    return [one for one in links if not one.endswith("/pages") and "/envelopes/" not in one]


def test_a_bid_with_blockers_offers_no_freezing_and_refuses_it(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/documents")
    assert "3 things block" in page.text
    assert "Freeze and make the pack" not in page.text
    refused = client.post(f"{bid.path}/documents/freeze", status=422)
    assert "The bid cannot be frozen yet." in refused.text


def test_freezing_makes_a_pack_that_stays_byte_for_byte_the_same(client: StrictClient, bid: WebBid) -> None:
    fill(bid)
    page = client.post(f"{bid.path}/documents/freeze")
    assert "Version 1 is frozen." in page.text
    assert "waiting" in page.text
    run_jobs(bid)
    (address,) = packs_of(client.get(f"{bid.path}/documents"))
    first, second = (client.plain.get(address).get_data() for _time in range(2))
    assert first == second
    assert {"01-letter-of-bid.docx", "04-price-schedules.xlsx", "manifest.json"} <= set(
        zipfile.ZipFile(BytesIO(first)).namelist()
    )
    page = client.get(f"{address}/pages")
    assert "01-letter-of-bid.docx" in page.text
    files = [link.get("href") or "" for link in page.all(".//ul[@class='documents no-max-width']/li/a")]
    assert client.plain.get(files[0]).get_data() == zipfile.ZipFile(BytesIO(first)).read("01-letter-of-bid.docx")
    client.get(f"{address}/files/999", status=404)
    client.get(f"{address}/files/0/pages/1.png", status=404)


def test_a_frozen_bid_is_opened_again_as_a_new_version(client: StrictClient, bid: WebBid) -> None:
    fill(bid)
    client.post(f"{bid.path}/documents/freeze")
    run_jobs(bid)
    assert "Frozen" in client.get(f"{bid.path}/documents").text
    page = client.post(f"{bid.path}/documents/reopen")
    assert "The frozen ones stay as they are." in page.text
    client.post(f"{bid.path}/documents/freeze")
    run_jobs(bid)
    assert len(packs_of(client.get(f"{bid.path}/documents"))) == 2


def test_nobody_else_gets_a_pack(client: StrictClient, sign_in: SignIn, bid: WebBid) -> None:
    fill(bid)
    client.post(f"{bid.path}/documents/freeze")
    run_jobs(bid)
    (address,) = packs_of(client.get(f"{bid.path}/documents"))
    sign_in(Role.SUPPLIER_EDITOR).get(address, status=403)
    other = create_bid(bid.database, bid.manager, tender_id=bid.tender_id, now=datetime.now(UTC))
    client.get(address.replace(f"/bids/{bid.bid_id}/", f"/bids/{other}/"), status=404)
    assert sign_in(Role.EXPORT_MANAGER).plain.get(address).status_code == 200


def test_the_export_manager_finds_the_pack_on_the_front_page(sign_in: SignIn, bid: WebBid) -> None:
    fill(bid)
    client = sign_in(Role.EXPORT_MANAGER)
    client.get(f"{bid.path}/documents")
    client.post(f"{bid.path}/documents/freeze")
    assert "being made" in client.get("/").text
    run_jobs(bid)
    page = client.get("/")
    assert "Gmina Testowa · version 1" in page.text
    assert [one for one in page.all(".//a") if "/packs/" in (one.get("href") or "")]


def test_the_letter_is_written_and_signed_by_those_who_may(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/documents/letter", {"introduction": "We build it.", "signatory": "Karen Holm"})
    assert page.value_of("introduction").strip() == "We build it."
    page = client.post(f"{bid.path}/documents/letter", {"introduction": "x" * 9000})
    assert "The introduction is too long." in page.text
    client.post(f"{bid.path}/documents/letter", {"introduction": "", "signatory": "Nobody"}, status=422)


def test_the_log_tells_in_words_who_did_what(client: StrictClient, bid: WebBid) -> None:
    fill(bid)
    ask_for_quotes(bid)
    client.get(f"{bid.path}/overview")
    client.post(f"{bid.path}/stage", {"stage": "review"})
    client.post(f"{bid.path}/coverage/R3/decide", {"verdict": "deviation", "reason": "Agreed on site."})
    text = client.get(f"{bid.path}/log").text
    assert "Bid Manager changed the solution “Boiler” was added." in text
    assert "asked for a quote Vesterbæk Pumper ApS" in text
    assert "moved the bid to another stage Composing → Review" in text
    assert "set a verdict by hand 3: deviation" in text
