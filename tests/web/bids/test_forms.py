"""The buyer's own workbook in the browser: taken in, looked at, corrected, filled, and sent out with the pack."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.packs import download_pack, freeze
from tests.factories.web_bids import WebBid, answer, ask_for_quotes, counted_queries, fill, run_jobs
from tests.factories.word_documents import add_table, document, saved
from tests.factories.workbooks import workbook
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

MOST_QUERIES = 45
BOOK = workbook(
    {
        "Prices": [
            ["No.", "Requirement", "Compliance", "Bidder's comment", "Unit price", "Quantity"],
            ["1.1", "Pumps shall deliver at least 8 kW", "", "", "", ""],
            ["2.1", "The boiler shall deliver at least 400 kW", "", "", "", ""],
            ["3", "The bidder shall describe a maintenance concept", "", "", "", ""],
        ],
        "Bidder": [["Company name:", ""], ["CVR:", ""], ["Tender reference number:", ""], ["Signature:", ""]],
    },
    bold=("A1", "B1", "C1", "D1", "E1", "F1"),
    lists={"C2:C4": '"Fully compliant,Partially compliant,Not compliant"'},
)


@pytest.fixture
def exporter(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    made = sign_in(Role.EXPORT_MANAGER)
    made.get(f"{bid.path}/forms")
    return made


def take_in(client: StrictClient, bid: WebBid, content: bytes = BOOK, status: int = 302, **more: object) -> Page:
    data = {"file": (io.BytesIO(content), "RFP prices.xlsx"), **more}
    return client.post(f"{bid.path}/forms", data, status=status, content_type="multipart/form-data")


def test_what_goes_where_is_shown_corrected_and_filled(exporter: StrictClient, bid: WebBid) -> None:
    page = take_in(exporter, bid)
    assert page.value_of("place:Prices!E2") == "50.00"
    assert "verdict on requirement 1.1" in page.text
    assert "price line" in page.text
    page = exporter.post(
        f"{bid.path}/forms/1",
        {"group": "Prices", "place:Prices!D3": "As offered", "new-cell": "h9", "new-value": "=1+1"},
    )
    assert page.value_of("place:Prices!D3") == "As offered"
    assert "entered by hand" in page.text
    filled = openpyxl.load_workbook(io.BytesIO(exporter.get(f"{bid.path}/forms/1/filled").response.data))
    sheet = filled["Prices"]
    assert [sheet[cell].value for cell in ("C2", "C3", "C4", "E2", "F2", "D3")] == [
        "Fully compliant", "Fully compliant", None, 50, 12, "As offered",
    ]  # fmt: skip
    assert (sheet["H9"].value, sheet["H9"].data_type) == ("=1+1", "s")


def test_facts_of_the_bidder_go_beside_their_labels_and_never_a_signature(exporter: StrictClient, bid: WebBid) -> None:
    take_in(exporter, bid)
    page = exporter.get(f"{bid.path}/forms/1?group=Bidder")
    assert page.value_of("place:Bidder!B1") == bid.world.lead.legal_name
    assert page.value_of("place:Bidder!B3") == "T-2027-01"
    assert page.value_of("place:Bidder!B4") == ""
    take_in(exporter, bid, member=str(bid.rival.grants[0].organisation_id))
    page = exporter.get(f"{bid.path}/forms/2?group=Bidder")
    assert page.value_of("place:Bidder!B1") not in {"", bid.world.lead.legal_name}
    take_in(exporter, bid, status=404, member=str(bid.world.stranger.id))


def test_a_word_form_is_filled_for_the_member_it_is_of(exporter: StrictClient, bid: WebBid) -> None:
    doc = document()
    add_table(doc, [["Company name", ""], ["Tender reference no.", ""], ["Signature", ""]])
    member = bid.supplier.grants[0].organisation_id
    data = {"file": (io.BytesIO(saved(doc)), "Form B.docx"), "member": str(member)}
    page = exporter.post(f"{bid.path}/forms", data, content_type="multipart/form-data")
    name = page.value_of("place:cell:0")
    assert name not in {"", bid.world.lead.legal_name}
    page = exporter.post(f"{bid.path}/forms/1", {"place:cell:1": "Lot 1 of T-2027-01"})
    filled = Document(io.BytesIO(exporter.get(f"{bid.path}/forms/1/filled").response.data))
    assert [row.cells[1].text for row in filled.tables[0].rows] == [name, "Lot 1 of T-2027-01", ""]


def test_an_answer_the_drop_down_does_not_offer_is_refused_with_what_to_do(exporter: StrictClient, bid: WebBid) -> None:
    take_in(exporter, bid)
    page = exporter.post(f"{bid.path}/forms/1", {"group": "Prices", "place:Prices!C2": "More or less"})
    assert "“More or less” is not one of the answers C2 offers. Choose one of them." in page.text
    exporter.get(f"{bid.path}/forms/1/filled", status=302)
    page = exporter.post(f"{bid.path}/forms/1/pack", {"wanted": "yes"})
    assert "1 places have a value that the buyer's file does not take" in page.text
    assert "not in the pack yet" in page.text
    refused = exporter.post(f"{bid.path}/forms/1", {"group": "Prices", "new-cell": "12"})
    assert "“Prices!12” is not a place in this file." in refused.text


def test_a_column_taken_for_something_else_is_corrected(exporter: StrictClient, bid: WebBid) -> None:
    take_in(exporter, bid)
    page = exporter.post(f"{bid.path}/forms/1/columns", {"group": "Prices", "column:E": "", "column:F": "price"})
    assert page.value_of("place:Prices!F2") == "50.00"
    assert all(one.get("name") != "place:Prices!E2" for one in page.all(".//input"))


def test_the_filled_file_goes_out_with_the_pack_and_nothing_else_of_it_changes(
    exporter: StrictClient, bid: WebBid
) -> None:
    take_in(exporter, bid)
    assert "goes into the pack" in exporter.post(f"{bid.path}/forms/1/pack", {"wanted": "yes"}).text
    ask_for_quotes(bid)
    answer(bid, bid.supplier, "50")
    answer(bid, bid.rival, "2500")
    frozen = freeze(bid.database, bid.manager, bid.bid_id, new_id="s1", now=datetime.now(UTC))
    run_jobs(bid)
    pack = download_pack(bid.database, bid.manager, bid.bid_id, frozen.snapshot_id)
    with ZipFile(io.BytesIO(pack.content)) as files:
        made = files.read("04-buyer-price-forms/RFP prices.xlsx")
    with ZipFile(io.BytesIO(BOOK)) as before, ZipFile(io.BytesIO(made)) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
    assert openpyxl.load_workbook(io.BytesIO(made))["Prices"]["E3"].value == 2500


def test_what_is_no_form_is_said_and_nothing_is_kept(exporter: StrictClient, bid: WebBid) -> None:
    page = take_in(exporter, bid, b"%PDF-1.7", status=422)
    assert "is not a file that can be filled in here" in page.text
    assert "No file was chosen." in exporter.post(f"{bid.path}/forms", {}, status=422).text
    exporter.get(f"{bid.path}/forms/1", status=404)


def test_only_the_lead_s_people_see_the_files(exporter: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    take_in(exporter, bid)
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR):
        sign_in(role).get(f"{bid.path}/forms/1", status=403)
    with counted_queries(bid.database) as seen:
        exporter.get(f"{bid.path}/forms/1")
    assert len(seen) < MOST_QUERIES
