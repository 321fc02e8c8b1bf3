"""Notices made for one question each: what is odd in a notice becomes a finding, never a silent guess."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.tenders import TenderReading
from tests.factories.notices import criteria, criterion, extension, lot, period, read_notice


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    ("day", "clock", "expected", "zone", "finding"),
    [
        ("2027-03-02+01:00", "12:00:00+01:00", "2027-03-02T12:00:00+01:00", "+01:00", None),
        ("2027-03-02Z", "12:00:00Z", "2027-03-02T12:00:00+00:00", "+00:00", None),
        ("2027-03-02", "12:00:00-05:00", "2027-03-02T12:00:00-05:00", "-05:00", None),
        ("2027-03-02+01:00", "12:00:00", "2027-03-02T12:00:00+01:00", "+01:00", None),
        ("2027-03-02+01:00", "12:00:00+02:00", "2027-03-02T12:00:00+02:00", "+02:00", "deadline-with-two-zones"),
        ("2027-03-02+01:00", "", "2027-03-02T23:59:00+01:00", "+01:00", "deadline-without-time"),
        ("2027-03-02+01:00", "24:00:00+01:00", "2027-03-03T00:00:00+01:00", "+01:00", None),
        ("2027-03-02+01:00", "12:00:00.500+01:00", "2027-03-02T12:00:00+01:00", "+01:00", None),
        ("2027-03-02", "12:00:00", None, None, "deadline-without-zone"),
        ("2027-03-02", "", None, None, "deadline-without-zone"),
        ("2027-02-30+01:00", "12:00:00+01:00", None, None, "deadline-unreadable"),
        ("02.03.2027", "12:00:00+01:00", None, None, "deadline-unreadable"),
        ("2027-03-02+01:00", "noon", None, None, "deadline-unreadable"),
    ],
)
def test_deadlines_keep_the_zone_they_were_written_in(day, clock, expected, zone, finding) -> None:
    reading = read_notice(lot(process=period(day, clock)))
    deadline = reading.tender.submission_deadline
    assert (deadline.moment.isoformat() if deadline else None) == expected
    assert (deadline.zone if deadline else None) == zone
    odd = {code for code in codes(reading) if code.startswith("deadline-")} - {"deadline-missing"}
    assert odd == ({finding} if finding else set())


def test_the_earliest_of_different_deadlines_is_taken_and_told() -> None:
    late, early = period("2027-03-09+01:00", "12:00:00+01:00"), period("2027-03-02+01:00", "12:00:00+01:00")
    reading = read_notice(lot(process=late), lot(lot_id="LOT-0002", process=early))
    assert reading.tender.submission_deadline.moment == datetime(2027, 3, 2, 11, tzinfo=UTC)
    assert "deadlines-differ" in codes(reading)
    gap = reading.tender.lots[0].submission_deadline.moment - reading.tender.lots[1].submission_deadline.moment
    assert gap == timedelta(days=7)


def test_same_moment_in_two_zones_is_no_difference() -> None:
    first, second = period("2027-03-02+01:00", "12:00:00+01:00"), period("2027-03-02Z", "11:00:00Z")
    assert "deadlines-differ" not in codes(read_notice(lot(process=first), lot(lot_id="LOT-0002", process=second)))


def test_requests_to_participate_come_first_and_are_told_so() -> None:
    process = period("2027-03-02+01:00", "12:00:00+01:00", name="ParticipationRequestReceptionPeriod")
    reading = read_notice(lot(process=process))
    assert reading.tender.submission_deadline == reading.tender.lots[0].participation_deadline
    assert "deadline-of-first-stage" in codes(reading)


@pytest.mark.parametrize(
    ("code", "list_name", "kind"),
    [
        ("per-exa", "number-weight", "percentage-exact"),
        ("per-mid", "number-weight", "percentage-middle"),
        ("dec-exa", "number-weight", "decimal-exact"),
        ("dec-mid", "number-weight", "decimal-middle"),
        ("poi-exa", "number-weight", "points-exact"),
        ("poi-mid", "number-weight", "points-middle"),
        ("ord-imp", "number-weight", "order"),
        ("fix-tot", "number-fixed", "fixed-total"),
        ("fix-unit", "number-fixed", "fixed-unit"),
    ],
)
def test_weights_say_what_kind_they_are(code: str, list_name: str, kind: str) -> None:
    reading = read_notice(lot(terms=criteria(criterion("price", "100", code, list_name))))
    (found,) = reading.tender.lots[0].award_criteria
    assert (found.kind, found.weight, found.weight_kind) == ("price", Decimal(100), kind)


def test_a_threshold_is_no_weight() -> None:
    reading = read_notice(lot(terms=criteria(criterion("quality", "60", "min-score", "number-threshold"))))
    (found,) = reading.tender.lots[0].award_criteria
    assert (found.weight, found.minimum_score) == (None, Decimal(60))


@pytest.mark.parametrize(
    ("weights", "is_told"), [(("40", "60"), False), (("40", "50"), True), (("33.3", "66.7"), False)]
)
def test_percentages_that_do_not_add_up_are_told(weights: tuple[str, str], is_told: bool) -> None:
    terms = criteria(criterion("price", weights[0]), criterion("quality", weights[1]))
    assert ("weights-not-whole" in codes(read_notice(lot(terms=terms)))) == is_told


def test_a_criterion_without_kind_is_quality_and_told() -> None:
    reading = read_notice(lot(terms=criteria(criterion("beauty"))))
    assert reading.tender.lots[0].award_criteria[0].kind == "quality"
    assert "criterion-without-kind" in codes(reading)


@pytest.mark.parametrize(
    ("reference", "expected"), [("26-0042", "26-0042"), ("", "2222"), ("not available", "2222"), ("N/A", "2222")]
)
def test_a_filler_is_no_reference(reference: str, expected: str) -> None:
    assert read_notice(reference=reference).tender.reference == expected


@pytest.mark.parametrize(
    ("number", "unit", "days"),
    [
        ("150", "DAY", 150),
        ("3", "WEEK", 21),
        ("6", "MONTH", 184),
        ("1", "YEAR", 366),
        ("x", "DAY", None),
        ("5", "HOUR", None),
    ],
)
def test_bid_validity_is_counted_on_the_calendar_from_the_deadline(number: str, unit: str, days: int | None) -> None:
    measure = f'<cbc:DurationMeasure unitCode="{unit}">{number}</cbc:DurationMeasure>'
    terms = f"<cac:TenderValidityPeriod>{measure}</cac:TenderValidityPeriod>"
    reading = read_notice(lot(terms=terms, process=period("2027-03-02+01:00", "12:00:00+01:00")))
    assert reading.tender.bid_validity_days == days
    assert ("validity-unreadable" in codes(reading)) == (days is None)


def test_a_guarantee_is_a_security_and_a_paper_of_the_bid() -> None:
    terms = (
        "<cac:RequiredFinancialGuarantee><cbc:GuaranteeTypeCode>true</cbc:GuaranteeTypeCode>"
        '<cbc:Description languageID="DAN">Garanti på 2 %</cbc:Description></cac:RequiredFinancialGuarantee>'
    )
    tender = read_notice(lot(terms=terms)).tender
    assert [(one.kind, one.text) for one in tender.securities] == [("bid", "Garanti på 2 %")]
    assert [(one.text, one.scope) for one in tender.requirements] == [("Garanti på 2 %", Scope.BID)]


def test_a_guarantee_that_is_not_asked_for_is_none() -> None:
    terms = (
        "<cac:RequiredFinancialGuarantee><cbc:GuaranteeTypeCode>false</cbc:GuaranteeTypeCode>"
        '<cbc:Description languageID="DAN">Ingen garanti</cbc:Description></cac:RequiredFinancialGuarantee>'
    )
    tender = read_notice(lot(terms=terms)).tender
    assert (tender.securities, tender.requirements) == ((), ())


def test_selection_criteria_of_old_and_new_notices_are_read_alike() -> None:
    old = (
        "<efac:SelectionCriteria><cbc:CriterionTypeCode>tp-abil</cbc:CriterionTypeCode>"
        '<cbc:Name languageID="DAN">Referencer</cbc:Name><cbc:Description languageID="DAN">Tre anlæg</cbc:Description>'
        "</efac:SelectionCriteria>"
    )
    new = (
        "<efac:SelectionCriteria><cbc:TendererRequirementTypeCode>slc-suit-reg-trade</cbc:TendererRequirementTypeCode>"
        '<cbc:Description languageID="DAN">CVR</cbc:Description></efac:SelectionCriteria>'
    )
    unused = old.replace(
        "<cbc:Name", "<cbc:CalculationExpressionCode>not-used</cbc:CalculationExpressionCode><cbc:Name"
    )
    requirements = read_notice(lot(terms=extension(old + new + unused))).tender.requirements
    assert [(one.section, one.text, one.member_rule) for one in requirements] == [
        (("Teknisk og faglig formåen",), "Referencer\nTre anlæg", "together"),
        (("Optagelse i et handelsregister",), "CVR", "each"),
    ]
    assert {one.level for one in requirements} == {Level.MANDATORY}


def test_groups_of_lots_are_kept_apart_from_lots() -> None:
    reading = read_notice(lot(), lot(lot_id="GLO-0001", scheme="LotsGroup", terms=criteria(criterion("cost", "100"))))
    assert [one.id for one in reading.tender.lots] == ["LOT-0001"]
    assert [(one.id, one.award_criteria[0].kind) for one in reading.tender.lot_groups] == [("GLO-0001", "cost")]


def test_a_change_notice_lists_its_changes() -> None:
    changes = (
        "<efac:Changes><efbc:ChangedNoticeIdentifier>1111-01</efbc:ChangedNoticeIdentifier>"
        '<efac:Change><efbc:ChangeDescription languageID="DAN">Ny frist</efbc:ChangeDescription>'
        "<efac:ChangedSection><efbc:ChangedSectionIdentifier>LOT-0001</efbc:ChangedSectionIdentifier></efac:ChangedSection>"
        "</efac:Change></efac:Changes>"
    )
    (addendum,) = read_notice(changes=changes).tender.addenda
    assert (addendum.number, addendum.issued_on.isoformat(), addendum.summary) == (
        "02",
        "2027-01-04",
        "LOT-0001 · Ny frist",
    )


def test_amounts_that_are_no_numbers_are_told() -> None:
    amount = '<cbc:EstimatedOverallContractAmount currencyID="DKK">1.000,00</cbc:EstimatedOverallContractAmount>'
    title = '<cbc:Name languageID="DAN">Delaftale</cbc:Name>'
    odd = lot().replace(title, f"<cac:RequestedTenderTotal>{amount}</cac:RequestedTenderTotal>")
    reading = read_notice(odd)
    assert reading.tender.lots[0].value is None
    assert {"amount-unreadable", "lot-without-title"} <= codes(reading)


def test_the_buyers_country_is_two_letters() -> None:
    buyer = read_notice().tender.buyer
    assert (buyer.name, buyer.country) == ("Nordhavn Kommune", "DK")
