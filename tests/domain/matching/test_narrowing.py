"""What is searched for before offerings are matched exactly. Narrowing must never lose an offering that meets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.projection import CanonicalBounds, project_properties
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.matching.candidates import match_requirement
from bidbuilder.domain.matching.narrowing import Narrowing, narrow
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import Constraint
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, interval, number, offering
from tests.factories.requirements import constraint, requirement

DICTIONARY: Dictionary = small_dictionary()


@pytest.mark.parametrize(
    ("asked",                                                    "narrowed"),
    [
        (constraint("power", "≥", "8", unit="kW"),               Narrowing(key="power", low=8.0)),
        (constraint("power", "≤", "8000", unit="W"),             Narrowing(key="power", high=8.0)),
        (constraint("power", "=", "8", unit="kW"),               Narrowing(key="power", low=8.0, high=8.0)),
        (constraint("power", "between", "8", "9", unit="kW"),    Narrowing(key="power", low=8.0, high=9.0)),
        (constraint("power", "≠", "8", unit="kW"),               Narrowing(key="power")),
        (constraint("power", "present"),                         Narrowing(key="power")),
        (constraint("ambient_temperature", "contains-interval", "-20", "45", unit="degC"),
         Narrowing(key="ambient_temperature", low=-20.0, high=45.0, encloses=True)),
        (constraint("efficiency_class", "≥", "IE3"),             Narrowing(key="efficiency_class", choices=("IE3", "IE4"))),
        (constraint("efficiency_class", "≤", "IE2"),             Narrowing(key="efficiency_class", choices=("IE1", "IE2"))),
        (constraint("protocol", "one-of", "Modbus", "BACnet"),   Narrowing(key="protocol", choices=("Modbus", "BACnet"))),
        (constraint("protocol", "≠", "Modbus"),                  Narrowing(key="protocol")),
    ],
)  # fmt: skip
def test_conditions_become_ranges_in_the_canonical_unit(asked: Constraint, narrowed: Narrowing) -> None:
    assert narrow([asked], DICTIONARY) == (narrowed,)


@pytest.mark.parametrize(
    "asked",
    [
        constraint("standard", "=", "EN 1090-2"),
        constraint("certificate", "=", "ISO 9001"),
        constraint("nobody_knows", "≥", "3"),
        constraint("power", "≥", "8", unit="m"),
        constraint("power", "≥", "eight", unit="kW"),
    ],
)
def test_what_cannot_be_searched_for_narrows_nothing(asked: Constraint) -> None:
    assert narrow([asked], DICTIONARY) == ()


def _is_found(row: CanonicalBounds, wanted: Narrowing) -> bool:
    """As the query does it; see `storage.candidates`."""
    if wanted.choices and row.choice not in wanted.choices:
        return False
    if wanted.encloses:
        fits_low = wanted.low is None or (row.low is not None and row.low <= wanted.low)
        fits_high = wanted.high is None or (row.high is not None and row.high >= wanted.high)
        return fits_low and fits_high
    return (wanted.low is None or (row.low is not None and row.low >= wanted.low)) and (
        wanted.high is None or (row.high is not None and row.high <= wanted.high)
    )


_numbers = st.integers(-50, 50).map(str)
_values = st.one_of(
    _numbers.map(lambda value: number("power", value, "kW")),
    st.tuples(st.integers(-50, 0), st.integers(1, 50)).map(
        lambda ends: interval("power", str(ends[0]), str(ends[1]), "kW")
    ),
    st.sampled_from(["IE1", "IE2", "IE3", "IE4"]).map(lambda code: choice("efficiency_class", code)),
)
_asked = st.one_of(
    st.builds(
        lambda operator, value: constraint("power", operator, value, unit="kW"),
        st.sampled_from(["≥", "≤", "=", "≠"]),
        _numbers,
    ),
    st.tuples(st.integers(-50, 0), st.integers(1, 50)).flatmap(
        lambda ends: st.sampled_from(["between", "contains-interval"]).map(
            lambda operator: constraint("power", operator, str(ends[0]), str(ends[1]), unit="kW")
        )
    ),
    st.builds(
        lambda operator, code: constraint("efficiency_class", operator, code),
        st.sampled_from(["≥", "≤", "="]),
        st.sampled_from(["IE1", "IE2", "IE3", "IE4"]),
    ),
)


@given(_values, _asked)
def test_every_offering_that_meets_is_found(value: PropertyValue, asked: Constraint) -> None:
    made = offering(value)
    match = match_requirement(requirement(asked), made, DICTIONARY)
    (wanted,) = narrow([asked], DICTIONARY)
    rows = [row for row in project_properties(made, DICTIONARY) if row.key == wanted.key]
    if match.verdict is Verdict.MET:
        assert any(_is_found(row, wanted) for row in rows)


def test_projection_keeps_numbers_exactly_enough() -> None:
    (row,) = project_properties(offering(number("power", "0.1", "kW")), DICTIONARY)
    assert Decimal(str(row.low)) == Decimal("0.1")
