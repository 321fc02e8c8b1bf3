"""The buyer's call of the demo: its size, its conditions, its dates that move with the day, and the notation of its tables."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bidbuilder.demo.tender.call import make_tender
from bidbuilder.demo.tender.notation import read_requirements
from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.domain.matching.readings import read_bound
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, ConstraintState, Operator
from bidbuilder.domain.tenders.requirements import Level, Scope

TODAY = date(2026, 3, 2)


def test_there_are_three_lots_and_well_over_a_hundred_and_fifty_requirements() -> None:
    tender = make_tender(1, list_requirements(), TODAY)
    lots = Counter(one.lot for one in tender.requirements)
    assert len(tender.lots) == 3
    assert len(tender.requirements) >= 150
    assert set(lots) == {"", *(lot.id for lot in tender.lots)}


def test_all_scopes_and_levels_occur_and_rated_ones_have_a_weight() -> None:
    requirements = list_requirements()
    assert {one.scope for one in requirements} == set(Scope)
    assert {one.level for one in requirements} == set(Level)
    assert all((one.weight is not None) == (one.level is Level.RATED) for one in requirements)


def test_numbers_and_keys_are_unique() -> None:
    requirements = list_requirements()
    assert len({one.number for one in requirements}) == len(requirements)
    assert len({one.key for one in requirements}) == len(requirements)


def test_most_conditions_are_confirmed_and_some_only_proposed() -> None:
    states = Counter(constraint.state for _, constraint in _conditions())
    assert states[ConstraintState.CONFIRMED] > 150
    assert 3 <= states[ConstraintState.PROPOSED] <= 10


def test_every_condition_can_be_checked_by_the_dictionary() -> None:
    dictionary = standard_dictionary()
    for number, constraint in _conditions():
        if constraint.property in {STANDARD, CERTIFICATE}:
            continue
        definition = dictionary.get(constraint.property)
        assert not read_bound(constraint, definition).problem, number
        if definition.kind is ValueKind.CHOICE:
            assert set(constraint.values) <= set(definition.choices), number


def test_the_words_of_a_condition_stand_in_the_text_where_it_says() -> None:
    for requirement in list_requirements():
        for constraint in requirement.constraints:
            start = constraint.start or 0
            assert requirement.text[start : start + len(constraint.words)] == constraint.words


def _conditions() -> list[tuple[str, Constraint]]:
    return [(one.number, constraint) for one in list_requirements() for constraint in one.constraints]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 200, 330])
def test_the_deadline_is_about_five_weeks_ahead_at_noon_in_the_buyers_zone(days: int) -> None:
    today = TODAY + timedelta(days=days)
    tender = make_tender(1, (), today)
    assert tender.submission_deadline is not None
    assert tender.clarification_deadline is not None
    moment = tender.submission_deadline.moment
    assert 35 <= (moment.date() - today).days <= 41
    assert (moment.hour, moment.weekday()) == (12, 3)
    assert tender.clarification_deadline.moment < moment
    assert tender.expected_award_on is not None
    assert tender.delivery_until is not None
    assert moment.date() < tender.expected_award_on < tender.delivery_until


def test_the_weights_of_the_award_criteria_add_up_to_a_hundred() -> None:
    for lot in make_tender(1, (), TODAY).lots:
        assert sum(one.weight or 0 for one in lot.award_criteria) == 100


def test_a_line_of_the_table_becomes_a_requirement_with_its_conditions() -> None:
    read = list(
        read_requirements(
            """
# LOT-0001 | 1 Plant > 1.1 Pumps
1.1.1 | M | item 2 piece | Pumps shall convey [at least 60 m³/h](volume_flow ≥ 60 m**3/h)
    from [−20 to 40 °C](?ambient_temperature contains -20..40 degC).
1.1.2 | R5 | system | [At most 90 t](sum(mass) ≤ 90 t) in all.
1.1.3 | I | member each | Nothing to answer.
"""
        )
    )
    first, second, third = read
    assert first.text == "Pumps shall convey at least 60 m³/h from −20 to 40 °C."
    assert (first.lot, first.section, first.quantity, first.unit) == (
        "LOT-0001",
        ("1 Plant", "1.1 Pumps"),
        Decimal(2),
        "piece",
    )
    assert [(one.operator, one.values, one.unit, one.state) for one in first.constraints] == [
        (Operator.AT_LEAST, ("60",), "m**3/h", ConstraintState.CONFIRMED),
        (Operator.CONTAINS, ("-20", "40"), "degC", ConstraintState.PROPOSED),
    ]
    assert (second.weight, second.constraints[0].aggregate) == (Decimal(5), Aggregate.SUM)
    assert (third.member_rule, third.level) == ("each", Level.INFORMATION)


def test_a_condition_that_is_not_written_in_the_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 60"):
        list(read_requirements("1 | M | item | [A lot](more than 60)."))
