"""Papers the call asks for: which sort, who brings them, whether they are there and hold, and what they answer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.paper_notes import PaperNote
from bidbuilder.domain.bids.papers import (
    PaperKind,
    PaperState,
    find_paper_kind,
    list_needed_papers,
    with_papers,
)
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.matching.verdicts import ManualVerdict, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.securities import list_asked_securities
from bidbuilder.domain.tenders.tenders import Security, Tender
from tests.factories.dossiers import make_bid, make_dossier, make_tender
from tests.factories.people import NOW
from tests.factories.requirements import constraint, requirement

LEAD, PARTNER, DECLINED = 1, 2, 3


def asked(text: str, scope: Scope = Scope.BID, rule: str = "", **fields: object) -> Requirement:
    """A requirement about papers."""
    conditions = fields.pop("conditions", ())
    return requirement(
        *conditions,
        key="R9",
        number="9.1",
        text=text,
        scope=scope,
        member_rule=rule,
        **fields,  # type: ignore[misc]
    )


def dossier(one: Requirement, *notes: PaperNote, certificates: tuple[Certificate, ...] = ()) -> Dossier:
    """A bid of a lead, a partner with these certificates, and one who has declined."""
    partners = (
        Partner(organisation_id=LEAD, role=PartnerRole.GROUP_LEADER, state=PartnerState.ACCEPTED),
        Partner(organisation_id=PARTNER, state=PartnerState.ACCEPTED),
        Partner(organisation_id=DECLINED, state=PartnerState.DECLINED),
    )
    made = make_dossier(bid=make_bid(partners=partners), tender=make_tender(requirements=(one,)))
    return replace(made, papers=notes, qualifications={PARTNER: Qualification(certificates=certificates)})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bid security of 2 % is enclosed.", PaperKind.SECURITY),
        ("Der stilles tilbudsgaranti på 100.000 kr.", PaperKind.SECURITY),
        ("Vertragserfüllungsbürgschaft der Bank", PaperKind.SECURITY),
        ("The supplier is certified to ISO 9001.", PaperKind.CERTIFICATE),
        ("A signed declaration of conformity", PaperKind.DECLARATION),
        ("Tro- og love-erklæring vedlægges", PaperKind.DECLARATION),
        ("Tro- og loveerklæring fra hver deltager", PaperKind.DECLARATION),
        ("En serviceattest vedlægges", PaperKind.CERTIFICATE),
        ("Der stilles en anfordringsgaranti på 10 %", PaperKind.SECURITY),
        ("Pumpen har fem års garanti.", None),
        ("Eigenerklärung zur Eignung", PaperKind.DECLARATION),
        ("Three reference projects of the last five years", PaperKind.REFERENCE),
        ("Fill in Annex B", PaperKind.FORM),
        ("The pump is blue.", None),
        ("The platform performs well.", None),
    ],
)
def test_the_sort_of_a_paper_by_its_words(text: str, kind: PaperKind | None) -> None:
    assert find_paper_kind(asked(text)) is kind


@pytest.mark.parametrize(
    ("scope", "rule", "who"),
    [
        (Scope.BID, "", [0]),
        (Scope.MEMBER, "lead", [LEAD]),
        (Scope.MEMBER, "each", [LEAD, PARTNER]),
        (Scope.MEMBER, "", [LEAD, PARTNER]),
        (Scope.MEMBER, "any", [0]),
        (Scope.MEMBER, "together", [0]),
        (Scope.ITEM, "", []),
        (Scope.SYSTEM, "", []),
    ],
)
def test_who_brings_it(scope: Scope, rule: str, who: list[int]) -> None:
    made = dossier(asked("A signed declaration", scope, rule))
    assert [one.organisation_id for one in list_needed_papers(made)] == who


def test_figures_of_members_and_mere_information_are_no_papers() -> None:
    assert list_needed_papers(dossier(asked("Turnover of 5 million", Scope.MEMBER))) == ()
    counted = asked("At least 100 references", Scope.MEMBER, conditions=(constraint("references", "≥", "100"),))
    assert list_needed_papers(dossier(counted)) == ()
    assert list_needed_papers(dossier(asked("A form", level=Level.INFORMATION))) == ()


@pytest.mark.parametrize(
    ("note", "state"),
    [
        (None, PaperState.MISSING),
        (PaperNote(requirement_key="R9", is_there=False, valid_until=date(2030, 1, 1)), PaperState.MISSING),
        (PaperNote(requirement_key="R9", is_there=True), PaperState.HAVE),
        (PaperNote(requirement_key="R9", is_there=True, valid_until=date(2027, 6, 1)), PaperState.HAVE),
        (PaperNote(requirement_key="R9", is_there=True, valid_until=date(2027, 5, 31)), PaperState.EXPIRES),
        (PaperNote(requirement_key="R8", is_there=True), PaperState.MISSING),
        (PaperNote(requirement_key="R9", organisation_id=PARTNER, is_there=True), PaperState.MISSING),
    ],
)
def test_a_paper_has_to_be_there_and_hold_at_the_award(note: PaperNote | None, state: PaperState) -> None:
    (paper,) = list_needed_papers(dossier(asked("A form"), *([note] if note else [])))
    assert paper.needed_until == date(2027, 6, 1)
    assert paper.state is state


def test_a_security_has_to_hold_as_long_as_the_bid_binds() -> None:
    (paper,) = list_needed_papers(dossier(asked("A bid security of 2 %")))
    assert paper.needed_until == date(2027, 5, 31)


def test_a_certificate_on_file_is_found_by_its_name_or_by_the_condition() -> None:
    certificates = (Certificate(name="ISO 9001", valid_until=date(2027, 12, 31)),)
    for one in (
        asked("Each member is certified to ISO 9001.", Scope.MEMBER, "each"),
        asked(
            "A certificate of quality",
            Scope.MEMBER,
            "each",
            conditions=(constraint("standard", "one-of", "ISO 9001"),),
        ),
    ):
        lead, partner = list_needed_papers(dossier(one, certificates=certificates))
        assert (lead.state, partner.state) == (PaperState.MISSING, PaperState.HAVE)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("DS/EN ISO 9001:2015", PaperState.HAVE),
        ("ISO 9001", PaperState.HAVE),
        ("ISO 14001:2015", PaperState.MISSING),
        ("ISO 90012", PaperState.MISSING),
        ("", PaperState.MISSING),
    ],
)
def test_a_certificate_answers_by_its_standard_however_it_is_adopted(name: str, state: PaperState) -> None:
    one = asked("Each member is certified to EN ISO 9001.", Scope.MEMBER, "each")
    _lead, partner = list_needed_papers(dossier(one, certificates=(Certificate(name=name),)))
    assert partner.state is state


def answered(made: Dossier, **fields: object) -> tuple[Verdict, str]:
    """Verdict and message of the only requirement, which nothing else answers."""
    given = {"verdict": Verdict.UNKNOWN, "computed": Verdict.UNKNOWN, **fields}
    before = RequirementCoverage(requirement_key="R9", **given)  # type: ignore[arg-type]
    (after,) = with_papers([before], list_needed_papers(made))
    return after.verdict, after.proofs[0].params["papers"] if after.proofs else ""


def test_papers_answer_their_requirement_only_when_all_are_there() -> None:
    one = asked("A signed declaration", Scope.MEMBER, "each")
    mine = PaperNote(requirement_key="R9", organisation_id=LEAD, is_there=True, file_name="lead.pdf")
    theirs = replace(mine, organisation_id=PARTNER, file_name="partner.pdf")
    name = dossier(one).name_of
    assert answered(dossier(one, mine)) == (Verdict.UNKNOWN, name(PARTNER) or "9.1")
    verdict, papers = answered(dossier(one, mine, theirs))
    assert verdict is Verdict.MET
    assert "lead.pdf" in papers
    assert "partner.pdf" in papers
    short = replace(theirs, valid_until=date(2027, 1, 1))
    assert answered(dossier(one, mine, short))[0] is Verdict.NOT_MET


def test_a_person_s_decision_and_confirmed_conditions_count_before_papers() -> None:
    manual = ManualVerdict(requirement_key="R9", verdict=Verdict.DEVIATION, reason="agreed", by="Karen", at=NOW)
    there = PaperNote(requirement_key="R9", is_there=True)
    assert answered(dossier(asked("A form"), there), verdict=Verdict.DEVIATION, manual=manual)[0] is Verdict.DEVIATION
    figures = asked("Certified turnover", conditions=(constraint("turnover", "≥", "5"),))
    assert answered(dossier(figures, there))[0] is Verdict.UNKNOWN


def test_securities_the_call_names_become_requirements_once() -> None:
    securities = (
        Security(kind="bid", percent=Decimal(2), text="2 % of the bid"),
        Security(kind="performance", amount=Money(Decimal(5000), "EUR")),
    )
    said = Requirement(number="1", text="A security of 2 % of the bid is enclosed.", scope=Scope.BID)
    found = list(list_asked_securities(Tender(securities=securities, requirements=(said,))))
    assert [(one.number, one.text, one.scope) for one in found] == [
        ("SEC-2", "Performance security 5000 EUR", Scope.BID)
    ]
    assert len(list(list_asked_securities(Tender(securities=securities)))) == 2
