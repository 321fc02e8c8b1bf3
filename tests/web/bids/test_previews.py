"""Pages of a bid's papers as of today: laid out once by a job, drawn from what it made, seen by nobody else."""

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.formats.office.conversion import has_office
from bidbuilder.settings import Settings
from tests.factories.web_bids import WebBid, counted_queries, fill, run_jobs
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn

LETTER = "01-letter-of-bid.docx"
MOST_QUERIES = 45
SOFFICE = Settings().soffice


@pytest.fixture
def manager(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/documents")
    return made


@pytest.mark.office
@pytest.mark.skipif(not has_office(SOFFICE), reason="LibreOffice lays the pages out")
def test_pages_are_drawn_by_a_job_and_told_when_the_bid_has_changed(
    manager: StrictClient, bid: WebBid, sign_in: SignIn
) -> None:
    path = f"{bid.path}/pages/{LETTER}"
    assert "The pages are not drawn yet" in manager.get(path).text
    assert "You can leave this page" in manager.post(path).text
    manager.get(f"{path}/1.png", status=404)
    run_jobs(bid, SOFFICE)
    with counted_queries(bid.database) as queries:
        page = manager.get(path)
    assert len(queries) <= MOST_QUERIES
    assert "as the bid is now" in page.text
    assert manager.get(f"{path}/1.png").response.data.startswith(b"\x89PNG")
    manager.get(f"{path}/99.png", status=404)
    manager.post(f"{bid.path}/documents/letter", {"introduction": "We are many."})
    assert "the bid has changed since" in manager.get(path).text
    manager.get(f"{bid.path}/pages/etc-passwd", status=404)
    other = sign_in(Role.SUPPLIER_EDITOR)
    for address in (path, f"{path}/1.png"):
        other.get(address, status=403)
