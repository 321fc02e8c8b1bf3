"""What blocks a bid, gate by gate: each test states the one thing that is wrong with an otherwise ready bid."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace
from bidbuilder.domain.bids.assessment import assess
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import CoverageNote, Dossier
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Certificate, DocumentLink
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.matching.verdicts import ManualVerdict, Verdict
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import Addendum, Buyer
from tests.factories.dossiers import (
    LEAD,
    MEMBER,
    NOW,
    make_bid,
    make_certificate,
    make_dossier,
    make_offering,
    make_price_list,
    make_quote,
    make_tender,
)
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, plug, solution, system


def _findings(dossier: Dossier, now: datetime = NOW) -> tuple[Finding, ...]:
    coverage = renew_coverage(dossier, standard_dictionary()).coverage
    return assess(dossier, coverage, standard_dictionary(), now=now).findings


def _codes(dossier: Dossier, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(str(one.severity), one.code) for one in _findings(dossier, now)]


def _manual(verdict: Verdict) -> dict[str, CoverageNote]:
    manual = ManualVerdict(requirement_key="R1", verdict=verdict, reason="Agreed", by="Birgit", at=NOW)
    return {"R1": CoverageNote(requirement_key="R1", manual=manual)}


def _asking(power: str, **fields: Any) -> dict[str, Any]:
    asked = requirement(constraint("rated_power", "≥", power, unit="kW"), key="R1", number="1", **fields)
    return {"tender": make_tender(requirements=(asked,))}


def test_nothing_blocks_a_bid_that_is_ready() -> None:
    assert _findings(make_dossier()) == ()


_PUMP = item("n1", organisation_id=MEMBER, answers=("R1",), title="Pump")
_CERTIFIED = Qualification(certificates=(make_certificate(date(2027, 5, 1)),))
_POLICY = PricingPolicy(currency="EUR", floor_margin_percent=Decimal(10))


@pytest.mark.parametrize(
    ("changes",                                                          "expected"),
    [
        ({"bid": make_bid(stage=Stage.GO_NO_GO)},                        [("error", "stage")]),
        ({"bid": make_bid(stage=Stage.FROZEN)},                          [("error", "stage")]),
        (_asking("12"),                                                  [("error", "mandatory-not-met")]),
        (_asking("12", level=Level.RATED),                               []),
        ({**_asking("12"), "notes": _manual(Verdict.DEVIATION)},         []),
        ({**_asking("12"), "notes": _manual(Verdict.NOT_MET)},           [("warning", "mandatory-waived")]),
        ({"tender": make_tender(requirements=())},                       [("error", "no-requirements")]),
        ({"tender": make_tender(buyer=Buyer(name=" "))},                 [("warning", "buyer-unnamed")]),
        ({"tender": make_tender(submission_deadline=None)},              [("warning", "deadline-unknown")]),
        ({"bid": make_bid(signatory_names=())},                          [("error", "signatory-missing")]),
        ({"bid": make_bid(signatory_names=("Gone",))},                   [("error", "signatory-gone")]),
        ({"tender": make_tender(addenda=(Addendum(number="A1"),))},      [("error", "addendum-open")]),
        ({"bid": make_bid(introduction="Dear [insert name]")},           [("error", "placeholder")]),
        ({"bid": make_bid(title="Heat TBD")},                            [("error", "placeholder")]),
        ({"tender": make_tender(currency="PLN")},                        [("warning", "other-currency")]),
        ({"bid": make_bid(policy=_POLICY)},                              [("error", "margin-below-floor")]),
        ({"quotes": (make_quote(valid_until=date(2027, 5, 30)),)},       [("error", "quote-ends-early")]),
        ({"quotes": (make_quote(valid_until=date(2027, 5, 31)),)},       []),
        ({"quotes": (make_quote(None, submitted_at=None, state=QuoteState.REQUESTED),)}, [("warning", "quote-open")]),
        ({"quotes": (make_quote(None, state=QuoteState.DECLINED),)},     [("error", "member-declined")]),
        ({"quotes": ()},                                                 [("warning", "quote-missing")]),
        ({"quotes": (), "prices": {}},                                   [("error", "unpriced"), ("warning", "quote-missing")]),
        ({"quotes": (), "prices": {1: make_price_list(valid_until=date(2026, 11, 21))}},
         [("warning", "quote-missing"), ("warning", "list-price-over")]),
        ({"quotes": (make_quote(currency="PLN"),)},                      [("error", "unpriced"), ("error", "rate-missing")]),
        ({"rates": RateTable(day=date(2026, 11, 7), rates={})},          [("warning", "rates-old")]),
        ({"rates": RateTable(day=date(2026, 11, 8), rates={})},          []),
        ({"qualifications": {MEMBER: _CERTIFIED}},                       [("error", "certificate-ends")]),
        ({"offerings": {(1, 1): make_offering(certificates=(make_certificate(date(2027, 3, 1)),))}},
         [("error", "certificate-ends")]),
        ({"offerings": {(1, 1): make_offering(certificates=(make_certificate(date(2028, 1, 1)),))}},
         [("warning", "certificate-ends-early")]),
        ({"offerings": {(1, 1): make_offering(certificates=(make_certificate(None),))}}, []),
        ({"offerings": {(1, 1): make_offering(certificates=(make_certificate(date(2028, 12, 31)),))}}, []),
    ],
)  # fmt: skip
def test_each_gate_says_one_thing(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert _codes(make_dossier(**changes)) == expected


def test_empty_solution_leaves_everything_open() -> None:
    assert _codes(make_dossier(solution=Solution(), quotes=())) == [
        ("error", "mandatory-unknown"),
        ("error", "solution-empty"),
    ]


def test_plug_blocks_and_keeps_its_requirement_from_being_met() -> None:
    filled = solution(_PUMP, plug("p1", answers=("R1",), plug_amount=Decimal(5), title="Crane"))
    assert _codes(make_dossier(solution=filled)) == [("error", "plug"), ("warning", "mandatory-partly")]


def test_quote_for_another_quantity_is_told_with_both_numbers() -> None:
    twice = solution(system("s", replace(_PUMP), quantity="2"))
    (found,) = _findings(make_dossier(solution=twice))
    assert (found.code, found.params["quoted"], found.params["needed"]) == ("quantity-not-quoted", "1", "2")


def test_line_with_another_offering_is_not_quoted() -> None:
    offerings = {(1, 1): make_offering(), (9, 1): make_offering(9)}
    other = solution(item("n1", 9, organisation_id=MEMBER, answers=("R1",), title="Pump"))
    codes = _codes(make_dossier(solution=other, offerings=offerings, prices={9: make_price_list()}))
    assert codes == [("warning", "line-not-quoted")]


def test_certificate_that_proves_something_has_to_hold_through_delivery() -> None:
    asked = requirement(constraint("certificate", "≥", "ISO 9001"), key="R1", number="1")
    certified = make_offering(certificates=(make_certificate(date(2028, 1, 1)),))
    dossier = make_dossier(tender=make_tender(requirements=(asked,)), offerings={(1, 1): certified})
    assert _codes(dossier) == [("error", "certificate-ends-early")]
    (finding,) = _findings(dossier)
    assert (finding.params["page"], finding.params["key"]) == ("coverage", "R1")


def test_proposed_conditions_are_counted_once_for_all() -> None:
    proposed = constraint("rated_power", "≥", "8", unit="kW", state=ConstraintState.PROPOSED)
    met = constraint("rated_power", "≥", "8", unit="kW")
    tender = make_tender(requirements=(requirement(met, proposed, proposed, key="R1", number="1"),))
    (found,) = _findings(make_dossier(tender=tender))
    assert (found.code, found.params["number"]) == ("constraints-unconfirmed", "2")


def test_what_the_buyer_would_find_unanswered_is_named_but_blocks_nothing() -> None:
    rated = [requirement(key=f"X{n}", number=f"9.{n}", level=Level.RATED) for n in range(1, 9)]
    decided = requirement(key="D", number="8.1", scope=Scope.BID)
    said = ManualVerdict(requirement_key="D", verdict=Verdict.MET, reason="Seen.", by="Anna", at=NOW)
    dossier = make_dossier(
        tender=make_tender(requirements=(*make_tender().requirements, *rated, decided)),
        notes={
            "D": CoverageNote(requirement_key="D", manual=said),
            "X1": CoverageNote(requirement_key="X1", remark="On request."),
        },
    )
    found = {one.code: one for one in _findings(dossier)}
    assert found["rated-unanswered"].params["number"] == "9.2, 9.3, 9.4, 9.5, 9.6, 9.7 (+1)"
    assert found["met-unexplained"].params["number"] == "8.1"
    assert {found[code].severity for code in ("rated-unanswered", "met-unexplained")} == {Severity.WARNING}
    explained = replace(dossier, notes={"D": CoverageNote(requirement_key="D", manual=said, remark="See the letter.")})
    assert "met-unexplained" not in {one.code for one in _findings(explained)}


def test_shares_that_do_not_add_up_are_a_warning() -> None:
    partners = (
        Partner(organisation_id=LEAD, role=PartnerRole.GROUP_LEADER, work_share=Decimal(60)),
        Partner(organisation_id=MEMBER, work_share=Decimal(30)),
    )
    (found,) = _findings(make_dossier(bid=make_bid(partners=partners)))
    assert (found.code, found.params["sum"]) == ("shares-incomplete", "90")


def test_partner_who_declined_blocks_even_without_a_request() -> None:
    partners = (
        Partner(organisation_id=LEAD, role=PartnerRole.GROUP_LEADER),
        Partner(organisation_id=MEMBER, state=PartnerState.DECLINED),
    )
    assert ("error", "member-declined") in _codes(make_dossier(bid=make_bid(partners=partners)))


def test_deadline_that_has_passed_is_said() -> None:
    after = datetime(2027, 3, 2, 12, 0, 1, tzinfo=UTC)
    dossier = make_dossier(quotes=(make_quote(valid_until=date(2027, 12, 31)),))
    assert _codes(dossier, after) == [("warning", "deadline-over")]


def test_every_finding_leads_to_a_page_and_says_what_to_do() -> None:
    dossier = make_dossier(
        bid=make_bid(stage=Stage.GO_NO_GO, signatory_names=("Gone",), introduction="…"),
        tender=make_tender(addenda=(Addendum(number="A1"),), currency="PLN"),
        solution=solution(plug("p1", plug_amount=None)),
        quotes=(make_quote(valid_until=date(2027, 1, 1)),),
        rates=RateTable(day=date(2026, 1, 1), rates={}),
    )
    pages = {"overview", "requirements", "solution", "coverage", "consortium", "price", "rates", "documents", "changes"}
    found = _findings(dossier)
    assert len(found) > 8
    for one in found:
        assert one.params["page"] in pages
        assert one.hint
        assert one.message.format_map(one.params)


def test_evidence_that_nobody_has_on_file_is_named_once_for_its_item() -> None:
    paper = Certificate(name="EN 1090", number="7")
    sheet, link = DocumentLink(name="Data sheet"), DocumentLink(name="Drawing", url="https://example.invalid/d")
    offering = make_offering(certificates=(paper,), documents=(sheet, link))
    (found,) = _findings(make_dossier(offerings={(1, 1): offering}))
    assert (found.code, found.params["documents"]) == ("evidence-missing", "EN 1090 7, Data sheet")


def test_positions_of_a_bill_that_nothing_answers_are_named_together() -> None:
    asked = requirement(
        key="R9", number="01.0010", level=Level.RATED, quantity=Decimal(3), source=SourcePlace(file="lv.X83")
    )
    told = [
        one.params["numbers"]
        for one in _findings(make_dossier(tender=make_tender(requirements=(asked,))))
        if one.code == "position-unpriced"
    ]
    assert told == ["01.0010"]
