"""Questions from draft to answer on the pages, and what a member of the bid reads of them."""

from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.storage.database import Database
from tests.factories.web_bids import WebBid, ask_for_quotes, counted_queries, fill, make_web_bid
from tests.factories.web_people import World
from tests.factories.word_documents import add_table, document, saved
from tests.factories.workbooks import workbook
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

MOST_QUERIES = 30


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """One database is enough for pages."""
    return sqlite_database


@pytest.fixture
def bid(world: World) -> WebBid:
    """A bid of which both members were asked for quotes."""
    made = make_web_bid(world)
    fill(made)
    return made


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    made = sign_in(Role.BID_MANAGER)
    made.get(f"/tenders/{bid.tender_id}/questions")
    return made


def draft(client: StrictClient, text: str, requirement: str = "", status: int = 302) -> Page:
    """Draft a question to the buyer."""
    return client.post("/tenders/1/questions", {"text": text, "requirement": requirement}, status=status)


def act(client: StrictClient, question: int, action: str, **typed: str) -> Page:
    """Press a button of one question."""
    return client.post(f"/tenders/1/questions/{question}", {"action": action, **typed})


def test_an_empty_page_says_what_it_is_for_and_an_empty_question_is_refused(client: StrictClient) -> None:
    assert "No questions yet" in client.get("/tenders/1/questions").text
    page = draft(client, " ", "R2", status=422)
    assert "Write the question." in page.text
    chosen = [one for one in page.all(".//option") if one.get("selected") is not None]
    assert [one.get("value") for one in chosen] == ["R2"]


def test_drafts_are_sent_with_numbers_and_downloaded_as_a_form(client: StrictClient) -> None:
    assert "There is no drafted question" in client.post("/tenders/1/questions/send").text
    draft(client, "Is 8 kW the input?", "R1")
    act(client, 1, "reword", text="Is 8 kW the electrical input?", requirement="R1")
    draft(client, "is 8 kW the electrical input", "R2")
    assert "would be asked in the same words" in client.get("/tenders/1/questions").text
    page = act(client, 2, "join")
    assert "asked once, for 2 requirements" in page.text
    assert "would be asked in the same words" not in page.text
    assert "1 question is numbered" in client.post("/tenders/1/questions/send").text
    assert "cannot be changed" in act(client, 1, "reword", text="too late").text
    for kind in ("docx", "xlsx"):
        assert client.get(f"/tenders/1/questions/form/{kind}").response.data[:2] == b"PK"
    client.get("/tenders/1/questions/form/exe", status=404)


def test_answers_are_read_in_shown_and_kept(client: StrictClient) -> None:
    draft(client, "Is 8 kW the electrical input?", "R1")
    client.post("/tenders/1/questions/send")
    rows = [
        ["No.", "Question", "Answer"],
        ["12", "Is 8 kW the electrical input?", "No, the hydraulic output."],
        ["13", "May we bid in Polish?", "Yes."],
    ]
    file = (BytesIO(workbook({"Q&A": rows})), "qa.xlsx")
    page = client.post("/tenders/1/questions/answers", {"file": file}, status=200, content_type="multipart/form-data")
    assert "answers our no. 1" in page.text
    assert "asked by another bidder" in page.text
    assert "hydraulic output" not in client.get("/tenders/1/questions").text
    taken = {"linked": page.value_of("linked"), "source": "qa.xlsx", "row": ["0", "1"]}
    page = client.post("/tenders/1/questions/answers/take", taken)
    assert "2 answers are kept." in page.text
    assert "hydraulic output" in page.text
    assert "Asked by another bidder" in page.text


def test_the_place_of_an_answer_in_a_word_file_is_said_in_the_readers_language(client: StrictClient) -> None:
    draft(client, "Is 8 kW the electrical input?", "R1")
    client.post("/tenders/1/questions/send")
    form = document()
    add_table(
        form, [["No.", "Question", "Answer"], ["1", "Is 8 kW the electrical input?", "No, the hydraulic output."]]
    )
    client.post("/language", {"language": "da"})
    file = (BytesIO(saved(form)), "qa.docx")
    page = client.post("/tenders/1/questions/answers", {"file": file}, status=200, content_type="multipart/form-data")
    assert "qa.docx · tabel 1 · række 2, celle 3" in page.text


def test_a_file_that_cannot_be_read_is_refused_at_its_field(client: StrictClient) -> None:
    file = (BytesIO(b"not an office file"), "qa.xlsx")
    page = client.post("/tenders/1/questions/answers", {"file": file}, status=422, content_type="multipart/form-data")
    assert page.all(".//*[@role='alert']")


def test_an_answer_that_changes_a_requirement_leads_to_its_editor(client: StrictClient) -> None:
    draft(client, "Is 8 kW the input?", "R1")
    client.post("/tenders/1/questions/send")
    assert "Write the answer." in act(client, 1, "answer", answer=" ").text
    page = act(client, 1, "answer", answer="9 kW.", changes_requirement="y")
    assert "changes the requirement" in page.text
    links = [link.get("href") for link in page.all(".//a") if (link.text or "").strip() == "Edit the requirement"]
    assert links == ["/tenders/1/requirements/R1#editor"]


def test_a_member_asks_its_lead_and_rivals_learn_neither_question_nor_asker(
    client: StrictClient, bid: WebBid, sign_in: SignIn, world: World
) -> None:
    mine, theirs = ask_for_quotes(bid)
    member, rival = sign_in(Role.SUPPLIER_EDITOR), sign_in(world.rival)
    page = member.get(f"/quotes/{mine}/questions")
    options = [one.get("value") for one in page.all(".//option")]
    assert options == ["", "R1"]
    member.post(f"/quotes/{mine}/questions", {"text": "May the Vesterbæk pump be used?", "requirement": "R1"})
    member.post(f"/quotes/{mine}/questions", {"text": "And this?", "requirement": "R2"}, status=422)
    page = client.get("/tenders/1/questions")
    assert "asked by Vesterbæk Pumper ApS" in page.text
    assert "still names" in act(client, 1, "pass-on", text="May the Vesterbæk pump be used?").text
    act(client, 1, "pass-on", text="May a pump of another make be used?")
    client.post("/tenders/1/questions/send")
    act(client, 2, "answer", answer="Any make.")
    act(client, 1, "answer", answer="Yes, see no. 1.")
    page = rival.get(f"/quotes/{theirs}/questions")
    assert "Any make." in page.text
    assert "Vesterbæk" not in page.text
    assert "see no. 1" not in page.text
    assert "Yes, see no. 1." in member.get(f"/quotes/{mine}/questions").text
    rival.get(f"/quotes/{mine}/questions", status=404)


def test_members_cannot_reach_the_questions_of_the_lead(client: StrictClient, sign_in: SignIn) -> None:
    draft(client, "Secret?")
    sign_in(Role.SUPPLIER_EDITOR).get("/tenders/1/questions", status=403)
    sign_in(Role.FACILITATOR).get("/tenders/1/questions", status=403)


def test_the_page_asks_the_database_as_often_for_many_questions_as_for_one(client: StrictClient, bid: WebBid) -> None:
    counts = []
    for _round in range(2):
        for number in range(5):
            draft(client, f"Question {number}?")
        with counted_queries(bid.database) as seen:
            client.get("/tenders/1/questions")
        counts.append(len(seen))
    assert counts[0] == counts[1] < MOST_QUERIES
