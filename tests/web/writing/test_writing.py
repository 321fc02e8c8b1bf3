"""Writing a proposal together: the lead asks, a member writes, both write at once, notes go back and forth, and it goes out."""

import io

import pytest
from docx import Document

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.packs import write_pack_files
from bidbuilder.storage.database import Database
from bidbuilder.storage.mails import list_mails
from tests.factories.web_bids import WebBid, answer, ask_for_quotes, fill, make_web_bid
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def bid(world: World) -> WebBid:
    made = make_web_bid(world)
    fill(made)
    return made


@pytest.fixture
def lead(sign_in: SignIn, bid: WebBid) -> StrictClient:
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/writing")
    return made


def add(lead: StrictClient, bid: WebBid, title: str, writer: str = "", **more: str) -> None:
    typed = {"title": title, "chapter": "firms", "writer": writer, "block": "", "reviewer": ""}
    lead.post(f"{bid.path}/writing", {**typed, **more})


def writer_of(lead: StrictClient, bid: WebBid, organisation_id: int) -> str:
    page = lead.get(f"{bid.path}/writing")
    keys = [one.get("value") or "" for one in page.all(".//select[@id='writer']/option")]
    return next(key for key in keys if key.startswith(f"{organisation_id}:"))


def test_a_member_writes_its_section_sees_no_other_and_is_told_of_notes(
    lead: StrictClient, bid: WebBid, sign_in: SignIn
) -> None:
    ask_for_quotes(bid)
    firm = bid.supplier.grants[0].organisation_id or 0
    add(lead, bid, "Pumps", writer_of(lead, bid, firm), due_on="2099-01-31")
    add(lead, bid, "Prices and margins")
    member = sign_in(Role.SUPPLIER_EDITOR)
    home = member.get("/")
    assert "Pumps" in home.text
    listed = member.get("/sections").text
    assert "Pumps" in listed
    assert "margins" not in listed
    member.get("/sections/2", status=404)
    member.get(f"{bid.path}/writing", status=403)
    page = member.post("/sections/1", {"text": "We make pumps.\n- quiet ones", "base": "1"})
    assert "Saved." in page.text
    assert "Accept" not in page.text
    member.post("/sections/1/state", {"state": "done"}, status=403)
    page = lead.post("/sections/1/notes", {"note": "Say how quiet.", "colour": "red"})
    assert "Red review" in page.text
    with bid.database.read() as session:
        mails = [one for one in list_mails(session) if one.subject == "A note on “Pumps”"]
    assert len(mails) == 1
    assert "Say how quiet." in mails[0].body
    assert "that are still open: 1" in lead.post("/sections/1/state", {"state": "done"}).text
    member.get("/sections/1")
    member.post("/sections/1/notes/1/settle", {})
    lead.post("/sections/1/state", {"state": "done"})
    gate = lead.get(f"{bid.path}/documents").text
    assert "“Pumps” is not finished" not in gate
    assert "“Prices and margins” is not finished" in gate


def test_two_who_write_at_once_lose_nothing(lead: StrictClient, bid: WebBid) -> None:
    add(lead, bid, "Method")
    lead.post("/sections/1", {"text": "one\ntwo\nthree", "base": "1"})
    lead.post("/sections/1", {"text": "ONE\ntwo\nthree", "base": "2"})
    page = lead.post("/sections/1", {"text": "one\ntwo\nTHREE", "base": "2"})
    assert "Both changes are in the text." in page.text
    assert "ONE" in page.value_of("text")
    assert "THREE" in page.value_of("text")
    page = lead.post("/sections/1", {"text": "mine\ntwo\nthree", "base": "2"}, status=409)
    assert page.value_of("text").startswith("mine")
    assert "ONE" in page.text
    assert page.value_of("base") == "4"
    page = lead.post("/sections/1/restore", {"revision": "2"})
    assert page.value_of("text") == "one\ntwo\nthree"


def test_a_block_is_copied_adapted_and_flagged_once_it_is_stale(lead: StrictClient, bid: WebBid) -> None:
    lead.get("/library/new")
    block = {
        "organisation": str(bid.world.lead.id),
        "kind": "profile",
        "language": "en",
        "title": "Who we are",
        "text": "A house of pipes.",
        "review_on": "2020-01-01",
        "owner": "Anna",
    }
    assert "due" in lead.post("/library/new", block).text
    assert "Fill in this field." in lead.post("/library/new", {**block, "text": ""}, status=422).text
    add(lead, bid, "", block="1")
    page = lead.get(f"{bid.path}/writing").text
    assert "begun from “Who we are”" in page
    assert "its block is due to be looked at" in page
    lead.post("/sections/1", {"text": "A house of quiet pipes.", "base": "1"})
    assert lead.get("/library/1").value_of("text") == "A house of pipes."


def test_what_is_open_blocks_and_what_is_accepted_goes_into_the_proposal(lead: StrictClient, bid: WebBid) -> None:
    ask_for_quotes(bid)
    answer(bid, bid.supplier, "50")
    answer(bid, bid.rival, "2500")
    add(lead, bid, "How we work")
    lead.post("/sections/1", {"text": "First things first.\n- plan\n## Afterwards\nWe stay.", "base": "1"})
    assert "The section “How we work” is not finished." in lead.get(f"{bid.path}/documents").text
    lead.post("/sections/1/state", {"state": "done"})
    lead.post(f"{bid.path}/documents/freeze")
    files = write_pack_files(bid.database, bid.bid_id, "buyer", soffice="")
    texts = [one.text for one in Document(io.BytesIO(files["02-technical-proposal.docx"])).paragraphs]
    place = texts.index("First things first.")
    assert texts[place - 1 : place + 4] == ["How we work", "First things first.", "plan", "Afterwards", "We stay."]
