"""Pages of a bid's papers as of today: laid out once by a job, noted upon, and seen by nobody else."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.office.conversion import has_office
from bidbuilder.settings import Settings
from bidbuilder.storage.page_previews import DbPagePreview
from bidbuilder.storage.writing import DbReviewNote
from tests.factories.web_bids import WebBid, counted_queries, fill, run_jobs
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

MOST_QUERIES = 45
SOFFICE = Settings().soffice

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not has_office(SOFFICE), reason="LibreOffice lays the pages out"),
]


@pytest.fixture
def manager(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/writing")
    made.post(f"{bid.path}/writing", {"title": "Why us", "chapter": "firms"})
    made.post("/sections/1", {"text": "We know the valley.", "base": "0"})
    return made


def test_pages_are_drawn_by_a_job_and_a_note_on_one_goes_to_the_section_s_writer(
    manager: StrictClient, bid: WebBid, sign_in: SignIn
) -> None:
    path = f"{bid.path}/pages/02-technical-proposal.docx"
    assert "The pages are not drawn yet" in manager.get(path).text
    assert "You can leave this page" in manager.post(path).text
    manager.get(f"{path}/1.png", status=404)
    run_jobs(bid, SOFFICE)
    with counted_queries(bid.database) as queries:
        page = manager.get(f"{path}?page=3&across=50&down=40")
    assert len(queries) <= MOST_QUERIES
    assert "as the bid is now" in page.text
    assert "A note on page 3" in page.text
    assert manager.get(f"{path}/1.png").response.data.startswith(b"\x89PNG")
    manager.get(f"{path}/99.png", status=404)

    spot = {"section": "1", "page": "3", "across": "50", "down": "40"}
    page = manager.post(f"{path}/notes", {**spot, "note": "Name the valley."})
    assert "Name the valley." in page.text
    assert 'cx="50" cy="40"' in page.response.text
    assert "A note of" in manager.get(f"{bid.path}/documents").text
    assert "page 3" in manager.get("/sections/1").text
    manager.post(f"{path}/notes", {**spot, "section": "99", "note": "Of no section."}, status=404)
    manager.post("/sections/1/notes/1/settle")
    assert "Name the valley." not in manager.get(path).text

    manager.post("/sections/1", {"text": "We know the valley of the Gudenå.", "base": "2"})
    assert "the bid has changed since" in manager.get(path).text
    manager.get(f"{bid.path}/pages/etc-passwd", status=404)
    other = sign_in(Role.SUPPLIER_EDITOR)
    for address in (path, f"{path}/1.png"):
        other.get(address, status=403)


def test_a_note_on_a_page_of_any_paper_goes_to_the_bid_manager_and_blocks_until_it_is_settled(
    manager: StrictClient, bid: WebBid
) -> None:
    path = f"{bid.path}/pages/04-price-schedules.xlsx"
    manager.post(path)
    run_jobs(bid, SOFFICE)
    assert "whoever leads the bid" in manager.get(f"{path}?page=1&across=50&down=40").text
    spot = {"page": "1", "across": "50", "down": "40"}
    page = manager.post(f"{path}/notes", {**spot, "note": "Round the unit prices."})
    assert "Round the unit prices." in page.text
    assert 'cx="50" cy="40"' in page.response.text
    assert "on page 1 of “04-price-schedules.xlsx” is open" in manager.get(f"{bid.path}/documents").text
    assert "Round the unit prices." in manager.get(f"{bid.path}/writing").text
    manager.post(f"{path}/notes", {"note": "Nowhere."}, status=404)
    manager.post(f"{bid.path}/pages/etc-passwd/notes", {**spot, "note": "On no paper."}, status=404)
    manager.post(f"{path}/notes/99/settle", status=404)
    manager.post(f"{path}/notes/1/settle")
    for address in (path, f"{bid.path}/writing", f"{bid.path}/documents"):
        assert "Round the unit prices." not in manager.get(address).text
        assert "” is open" not in manager.get(address).text


def test_each_declaration_has_its_pages_and_a_note_on_one_outlives_whoever_owed_it(
    manager: StrictClient, bid: WebBid
) -> None:
    listed = manager.get(f"{bid.path}/declarations")
    assert "06-declarations/01-" in listed.text
    path = re.findall(rf"{bid.path}/pages/06-[a-z0-9-]+\.docx", listed.response.text)[0]
    manager.post(path)
    run_jobs(bid, SOFFICE)
    assert "as the bid is now" in manager.get(path).text
    manager.post(f"{path}/notes", {"page": "1", "across": "50", "down": "40", "note": "Name the country."})
    manager.post(f"{bid.path}/pages/06-origin-nobody.docx/notes", {"page": "1", "across": "5", "down": "4"}, status=404)
    with bid.database.write("test", datetime.now(UTC)) as work:
        work.session.execute(update(DbPagePreview).values(document="06-commitment-gone.docx"))
        work.session.execute(update(DbReviewNote).values(paper="06-commitment-gone.docx"))
        work.record("bid.changed", "bid:1")
    manager.get(f"{bid.path}/pages/06-commitment-gone.docx", status=302)
    told = manager.get(f"{bid.path}/documents").text
    assert "Nobody in the bid owes the declaration 06-commitment-gone.docx any more" in told
    assert "Name the country." in manager.get(f"{bid.path}/writing").text
    settled = manager.post(f"{bid.path}/pages/06-commitment-gone.docx/notes/1/settle", {"from": "writing"})
    assert "Name the country." not in settled.text
