"""The coverage matrix: filters, verdicts by hand, remarks, owners."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.services.bids import get_bid_page
from bidbuilder.services.candidates import find_candidates
from bidbuilder.services.coverage import (
    CoverageFilter,
    Matrix,
    MatrixRow,
    NothingTicked,
    ReasonMissing,
    assign_owner,
    clear_decision,
    decide,
    decide_many,
    load_matrix,
    write_remark,
)
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, fill_solution, make_bid_world
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    made = make_bid_world(database)
    fill_solution(database, made)
    return made


def _matrix(database: Database, world: BidWorld, **wanted: object) -> Matrix:
    return load_matrix(database, world.manager, world.bid_id, CoverageFilter(**wanted), now=NOW)  # type: ignore[arg-type]


def _row(database: Database, world: BidWorld, key: str) -> MatrixRow:
    return next(row for row in _matrix(database, world).rows if row.requirement.key == key)


@pytest.mark.parametrize(
    ("wanted",                        "keys"),
    [
        ({},                          ["R1", "R2", "R3", "R4"]),
        ({"verdict": Verdict.MET},    ["R1", "R2"]),
        ({"level": Level.RATED},      ["R3"]),
        ({"lot": "LOT-2"},            ["R2"]),
        ({"lot": ""},                 ["R3", "R4"]),
        ({"section": "Pumps"},        ["R1"]),
        ({"text": "boiler 400"},      ["R2"]),
        ({"text": "PUMP"},            ["R1"]),
        ({"decided_by_hand": True},   []),
        ({"verdict": Verdict.UNKNOWN, "level": Level.RATED}, ["R3"]),
    ],
)  # fmt: skip
def test_filters_narrow_the_rows_but_not_the_counts(
    database: Database, world: BidWorld, wanted: dict[str, object], keys: list[str]
) -> None:
    matrix = _matrix(database, world, **wanted)
    assert [row.requirement.key for row in matrix.rows] == keys
    assert (matrix.count.met, matrix.count.unknown, matrix.count.total) == (2, 1, 3)
    assert matrix.by_section_and_lot[("Boilers", "LOT-2")].met == 1


def test_decision_by_hand_needs_a_reason(database: Database, world: BidWorld) -> None:
    with pytest.raises(ReasonMissing):
        decide(database, world.manager, world.bid_id, "R3", Verdict.MET, "  ", now=NOW)
    assert _row(database, world, "R3").covered.manual is None


def test_decision_by_hand_counts_shows_who_and_keeps_the_computed_verdict(database: Database, world: BidWorld) -> None:
    decide(database, world.manager, world.bid_id, "R3", Verdict.DEVIATION, "Every two years", now=NOW)
    covered = _row(database, world, "R3").covered
    assert (covered.verdict, covered.computed, covered.remark) == (
        Verdict.DEVIATION,
        Verdict.UNKNOWN,
        "",
    )
    assert covered.manual is not None
    assert (covered.manual.by, covered.manual.at) == (world.manager.name, NOW)
    clear_decision(database, world.manager, world.bid_id, "R3", now=NOW)
    assert _row(database, world, "R3").covered.verdict is Verdict.UNKNOWN


def test_remark_and_owner_stand_in_the_row(database: Database, world: BidWorld) -> None:
    write_remark(database, world.manager, world.bid_id, "R3", " See annex 2 ", now=NOW)
    assign_owner(database, world.manager, world.bid_id, "R3", "Birgit", now=NOW)
    matrix = _matrix(database, world, owner="Birgit")
    assert [row.covered.remark for row in matrix.rows] == ["See annex 2"]
    assert matrix.owners == ("Birgit",)


def test_decision_on_a_mandatory_requirement_lifts_the_gate_but_stays_in_sight(
    database: Database, world: BidWorld
) -> None:
    decide(database, world.manager, world.bid_id, "R1", Verdict.NOT_MET, "Agreed with the buyer", now=NOW)
    findings = get_bid_page(database, world.manager, world.bid_id, now=NOW).findings
    assert [(one.code, one.severity) for one in findings if one.params["key"] == "R1"] == [
        ("mandatory-waived", "warning")
    ]


def test_requirement_of_another_tender_is_not_found(database: Database, world: BidWorld) -> None:
    with pytest.raises(NotFound):
        write_remark(database, world.manager, world.bid_id, "R99", "x", now=NOW)
    with pytest.raises(NotFound):
        write_remark(database, world.anders, world.bid_id, "R1", "x", now=NOW)


def test_candidates_come_with_verdict_proof_and_indicative_price(database: Database, world: BidWorld) -> None:
    best, *others = find_candidates(database, world.manager, world.bid_id, "R2").candidates
    assert (best.offering.id, best.match.verdict, best.member) == (world.boiler, Verdict.MET, "Bodil ApS")
    assert best.price is not None
    assert best.price.amount == Decimal(2500)
    assert best.match.proofs[0].property == "rated_power"
    assert [(one.offering.id, one.match.verdict) for one in others] == [(world.pump, Verdict.NOT_MET)]


def test_candidates_can_be_searched_by_words_and_hints(database: Database, world: BidWorld) -> None:
    assert [
        one.offering.id for one in find_candidates(database, world.manager, world.bid_id, "R2", "pump dansk").candidates
    ] == [world.pump]
    assert find_candidates(database, world.manager, world.bid_id, "R2", "nothing").candidates == ()
    assert find_candidates(database, world.manager, world.bid_id, "R3").candidates == ()


def test_candidates_of_a_bid_are_for_its_lead_only(database: Database, world: BidWorld) -> None:
    with pytest.raises(NotFound):
        find_candidates(database, world.bodil, world.bid_id, "R2")


def test_many_are_decided_together_or_not_at_all(database: Database, world: BidWorld) -> None:
    decide_many(database, world.manager, world.bid_id, ["R1", "R3"], Verdict.DEVIATION, " Agreed ", now=NOW)
    decided = _matrix(database, world, decided_by_hand=True).rows
    assert [(row.requirement.key, row.covered.manual.reason) for row in decided if row.covered.manual] == [
        ("R1", "Agreed"),
        ("R3", "Agreed"),
    ]
    with pytest.raises(NotFound):
        decide_many(database, world.manager, world.bid_id, ["R2", "gone"], Verdict.MET, "Yes", now=NOW)
    with pytest.raises(NothingTicked):
        decide_many(database, world.manager, world.bid_id, [], Verdict.MET, "Yes", now=NOW)
    with pytest.raises(ReasonMissing):
        decide_many(database, world.manager, world.bid_id, ["R2"], Verdict.MET, "  ", now=NOW)
    assert len(_matrix(database, world, decided_by_hand=True).rows) == 2
