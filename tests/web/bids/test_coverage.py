"""The coverage page: the map, the matrix with its filters, decisions by hand, remarks, and the workbook."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest

from bidbuilder.domain.bids.enclosures import find_evidence
from bidbuilder.domain.catalogue.offerings import Certificate, Offering
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.services import offerings
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.web.bids import matrix_parts
from tests.factories.offerings import number
from tests.factories.requirements import constraint, requirement
from tests.factories.web_bids import WebBid, add, fill, make_web_bid
from tests.factories.web_people import World
from tests.web.client import StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/coverage")
    return visitor


def numbers(client: StrictClient, address: str) -> list[str]:
    """The requirements the matrix shows."""
    page = client.get(address)
    return ["".join(one.itertext()) for one in page.all(".//table[@id='coverage']/tbody/tr/th/a")]


def test_the_map_counts_by_section_and_lot_and_leads_to_the_rows(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, answers=["R1"])
    page = client.get(f"{bid.path}/coverage")
    cells = {one.get("aria-label"): one.get("href") for one in page.all(".//a[@class='heat__cell']")}
    assert cells["Pumps, LOT-1: 1 of 1 met, 0 open"] == f"{bid.path}/coverage?section=Pumps&lot=LOT-1#matrix"
    assert "Boilers: 0 of 1 met, 1 open" in cells
    assert numbers(client, f"{bid.path}/coverage?section=Pumps&lot=LOT-1") == ["1.1"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["1.1", "2.1", "3", "4"]),
        ("verdict=met", ["1.1"]),
        ("verdict=unknown&level=mandatory", ["2.1"]),
        ("verdict=unknown", ["2.1", "3"]),
        ("verdict=unknown&level=information", ["4"]),
        ("scope=bid", []),
        ("lot=LOT-2", ["2.1"]),
        ("lot=", ["3", "4"]),
        ("text=boiler 400", ["2.1"]),
        ("verdict=nonsense", ["1.1", "2.1", "3", "4"]),
        ("text=nothing of the kind", []),
    ],
)
def test_filters_narrow_the_matrix(client: StrictClient, bid: WebBid, query: str, shown: list[str]) -> None:
    add(bid, bid.pump, answers=["R1"])
    assert numbers(client, f"{bid.path}/coverage?{query}") == shown


def test_a_long_matrix_comes_in_pages_and_opens_where_the_requirement_stands(
    client: StrictClient, bid: WebBid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_parts, "ROWS_A_PAGE", 2)
    page = client.get(f"{bid.path}/coverage?text=a")
    assert "Page 1 of 2" in page.text
    (following,) = [one.get("href") for one in page.all(".//nav[@class='pages']/a")]
    assert following == f"{bid.path}/coverage?text=a&page=2#matrix"
    assert numbers(client, f"{bid.path}/coverage?text=a&page=2") == ["3", "4"]
    assert numbers(client, f"{bid.path}/coverage?requirement=R3") == ["3", "4"]
    assert numbers(client, f"{bid.path}/coverage?page=99") == ["3", "4"]
    assert numbers(client, f"{bid.path}/coverage?page=-1") == ["1.1", "2.1"]


def test_what_nobody_knows_is_never_shown_as_met(client: StrictClient, bid: WebBid) -> None:
    text = client.get(f"{bid.path}/coverage").text
    assert "unknown" in text
    assert "✓" not in text


def test_a_row_opens_its_proof_with_value_against_bound(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, answers=["R1"])
    page = client.get(f"{bid.path}/coverage?requirement=R1")
    (scale,) = [one for one in page.root.iter() if one.get("class") == "scale"]
    assert scale.get("aria-label") == "10 kW against 8 kW"
    assert [one.text for one in scale if one.get("class") == "scale__mark"] == ["8", "10 kW"]
    part = client.get(f"{bid.path}/coverage/R1", headers={"HX-Request": "true"})
    assert "10 kW offered against at least 8 kW: 2 kW above." in part.text
    assert "Skip to the content" not in part.text


def test_a_proof_says_of_what_it_is_and_shows_its_figures(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, answers=["R1"])
    page = client.get(f"{bid.path}/coverage?requirement=R1")
    (panel,) = page.all(".//aside[@id='proof']")
    assert [one.text for one in panel.iterfind(".//a") if one.get("href") == f"/offerings/{bid.pump}"] == ["Pump"]
    assert "version 1" in page.text
    names = [one.text for one in panel.iterfind(".//dl[@class='facts']/dt")]
    words = [(one.text or "").replace("\xa0", " ") for one in panel.iterfind(".//dl[@class='facts']/dd")]
    assert dict(zip(names, words, strict=True)) == {
        "Property": "rated power",
        "Offered": "10 kW",
        "Required": "at least 8 kW",
        "Margin": "+2 kW",
    }


def test_mere_information_has_no_verdict_until_somebody_sets_one(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/coverage?requirement=R4")
    assert "Nothing has to be met here." in "".join(page.all(".//aside[@id='proof']")[0].itertext())
    page = client.post(f"{bid.path}/coverage/R4/decide", {"verdict": "deviation", "reason": "We build inland."})
    page = client.get(f"{bid.path}/coverage?requirement=R4")
    assert "Nothing has to be met here." not in page.text


def test_proposed_conditions_are_pointed_at_and_firms_named_in_the_matrix(world: World, sign_in: SignIn) -> None:
    asked = (
        requirement(constraint("sound_power_level", "≤", "90", unit="dB", state=ConstraintState.PROPOSED), key="R1"),
        requirement(
            constraint("staff", "≥", "5"), key="R2", number="2", text="At least five people", scope=Scope.MEMBER
        ),
    )
    bid = make_web_bid(world, requirements=asked)
    visitor = sign_in(Role.BID_MANAGER)
    page = visitor.get(f"{bid.path}/coverage?requirement=R1")
    assert "1 proposed condition waits to be confirmed; until then it is not checked." in page.text
    page = visitor.get(f"{bid.path}/coverage?requirement=R2")
    assert "waits to be confirmed" not in page.text
    (row,) = [one for one in page.all(".//table[@id='coverage']/tbody/tr") if one.get("aria-current")]
    assert [one.text for one in row.iterfind(".//td//strong")] == [f"{world.lead.display_name}:"]
    links = [one.get("href") for one in page.all(".//aside[@id='proof']//p/a")]
    assert f"{bid.path}/consortium" in links
    assert f"{bid.path}/solution?requirement=R2" not in links


def test_deciding_keeps_the_filter(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/coverage?verdict=unknown&requirement=R3")
    (form,) = [one for one in page.all(".//form") if (one.get("action") or "").split("?")[0].endswith("/decide")]
    assert form.get("action") == f"{bid.path}/coverage/R3/decide?verdict=unknown"
    answer = client.plain.post(
        f"{bid.path}/coverage/R3/decide?verdict=unknown",
        data={"csrf_token": client.token, "verdict": "met", "reason": "The concept is enclosed."},
    )
    assert answer.headers["Location"] == f"{bid.path}/coverage?verdict=unknown&requirement=R1#proof"
    page = client.get(f"{bid.path}/coverage?verdict=unknown&requirement=R3")
    assert "set by Bid Manager" in page.text
    assert numbers(client, f"{bid.path}/coverage?verdict=unknown") == ["1.1", "2.1"]


def test_without_a_script_the_number_leads_to_the_page_with_the_proof(client: StrictClient, bid: WebBid) -> None:
    answer = client.plain.get(f"{bid.path}/coverage/R1")
    assert answer.headers["Location"] == f"{bid.path}/coverage?requirement=R1#proof"
    client.get(f"{bid.path}/coverage/R99", status=404, headers={"HX-Request": "true"})


def test_a_verdict_by_hand_needs_a_reason_and_shows_who_set_it(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/coverage/R3"
    page = client.post(f"{path}/decide", {"verdict": "met", "reason": ""}, status=422)
    assert "Fill in this field." in page.text
    client.post(f"{path}/decide", {"verdict": "met", "reason": "The concept is enclosed."})
    page = client.get(f"{bid.path}/coverage?requirement=R3")
    assert "set by Bid Manager" in page.text
    assert "Computed: unknown" in page.text
    page = client.post(f"{path}/clear")
    assert "set by Bid Manager" not in page.text


def test_after_a_decision_the_next_open_requirement_is_in_the_panel(client: StrictClient, bid: WebBid) -> None:
    client.get(f"{bid.path}/coverage")
    answer = client.plain.post(
        f"{bid.path}/coverage/R3/decide",
        data={"csrf_token": client.token, "verdict": "met", "reason": "The concept is enclosed."},
    )
    assert answer.headers["Location"] == f"{bid.path}/coverage?requirement=R1#proof"


def test_the_panel_leads_to_the_next_open_requirement_the_filter_shows(client: StrictClient, bid: WebBid) -> None:
    def following(address: str) -> list[str | None]:
        page = client.get(f"{bid.path}/coverage{address}", headers={"HX-Request": "true"})
        return [one.get("href") for one in page.all(".//a[@id='next-open']")]

    assert following("/R1") == [f"{bid.path}/coverage/R2"]
    assert following("/R3") == [f"{bid.path}/coverage/R1"]
    assert following("/R1?section=Pumps") == []
    assert following("/R3?section=Pumps") == [f"{bid.path}/coverage/R1?section=Pumps"]


def test_remark_and_owner_are_kept_and_filtered_by(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/coverage/R2/note"
    page = client.post(path, {"remark": "Second boiler on request", "owner": "Mette Holm"})
    assert page.value_of("remark").strip() == "Second boiler on request"
    assert numbers(client, f"{bid.path}/coverage?owner=Mette+Holm") == ["2.1"]


def test_a_frozen_bid_is_shown_without_forms(client: StrictClient, bid: WebBid) -> None:
    fill(bid)
    client.post(f"{bid.path}/documents/freeze")
    page = client.get(f"{bid.path}/coverage?requirement=R1")
    assert "10 kW offered against at least 8 kW" in page.text
    assert "Decide by hand" not in page.text


def test_the_matrix_is_exported_as_it_would_go_into_the_pack(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, answers=["R1"])
    answer = client.plain.get(f"{bid.path}/coverage.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(answer.get_data())).worksheets[0]
    verdicts = {row[0]: row[5].replace("\xa0", " ") for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]}
    assert [verdicts[number] for number in ("1.1", "2.1", "3")] == ["✓ Met", "? Not known", "? Not known"]


def test_ticked_requirements_are_decided_together(client: StrictClient, bid: WebBid) -> None:
    given = {"key": ["R1", "R3"], "many_verdict": "deviation", "many_reason": "Agreed with the buyer"}
    page = client.post(f"{bid.path}/coverage/decide-ticked", given)
    assert "2 requirements were decided." in page.text
    assert numbers(client, f"{bid.path}/coverage?verdict=deviation") == ["1.1", "3"]
    page = client.post(f"{bid.path}/coverage/decide-ticked", {**given, "many_reason": ""}, status=422)
    ticked = [one.get("value") for one in page.all(".//input[@name='key']") if one.get("checked") is not None]
    assert ticked == ["R1", "R3"]
    page = client.post(f"{bid.path}/coverage/decide-ticked", {**given, "key": []}, status=422)
    assert "No requirement is ticked." in page.text


def publish_with_data_sheet(bid: WebBid) -> int:
    """A pump whose rated power stands in a file, and whose mass in one that nobody has."""
    actor, now = bid.supplier, datetime.now(UTC)
    power = replace(number("rated_power", "12", "kW"), document="Type test", page=3)
    pump = Offering(
        organisation_id=min(actor.organisation_ids),
        code="P-2",
        names={"en": "Pump with papers"},
        properties=(power,),
    )
    offering_id = offerings.register_offering(bid.database, actor, pump, None, now=now).id or 0
    offerings.publish_offering(bid.database, actor, offering_id, now=now)
    certificate = Certificate(name="Type test", file_name="type-test.pdf")
    offerings.add_certificate(bid.database, actor, offering_id, certificate, b"%PDF-1.7 papers", now=now)
    return offering_id


def test_the_document_of_a_proof_is_read_by_one_click_by_who_sees_the_bid(
    client: StrictClient, sign_in: SignIn, bid: WebBid
) -> None:
    add(bid, publish_with_data_sheet(bid), answers=["R1"])
    page = client.get(f"{bid.path}/coverage?requirement=R1")
    (link,) = [one for one in page.all(".//a") if "".join(one.itertext()) == "Type test"]
    address = link.get("href") or ""
    answer = client.plain.get(address)
    assert (answer.data, answer.headers["Content-Disposition"]) == (
        b"%PDF-1.7 papers",
        "attachment; filename=type-test.pdf",
    )
    client.get(address.replace("Type", "Any"), status=404)
    sign_in(Role.SUPPLIER_EDITOR).get(address, status=403)


def test_a_document_that_is_on_file_nowhere_is_named_without_a_link(client: StrictClient, bid: WebBid) -> None:
    add(bid, publish_with_data_sheet(bid), answers=["R1"])
    with bid.database.read() as session:
        dossier = load_assessment(
            session, bid.manager, bid.bid_id, bid.database.coverage, now=datetime.now(UTC)
        ).dossier
    (key,) = [item.key for item in dossier.solution.items()]
    assert find_evidence(dossier, key, "TYPE TEST") == find_evidence(dossier, key, "type-test.pdf") is not None
    assert find_evidence(dossier, key, "Drawing 7") is None
    assert find_evidence(dossier, "other", "Type test") is None
