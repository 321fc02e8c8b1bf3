"""What if: steps written and read, the bid after them beside the bid as it is, and what is lost with each member."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.numbers import NumberUnreadable
from bidbuilder.domain.bids.assessment import assess
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import CoverageNote, Dossier
from bidbuilder.domain.bids.member_losses import MemberLoss, Substitute, list_leavers, lose_member, rank_losses
from bidbuilder.domain.bids.supposed import Ground, Supposed
from bidbuilder.domain.bids.suppositions import (
    Amount,
    KeyDate,
    LeaveOut,
    Loosen,
    MoveDate,
    Step,
    StepGone,
    StepUnclear,
    Swap,
    read_step,
    write_step,
)
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.matching.verdicts import ManualVerdict, Proof, RequirementCoverage, Verdict
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.tenders.requirements import Level
from tests.factories.dossiers import (
    LEAD,
    MEMBER,
    NOW,
    make_certificate,
    make_dossier,
    make_offering,
    make_price_list,
    make_tender,
)
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, solution

RIVAL = 3
OTHER = make_offering(9, organisation_id=RIVAL, version=4, names={"en": "Other pump"})
WEAK = replace(make_offering(8, organisation_id=RIVAL), properties=())
MET, UNKNOWN, NOT_MET = Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET


def two_pumps(**changes: object) -> Dossier:
    """The member's pump at a quote of 90, and one of the lead's own that answers nothing."""
    nodes = (
        item("n1", organisation_id=MEMBER, answers=("R1",), title="Pump"),
        item("n2", 2, organisation_id=LEAD, title="Own"),
    )
    dossier = make_dossier(
        solution=solution(*nodes, revision=1),
        offerings={(1, 1): make_offering(), (2, 1): make_offering(2, organisation_id=LEAD)},
        prices={1: make_price_list(), 2: make_price_list("10")},
    )
    organisations = {**dossier.organisations, RIVAL: Organisation(id=RIVAL, legal_name="Rival ApS")}
    return replace(dossier, organisations=organisations, **changes)


def ground(dossier: Dossier) -> Ground:
    covered = renew_coverage(dossier, standard_dictionary())
    return Ground(
        assess(dossier, covered.coverage, standard_dictionary(), now=NOW), covered, standard_dictionary(), NOW
    )


def ask(*steps: Step, dossier: Dossier | None = None) -> Supposed:
    usable = {9: OTHER, 8: WEAK}
    named = {step.offering_id for step in steps if isinstance(step, Swap)}
    prices = {9: make_price_list("70")}
    return ground(dossier or two_pumps()).ask(steps, {key: usable[key] for key in named}, prices)


@pytest.mark.parametrize(
    ("steps", "total", "verdict"),
    [
        ((),                                       100, MET),
        ((LeaveOut(MEMBER),),                       10, UNKNOWN),
        ((Swap("n1", 9),),                          80, MET),
        ((Swap("n1", 8),),                          10, UNKNOWN),
        ((LeaveOut(MEMBER), Swap("n1", 9)),         80, MET),
        ((Amount("n2", Decimal(3)),),              120, MET),
        ((Loosen("R1", 0, ("12",)),),              100, NOT_MET),
        ((Loosen("R1", 0, ("4",)), Amount("n2", Decimal(2))), 110, MET),
        ((MoveDate(KeyDate.AWARD, date(2027, 9, 1)),), 100, MET),
    ],
)  # fmt: skip
def test_price_and_coverage_stand_side_by_side(steps: tuple[Step, ...], total: int, verdict: Verdict) -> None:
    found = ask(*steps)
    assert (found.before.price.total, found.after.price.total) == (100, total)
    assert found.after.coverage[0].verdict is verdict
    assert found.difference == total - 100
    assert [change.after for change in found.changes] == ([] if verdict is MET else [verdict])


def test_a_change_is_told_by_who_met_the_requirement_before() -> None:
    def proof(item_key: str, verdict: Verdict) -> Proof:
        return Proof(verdict=verdict, message=item_key, item_key=item_key, property="certificate")

    def covered(*proofs: Proof) -> Supposed:
        found = RequirementCoverage(requirement_key="R1", verdict=UNKNOWN, computed=UNKNOWN, proofs=proofs)
        return replace(ask(), after=replace(ask().after, coverage=(found,)))

    before = covered(proof("1", UNKNOWN), proof("2", MET)).after
    after = covered(proof("1", UNKNOWN), proof("2", NOT_MET))
    assert replace(after, before=before).map_reasons()["R1"].item_key == "2"
    assert after.map_reasons()["R1"].item_key == "1", "nobody met it before: the first that does not"


def test_a_measure_stays_a_measure() -> None:
    with pytest.raises(NumberUnreadable):
        ask(Loosen("R1", 0, ("abc",)))


def test_what_is_supposed_changes_nothing_of_the_bid() -> None:
    dossier = two_pumps()
    before = ground(dossier).before
    ask(LeaveOut(MEMBER), Amount("n2", Decimal(3)), dossier=dossier)
    assert ground(dossier).before == before


@pytest.mark.parametrize(
    ("which", "day", "verdict"),
    [
        (KeyDate.AWARD, date(2027, 6, 30), MET),
        (KeyDate.AWARD, date(2027, 7, 1), NOT_MET),
        (KeyDate.SUBMISSION, date(2027, 7, 1), NOT_MET),
        (KeyDate.DELIVERY, date(2030, 7, 1), MET),
    ],
)
def test_a_certificate_has_to_hold_on_the_day_that_moved(which: KeyDate, day: date, verdict: Verdict) -> None:
    asked = requirement(constraint("certificate", "=", "ISO 9001"), key="R1", number="1")
    certified = make_offering(certificates=(make_certificate(date(2027, 6, 30)),))
    dossier = two_pumps(tender=make_tender(requirements=(asked,)), offerings={(1, 1): certified})
    assert ask(MoveDate(which, day), dossier=dossier).after.coverage[0].verdict is verdict


@pytest.mark.parametrize(
    ("step", "lasts"),
    [
        (LeaveOut(MEMBER), False),
        (Swap("n1", 8), False),
        (Loosen("R1", 0, ("12",)), False),
        (Amount("n1", Decimal(2)), True),
    ],
)
def test_a_decision_does_not_outlive_what_it_was_made_on(step: Step, lasts: bool) -> None:
    manual = ManualVerdict(requirement_key="R1", verdict=Verdict.DEVIATION, reason="Agreed", by="Birgit", at=NOW)
    dossier = two_pumps(notes={"R1": CoverageNote(requirement_key="R1", manual=manual)})
    assert (ask(step, dossier=dossier).after.coverage[0].manual is not None) is lasts


@pytest.mark.parametrize(
    "step",
    [LeaveOut(77), Swap("gone", 9), Swap("n1", 77), Amount("gone", Decimal(1)), Loosen("R9", 0, ("1",)), Loosen("R1", 5, ("1",)),
     Loosen("R1", 0, ("1", "2")), Loosen("R1", 0, ("",)), Loosen("R1", -1, ("1",))],
)  # fmt: skip
def test_a_step_about_something_that_is_not_there_is_refused(step: Step) -> None:
    with pytest.raises(StepGone):
        ground(two_pumps()).ask((step,), {9: OTHER}, {})


@pytest.mark.parametrize(
    "text",
    ["", "leave", "leave:x", "leave:", "swap:9:", "swap:n1", "amount:-1:n1", "amount:NaN:n1", "amount:x:n1", "bound:0:1",
     "date:award", "date:tomorrow:2027-01-01", "date:award:2027-13-01", "fly:1"],
)  # fmt: skip
def test_an_address_that_names_no_step_is_refused(text: str) -> None:
    with pytest.raises(StepUnclear):
        read_step(text)


KEYS = st.text(st.characters(codec="utf-8", exclude_characters="~"), min_size=1, max_size=12).filter(
    lambda key: key.strip(":")
)
VALUES = st.text(st.characters(codec="utf-8", exclude_characters=":~"), min_size=1, max_size=8)


@given(
    st.one_of(
        st.builds(LeaveOut, st.integers(1, 10**6)),
        st.builds(Swap, KEYS, st.integers(1, 10**6)),
        st.builds(Amount, KEYS, st.decimals("0.001", 10**9, places=3)),
        st.builds(Loosen, KEYS, st.integers(0, 20), st.lists(VALUES, min_size=1, max_size=3).map(tuple)),
        st.builds(MoveDate, st.sampled_from(KeyDate), st.dates()),
    )
)
def test_a_step_is_read_back_as_it_was_written(step: Step) -> None:
    assert read_step(write_step(step)) == step


def lose(dossier: Dossier, *substitutes: Substitute) -> MemberLoss:
    return lose_member(ground(dossier), MEMBER, substitutes)


def test_a_member_with_a_substitute_is_replaceable_and_the_difference_is_known() -> None:
    loss = lose(two_pumps(), Substitute(item_key="n1", offering=OTHER, prices=make_price_list("130")))
    assert [change.requirement_key for change in loss.lost] == ["R1"]
    assert (loss.total, loss.extra, loss.total_replaced, loss.unpriced) == (10, 40, 140, 0)
    assert (loss.still_worse, loss.lacking, loss.is_irreplaceable) == ((), (), False)
    assert loss.steps == (LeaveOut(MEMBER), Swap("n1", 9))


def test_a_member_without_a_substitute_is_irreplaceable_if_a_mandatory_requirement_falls() -> None:
    loss = lose(two_pumps())
    assert (loss.is_irreplaceable, loss.lacking, loss.extra) == (True, ("n1",), 0)
    rated = requirement(constraint("rated_power", "≥", "8", unit="kW"), key="R1", number="1", level=Level.RATED)
    assert not lose(two_pumps(tender=make_tender(requirements=(rated,)))).is_irreplaceable


def test_a_substitute_without_a_price_is_said_to_lack_it() -> None:
    assert lose(two_pumps(), Substitute(item_key="n1", offering=OTHER, prices=None)).unpriced == 1


def test_the_lead_does_not_leave_and_who_cannot_be_spared_comes_first() -> None:
    assert list_leavers(two_pumps().solution, LEAD) == (MEMBER,)
    hard = lose(two_pumps())
    easy = lose(two_pumps(), Substitute(item_key="n1", offering=OTHER, prices=None))
    assert rank_losses([easy, hard]) == (hard, easy)
