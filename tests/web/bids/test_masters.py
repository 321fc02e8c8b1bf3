"""The lead's own masters in the browser: tried out, refused with the paragraph, used for the pack, taken away."""

import io

import pytest
from docx import Document

from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.masters.sample import write_sample_master
from bidbuilder.services.packs import write_pack_files
from tests.factories.web_bids import WebBid, answer, ask_for_quotes, fill, run_jobs
from tests.factories.word_documents import document, saved
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

LETTER = "01-letter-of-bid.docx"


@pytest.fixture
def manager(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/masters")
    return made


def upload(manager: StrictClient, bid: WebBid, content: bytes, status: int = 302) -> Page:
    data = {"file": (io.BytesIO(content), "our letter.docx")}
    path = f"{bid.path}/masters/{LETTER}"
    return manager.post(path, data, status=status, content_type="multipart/form-data")


def test_a_master_is_tried_out_kept_used_for_the_pack_and_taken_away(manager: StrictClient, bid: WebBid) -> None:
    fields = manager.get(f"{bid.path}/masters").text
    assert ".total_in_words" in fields
    assert "sections .title .text" in fields
    assert "our letter.docx" in upload(manager, bid, manager.get("/bids/masters/sample").response.data).text
    tried = Document(io.BytesIO(manager.get(f"{bid.path}/masters/{LETTER}/try").response.data))
    assert [row.cells[1].text for row in tried.tables[0].rows] == ["Item", "Pump", "Boiler"]
    ask_for_quotes(bid)
    answer(bid, bid.supplier, "50")
    answer(bid, bid.rival, "2500")
    manager.post(f"{bid.path}/documents/freeze")
    files = write_pack_files(bid.database, bid.bid_id, "buyer", soffice="")
    said = " ".join(one.text for one in Document(io.BytesIO(files[LETTER])).paragraphs)
    assert "EUR 3,100.00" in said.replace("\u00a0", " ")
    technical = write_pack_files(bid.database, bid.bid_id, "technical", soffice="")
    letters = [content for name, content in technical.items() if name.startswith("01-") and name.endswith(".docx")]
    assert all("3,100" not in one.text for letter in letters for one in Document(io.BytesIO(letter)).paragraphs)
    page = manager.post(f"{bid.path}/masters/{LETTER}/drop", {})
    assert "our letter.docx" not in page.text


def test_what_kept_a_pack_from_being_made_is_told_to_everybody_of_the_lead(bid: WebBid, sign_in: SignIn) -> None:
    manager = sign_in(Role.BID_MANAGER)
    manager.get(f"{bid.path}/masters")
    doc = document()
    doc.add_paragraph("{{ lead.name }} bids, and says no total.")
    upload(manager, bid, saved(doc))  # nothing has a price yet
    fill(bid)
    doc.add_paragraph("TBD")
    told = upload(manager, bid, saved(doc), status=422).text
    assert "“TBD” in" in told
    assert f"{LETTER} states –, the manifest EUR" in told
    manager.post(f"{bid.path}/documents/freeze")
    colleague = sign_in(Role.EXPORT_MANAGER)
    assert "being made" in colleague.get(f"{bid.path}/documents").text
    run_jobs(bid)
    told = colleague.get(f"{bid.path}/documents").text
    assert "The pack could not be made" in told
    assert f"found unsound: {LETTER} states –, the manifest EUR 3100.00." in told
    assert "Make the pack" in told


def test_a_wrong_field_is_told_with_its_paragraph_and_nothing_is_kept(manager: StrictClient, bid: WebBid) -> None:
    doc = document()
    doc.add_paragraph("Price: {{ bid.margin }}")
    page = upload(manager, bid, saved(doc), status=422)
    assert "There is no field “margin”, as in “Price: {{ bid.margin }}”" in page.text
    assert "A master is a Word document" in upload(manager, bid, b"%PDF-1.7", status=422).text
    manager.get(f"{bid.path}/masters/{LETTER}/try", status=404)


def test_only_the_lead_s_people_see_its_masters(manager: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    upload(manager, bid, write_sample_master())
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR):
        sign_in(role).get(f"{bid.path}/masters/{LETTER}/try", status=403)
