"""Laws of matching: verdicts are monotone in the bound, and the choice of unit never decides one."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.units import convert
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.matching.constraints import check_constraint
from bidbuilder.domain.matching.verdicts import Verdict
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, interval, number, offering
from tests.factories.requirements import constraint

DICTIONARY = small_dictionary()
RANK = {Verdict.NOT_MET: 0, Verdict.PARTLY: 1, Verdict.MET: 2}

numbers = st.decimals(-1000, 1000, places=3)
gaps = st.decimals(0, 500, places=3)


@st.composite
def offered_values(draw: st.DrawFn) -> PropertyValue:
    low, width = draw(numbers), draw(gaps)
    shape = draw(st.sampled_from(["number", "interval", "from", "to", "points"]))
    match shape:
        case "number":
            return number("power", str(low), "kW")
        case "interval":
            return interval("power", str(low), str(low + width), "kW")
        case "from":
            return interval("power", str(low), None, "kW")
        case "to":
            return interval("power", None, str(low), "kW")
        case _:
            return choice("power", str(low), str(low + width), unit="kW")


def rank(value: PropertyValue, operator: str, *bounds: Decimal, unit: str = "kW") -> int:
    wanted = constraint("power", operator, *(str(bound) for bound in bounds), unit=unit)
    return RANK[check_constraint(wanted, offering(value), DICTIONARY).verdict]


@given(value=offered_values(), bound=numbers, gap=gaps)
def test_loosening_a_limit_never_lowers_a_verdict(value: PropertyValue, bound: Decimal, gap: Decimal) -> None:
    assert rank(value, "≥", bound - gap) >= rank(value, "≥", bound)
    assert rank(value, "≤", bound + gap) >= rank(value, "≤", bound)


@given(value=offered_values(), low=numbers, width=gaps, more=gaps, less=gaps)
def test_a_wider_window_never_lowers_a_verdict(
    value: PropertyValue, low: Decimal, width: Decimal, more: Decimal, less: Decimal
) -> None:
    assert rank(value, "between", low - less, low + width + more) >= rank(value, "between", low, low + width)


@given(value=offered_values(), low=numbers, width=gaps, more=gaps, less=gaps)
def test_asking_for_a_narrower_range_never_takes_a_met_away(
    value: PropertyValue, low: Decimal, width: Decimal, more: Decimal, less: Decimal
) -> None:
    if rank(value, "contains-interval", low - less, low + width + more) == RANK[Verdict.MET]:
        assert rank(value, "contains-interval", low, low + width) == RANK[Verdict.MET]


@given(value=offered_values(), listed=st.lists(numbers, min_size=1, max_size=4), one_more=numbers)
def test_accepting_one_more_value_never_lowers_a_verdict(
    value: PropertyValue, listed: list[Decimal], one_more: Decimal
) -> None:
    assert rank(value, "one-of", *listed, one_more) >= rank(value, "one-of", *listed)


@given(
    value=offered_values(),
    bound=numbers,
    operator=st.sampled_from(["≥", "≤", "=", "≠"]),
    unit=st.sampled_from(["W", "MW", "hp", "PS", "kJ/h"]),
)
def test_the_unit_of_the_bound_never_decides_a_verdict(
    value: PropertyValue, bound: Decimal, operator: str, unit: str
) -> None:
    assert rank(value, operator, convert(bound, "kW", unit), unit=unit) == rank(value, operator, bound)


@given(bound=numbers, unit=st.sampled_from(["W", "MW", "hp", "PS", "kJ/h"]))
def test_the_same_value_in_another_unit_is_equal(bound: Decimal, unit: str) -> None:
    stated = number("power", str(convert(bound, "kW", unit)), unit)
    assert rank(stated, "=", bound) == rank(stated, "≥", bound) == rank(stated, "≤", bound) == RANK[Verdict.MET]


@given(value=offered_values(), bound=numbers)
def test_met_at_least_and_met_at_most_together_mean_equal(value: PropertyValue, bound: Decimal) -> None:
    both = rank(value, "≥", bound) == rank(value, "≤", bound) == RANK[Verdict.MET]
    if both:
        assert rank(value, "=", bound) == RANK[Verdict.MET]


CLASSES = ("IE1", "IE2", "IE3", "IE4")


@given(
    offered=st.lists(st.sampled_from(CLASSES), min_size=1, max_size=3, unique=True),
    bound=st.sampled_from(CLASSES),
    looser=st.sampled_from(CLASSES),
)
def test_a_lower_class_never_lowers_a_verdict(offered: list[str], bound: str, looser: str) -> None:
    if CLASSES.index(looser) > CLASSES.index(bound):
        return
    verdicts = [
        RANK[
            check_constraint(
                constraint("efficiency_class", "≥", one), offering(choice("efficiency_class", *offered)), DICTIONARY
            ).verdict
        ]
        for one in (looser, bound)
    ]
    assert verdicts[0] >= verdicts[1]
