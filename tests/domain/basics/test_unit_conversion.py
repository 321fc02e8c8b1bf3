"""Conversion between units, to the last digit, and the laws it keeps."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bidbuilder.domain.basics.units import UnitsIncompatible, UnitUnknown, convert, find_unit, same_dimension
from tests.factories.truth_tables import rows

CONVERTED = """
1        | kW      | W       | 1000
1500     | W       | kW      | 1.5
0.4      | MW      | kW      | 400
36       | km/h    | m/s     | 10
1        | m/s     | km/h    | 3.6
3.6      | m3/h    | l/s     | 1
1        | l/s     | m3/h    | 3.6
60       | l/min   | m3/h    | 3.6
1        | t/h     | kg/s    | 0.2777777777777777777777777777777778
0        | °C      | K       | 273.15
-40      | °C      | °F      | -40
100      | °C      | °F      | 212
212      | °F      | °C      | 100
300      | K       | °C      | 26.85
1        | bar     | kPa     | 100
1        | MPa     | bar     | 10
10       | N/mm²   | MPa     | 10
1        | kWh     | MJ      | 3.6
1        | GJ      | kWh     | 277.7777777777777777777777777777778
1        | PS      | W       | 735.49875
1        | in      | mm      | 25.4
1        | ft      | m       | 0.3048
1        | m²      | cm²     | 10000
1        | ha      | m²      | 10000
2.5      | mm²     | m²      | 0.0000025
1        | m³      | l       | 1000
1        | gal     | l       | 3.785411784
1        | impgal  | l       | 4.54609
1        | lb      | kg      | 0.45359237
1        | t       | kg      | 1000
3000     | rpm     | Hz      | 50
50       | Hz      | 1/min   | 3000
1        | d       | h       | 24
2        | week    | d       | 14
2        | year    | month   | 24
95       | %       | 1       | 0.95
5        | ‰       | %       | 0.5
10000    | ppm     | %       | 1
5        | mg/kg   | ppm     | 5
1        | g/cm³   | kg/m³   | 1000
1000     | mg/l    | kg/m³   | 1
1        | cP      | mPa·s   | 1
1        | cSt     | mm²/s   | 1
1        | Mbit/s  | kbit/s  | 1000
1        | MB      | bit     | 8000000
1        | KiB     | B       | 1024
180      | °       | rad     | 3.141592653589793238462643383279503
2        | dozen   | stk     | 24
1        | kgf     | N       | 9.80665
1        | lbf*ft  | Nm      | 1.355817948331400400000000000000000
20       | mg/Nm³  | g/Nm³   | 0.02
5        | bar(g)  | kPa(g)  | 500
10       | kVA     | VA      | 10000
1        | TR      | kW      | 3.516853333333333333333333333333333
"""

NOT_CONVERTIBLE = """
kW     | V
kW     | kVA
kVA    | kvar
kWh    | kVAh
bar(g) | bar
bar(a) | bar
bar(g) | bar(a)
Nm     | J
Nm³/h  | m³/h
dB     | dB(A)
°      | %
lm     | cd
stk.   | kg
sæt    | stk.
EUR    | DKK
°C     | delta_degC
DN     | mm
PN     | bar
bit/s  | Hz
Bq     | Hz
Sv     | Gy
"""


@pytest.mark.parametrize(("value", "unit", "target", "expected"), rows(CONVERTED))
def test_a_value_is_converted_exactly(value: str, unit: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), unit, target) == Decimal(expected)


@pytest.mark.parametrize(("unit", "target"), rows(NOT_CONVERTIBLE))
def test_units_that_measure_different_things_are_not_converted(unit: str, target: str) -> None:
    assert find_unit(unit) is not None
    assert find_unit(target) is not None
    assert not same_dimension(unit, target)
    with pytest.raises(UnitsIncompatible):
        convert(Decimal(1), unit, target)


def test_an_unknown_unit_is_refused_by_name() -> None:
    with pytest.raises(UnitUnknown) as refused:
        convert(Decimal(1), "kW", "quatloo")
    assert refused.value.params["unit"] == "quatloo"


SCALES = [
    ("W", "kW", "MW", "PS", "hp", "kcal/h", "Btu/h"),
    ("mm", "m", "km", "in", "ft", "yd", "nmi"),
    ("degC", "degF", "K", "degR"),
    ("bar", "Pa", "psi", "atm", "mmHg", "mH2O"),
    ("m3/h", "l/s", "gpm", "cfm", "m3/d"),
    ("kg", "t", "lb", "oz", "grain"),
    ("J", "kWh", "cal", "Btu", "eV"),
    ("percent", "permille", "ppm", "1"),
]
UNIT_PAIRS = st.sampled_from(SCALES).flatmap(lambda scale: st.tuples(st.sampled_from(scale), st.sampled_from(scale)))
VALUES = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6)


@given(VALUES, UNIT_PAIRS)
def test_there_and_back_is_the_same_value(value: Decimal, pair: tuple[str, str]) -> None:
    unit, target = pair
    back = convert(convert(value, unit, target), target, unit)
    assert abs(back - value) <= Decimal("1e-18") * max(abs(value), Decimal(1000))


@given(VALUES, VALUES, UNIT_PAIRS)
def test_conversion_keeps_order(left: Decimal, right: Decimal, pair: tuple[str, str]) -> None:
    assume(left < right)
    unit, target = pair
    assert convert(left, unit, target) < convert(right, unit, target)


@given(VALUES, st.sampled_from(SCALES).flatmap(lambda scale: st.tuples(*[st.sampled_from(scale)] * 3)))
def test_a_detour_over_a_third_unit_changes_nothing(value: Decimal, units: tuple[str, str, str]) -> None:
    unit, third, target = units
    straight = convert(value, unit, target)
    detour = convert(convert(value, unit, third), third, target)
    assert abs(straight - detour) <= Decimal("1e-18") * max(abs(straight), Decimal(10) ** 6)
