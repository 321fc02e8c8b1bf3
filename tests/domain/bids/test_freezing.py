"""The snapshot: what the buyer gets, and what never gets into it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bidbuilder import codec
from bidbuilder.domain.bids.assessment import assess
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import CoverageNote, Dossier
from bidbuilder.domain.bids.freezing import FreezeBlocked, FreezeStamp, require_unblocked, take_snapshot
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import OfferingKind, SupplyTerms
from bidbuilder.domain.matching.verdicts import ManualVerdict, Verdict
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import TenderDocument
from tests.factories.dossiers import MEMBER, NOW, make_bid, make_dossier, make_offering, make_quote, make_tender
from tests.factories.pricing import make_shared_cost
from tests.factories.requirements import requirement
from tests.factories.solutions import item, solution, system

STAMP = FreezeStamp(id="s-1", version=1, at=NOW, tool_version="0.1")


def _freeze(dossier: Dossier) -> BidSnapshot:
    coverage = renew_coverage(dossier, standard_dictionary()).coverage
    assessed = assess(dossier, coverage, standard_dictionary(), now=NOW)
    return take_snapshot(dossier, assessed.coverage, assessed.price, standard_dictionary(), STAMP)


def test_snapshot_survives_being_stored() -> None:
    snapshot = _freeze(make_dossier())
    assert codec.from_json(codec.to_json(snapshot), BidSnapshot) == snapshot


def test_price_lines_add_up_to_the_one_total() -> None:
    policy = PricingPolicy(
        currency="EUR", markup_percent=Decimal("12.5"), discount_percent=Decimal(3), discount_reason="for all lots"
    )
    price = _freeze(make_dossier(bid=make_bid(policy=policy))).price
    (line,) = price.lines
    assert (line.unit_price, line.total, price.subtotal) == (Decimal("101.25"), Decimal("101.25"), Decimal("101.25"))
    assert (price.discount, price.total, price.discount_text) == (
        Decimal("3.04"),
        Decimal("98.21"),
        "3 % · for all lots",
    )


def test_secrets_of_the_lead_and_its_members_stay_out() -> None:
    policy = PricingPolicy(
        currency="EUR",
        contingency_percent=Decimal("7.71"),
        markup_percent=Decimal("13.37"),
        shared_costs=(make_shared_cost("55.55", title="Secret freight"),),
    )
    manual = ManualVerdict(requirement_key="R1", verdict=Verdict.DEVIATION, reason="Slower pump", by="Inga", at=NOW)
    note = CoverageNote(requirement_key="R1", manual=manual, owner="Karl")
    lead = make_dossier().lead
    dossier = make_dossier(
        bid=make_bid(policy=policy),
        quotes=(make_quote("31.41"),),
        notes={"R1": note},
        organisations={**make_dossier().organisations, 1: replace(lead, branding=Branding(logo_file="key-of-logo"))},
        tender=make_tender(documents=(TenderDocument(name="call.pdf", file_key="key-of-call"),), owner_id=4711),
    )
    text = codec.to_json(_freeze(dossier))
    for secret in (
        "31.41",
        "7.71",
        "13.37",
        "55.55",
        "Secret freight",
        "Inga",
        "Karl",
        "key-of-logo",
        "key-of-call",
        "4711",
    ):
        assert secret not in text


def test_verdict_by_hand_goes_out_without_its_reason_and_without_contradicting_proofs() -> None:
    manual = ManualVerdict(requirement_key="R1", verdict=Verdict.DEVIATION, reason="Slower pump", by="Inga", at=NOW)
    dossier = make_dossier(notes={"R1": CoverageNote(requirement_key="R1", manual=manual)})
    (covered,) = _freeze(dossier).coverage
    assert (covered.verdict, covered.computed, covered.remark, covered.proofs, covered.manual) == (
        Verdict.DEVIATION, Verdict.DEVIATION, "", (), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind",                  "origin", "schedule"),
    [
        (OfferingKind.COMPONENT,  "DK", "abroad"),
        (OfferingKind.COMPONENT,  "PL", "domestic"),
        (OfferingKind.COMPONENT,  "",   "abroad"),
        (OfferingKind.BY_PRODUCT, "PL", "domestic"),
        (OfferingKind.SERVICE,    "PL", "services"),
        (OfferingKind.CAPACITY,   "DK", "services"),
        (OfferingKind.COMPETENCE, "DK", "services"),
    ],
)  # fmt: skip
def test_origin_and_kind_decide_the_schedule(kind: OfferingKind, origin: str, schedule: str) -> None:
    made = make_offering(kind=kind, terms=SupplyTerms(country_of_origin=origin))
    assert _freeze(make_dossier(offerings={(1, 1): made})).price.lines[0].schedule == schedule


def test_own_services_of_the_lead_are_numbered_apart() -> None:
    policy = PricingPolicy(currency="EUR", service_costs=(make_shared_cost("500", title="Commissioning"),))
    line = _freeze(make_dossier(bid=make_bid(policy=policy))).price.lines[-1]
    assert (line.number, line.title, line.schedule, line.total) == (
        "S1",
        "Commissioning",
        "services",
        Decimal("500.00"),
    )


def test_items_stand_in_the_outline_with_all_their_quantity() -> None:
    pump = item("n1", quantity="3", organisation_id=MEMBER, answers=("R1",), title="Pump")
    filled = solution(system("heat", pump, quantity="2", lot="LOT-1", title="Heat"))
    snapshot = _freeze(make_dossier(solution=filled))
    assert [(one.number, one.depth, one.kind, one.lot) for one in snapshot.items] == [
        ("1", 0, "system", "LOT-1"),
        ("1.1", 1, "item", "LOT-1"),
    ]
    assert (snapshot.items[1].quantity, snapshot.price.lines[0].quantity) == (Decimal(6), Decimal(6))
    assert snapshot.price.by_lot == (("LOT-1", Decimal("540.00")),)


def test_titles_and_property_names_are_in_the_language_of_the_tender() -> None:
    snapshot = _freeze(make_dossier(tender=make_tender(languages=("da",))))
    assert snapshot.language == "da"
    assert snapshot.price.lines[0].title == "Pumpe"
    assert dict(snapshot.property_names)["rated_power"] == "mærkeeffekt"


@pytest.mark.parametrize(
    ("delivery_until",   "award",             "delivery"),
    [
        (date(2028, 12, 31), date(2027, 6, 1), date(2028, 12, 31)),
        (None,               date(2027, 6, 1), date(2027, 7, 1)),
        (None,               None,             None),
    ],
)  # fmt: skip
def test_delivery_is_the_buyer_s_last_day_or_award_and_lead_time(
    delivery_until: date | None, award: date | None, delivery: date | None
) -> None:
    tender = make_tender(delivery_until=delivery_until, expected_award_on=award)
    assert _freeze(make_dossier(tender=tender)).price.lines[0].delivery_on == delivery


def test_a_larger_order_is_delivered_later() -> None:
    dossier = make_dossier(tender=make_tender(delivery_until=None, expected_award_on=date(2027, 6, 1)))
    slower = {
        key: replace(one, terms=replace(one.terms, lead_time_days_per_unit=Decimal(2)))
        for key, one in dossier.offerings.items()
    }
    line = _freeze(replace(dossier, offerings=slower)).price.lines[0]
    assert line.delivery_on == date(2027, 7, 1) + timedelta(days=int(2 * line.quantity))


def test_rates_that_were_used_go_out_as_units_for_one_of_the_bid_s_currency() -> None:
    rates = RateTable(day=date(2026, 11, 20), rates={"DKK": Decimal("7.46"), "USD": Decimal("1.05")}, source="ECB")
    dossier = make_dossier(quotes=(make_quote("746", currency="DKK"),), rates=rates)
    price = _freeze(dossier).price
    assert (price.rates, price.rates_on, price.rates_source) == ((("DKK", Decimal("7.46")),), date(2026, 11, 20), "ECB")
    in_kroner = replace(dossier, bid=make_bid(policy=PricingPolicy(currency="DKK")), quotes=(make_quote("100"),))
    assert _freeze(in_kroner).price.rates == (("EUR", Decimal("0.134048")),)
    assert _freeze(make_dossier(rates=rates)).price.rates == ()


def test_blocking_findings_refuse_and_are_all_told() -> None:
    dossier = make_dossier(bid=make_bid(signatory_names=()), tender=make_tender(currency="PLN"))
    coverage = renew_coverage(dossier, standard_dictionary()).coverage
    findings = assess(dossier, coverage, standard_dictionary(), now=NOW).findings
    with pytest.raises(FreezeBlocked) as refused:
        require_unblocked(findings)
    assert [one.code for one in refused.value.findings] == ["signatory-missing"]
    require_unblocked([one for one in findings if one.severity == "warning"])


def test_renewed_coverage_equals_a_fresh_one_after_every_kind_of_change() -> None:
    tender = make_tender(
        requirements=(*make_tender().requirements, requirement(key="R2", number="2", level=Level.RATED, text="Manual"))
    )
    first = make_dossier(tender=tender)
    manual = ManualVerdict(requirement_key="R2", verdict=Verdict.MET, reason="See annex", by="Inga", at=NOW)
    changed = (
        replace(first, solution=solution()),
        replace(first, notes={"R2": CoverageNote(requirement_key="R2", manual=manual)}),
        replace(first, tender=make_tender()),
        first,
    )
    dictionary = standard_dictionary()
    covered = renew_coverage(first, dictionary)
    for dossier in changed:
        covered = renew_coverage(dossier, dictionary, covered)
        assert covered.coverage == renew_coverage(dossier, dictionary).coverage
