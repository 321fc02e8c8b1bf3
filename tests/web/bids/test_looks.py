"""The look of the lead's papers in the browser: colours, logo and words, kept for all bids, seen on pages, taken back."""

import io

import pytest
from docx import Document

from bidbuilder.domain.bids.phrases import SENTENCES
from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.packs import write_pack_files
from tests.factories.snapshots import plain_png
from tests.factories.web_bids import WebBid, answer, ask_for_quotes, fill
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

OFFER = next(place for place, one in enumerate(SENTENCES) if "{name} offers" in one.message)
LOOK = {"primary_colour": "#5a1032", "accent_colour": "#d4a017", "font": "Georgia"}


@pytest.fixture
def manager(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    made = sign_in(Role.BID_MANAGER)
    made.get(f"{bid.path}/look")
    return made


def save(manager: StrictClient, bid: WebBid, status: int = 302, **changes: object) -> Page:
    return manager.post(f"{bid.path}/look", {**LOOK, **changes}, status=status, content_type="multipart/form-data")


def test_papers_take_on_the_look_and_the_words_of_the_lead(manager: StrictClient, bid: WebBid) -> None:
    page = save(manager, bid, logo=(io.BytesIO(plain_png()), "logo.png"))
    assert page.value_of("primary_colour") == "#5a1032"
    page = manager.post(
        f"{bid.path}/look/phrases/en", {"phrase-0": "Warmth from waste", f"phrase-{OFFER}": "{name} offers it all."}
    )
    assert "{name} offers it all." in page.text
    ask_for_quotes(bid)
    answer(bid, bid.supplier, "50")
    answer(bid, bid.rival, "2500")
    manager.post(f"{bid.path}/documents/freeze")
    files = write_pack_files(bid.database, bid.bid_id, "buyer", soffice="")
    letter = Document(io.BytesIO(files["01-letter-of-bid.docx"]))
    assert any(one.text.endswith(" offers it all.") for one in letter.paragraphs)
    assert len(letter.inline_shapes) == 1
    for name in ("02-technical-proposal.docx", "03-compliance-matrix.docx", "05-consortium.docx"):
        assert "Warmth from waste" in [one.text for one in Document(io.BytesIO(files[name])).paragraphs]
        assert Document(io.BytesIO(files[name])).styles["Heading 1"].font.color.rgb.__str__() == "5A1032"
    page = manager.post(f"{bid.path}/look/house", {})
    assert page.value_of("primary_colour") == "#0b4a3b"


def test_what_cannot_be_kept_is_said_at_its_place_and_stays_typed(manager: StrictClient, bid: WebBid) -> None:
    assert "hard to read" in save(manager, bid, status=422, primary_colour="#ffee00").text
    assert "not a PNG picture" in save(manager, bid, status=422, logo=(io.BytesIO(b"GIF89a"), "logo.gif")).text
    page = manager.post(f"{bid.path}/look/phrases/en", {f"phrase-{OFFER}": "We offer it all."}, status=422)
    assert "must have exactly the fields {name}" in page.text
    assert "We offer it all." in page.text
    manager.post(f"{bid.path}/look/phrases/xx", {}, status=404)


def test_only_the_lead_s_managers_change_the_look(manager: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    for role in (Role.SUPPLIER_EDITOR, Role.FACILITATOR, Role.EXPORT_MANAGER):
        other = sign_in(role)
        other.get("/")
        other.post(f"{bid.path}/look", LOOK, status=403)
