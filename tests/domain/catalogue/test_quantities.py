"""Quantities in the notations of data sheets and price lists: what each text states, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.notations import StatedQuantity, read_quantity
from tests.factories.truth_tables import rows

# Text | what it states | notes. `5` is one number, `5 6` are alternatives, `5..6` is a range, `..6` and `5..` are bounds.
STATED = """
12 kW                      | 12 kW            |
12kW                       | 12 kW            |
12,5 kW                    | 12.5 kW          |
12.5 kW                    | 12.5 kW          |
1.234,56 kg                | 1234.56 kg       |
1,234.56 kg                | 1234.56 kg       |
1 234,5 kg                 | 1234.5 kg        |
1'500 kg                   | 1500 kg          |
1.000.000 l                | 1000000 l        |
1e3 W                      | 1000 W           |
1,5·10³ kW                 | 1500 kW          |
-20 °C                     | -20 degC         |
−20 °C                     | -20 degC         |
+45 °C                     | 45 degC          |
0 °C                       | 0 degC           |
5                          | 5                |
95 %                       | 95 percent       |
0,5 ‰                      | 0.5 permille     |
5 m³/h                     | 5 m**3/h         |
12 mg/100 g                | 12 mg/(100*g)    |
5,5 l/100 km               | 5.5 l/(100*km)   |
10 kWel                    | 10 kW            |
3 bar(g)                   | 3 barg           |
3 barg                     | 3 barg           |
85 dB(A)                   | 85 dBA           |
400 V AC                   | 400 V            |
24 VDC                     | 24 V             |
U = 230 V                  | 230 V            |
cos φ = 0,9                | 0.9              |
Power: 5 kW                | 5 kW             |
Ø 100 mm                   | 100 mm           |
Ø100 mm                    | 100 mm           |
DN 100                     | 100 DN           |
DN100                      | 100 DN           |
PN16                       | 16 PN            |
PN 16                      | 16 PN            |
1/2"                       | 0.5 in           |
½"                         | 0.5 in           |
1½"                        | 1.5 in           |
1 1/2"                     | 1.5 in           |
1-1/2"                     | 1.5 in           |
3/4 inch                   | 0.75 in          |
2 Zoll                     | 2 in             |
230/400 V                  | 230 400 V        |
230 / 400 V                | 230 400 V        |
230 V/400 V                | 230 400 V        |
230 V or 400 V             | 230 400 V        |
230 eller 400 V            | 230 400 V        |
230 oder 400 V             | 230 400 V        |
110, 230 V                 | 110 230 V        |
110; 230; 400 V            | 110 230 400 V    |
50/60 Hz                   | 50 60 Hz         |
50 Hz / 60 Hz              | 50 60 Hz         |
400/400 V                  | 400 V            |
1000 W / 2 kW              | 1 2 kW           |
10–20 kW                   | 10..20 kW        |
10-20 kW                   | 10..20 kW        |
10 - 20 kW                 | 10..20 kW        |
10—20 kW                   | 10..20 kW        |
10…20 kW                   | 10..20 kW        |
10 ... 20 kW               | 10..20 kW        |
0..10 V                    | 0..10 V          |
4-20 mA                    | 4..20 mA         |
10 to 20 kW                | 10..20 kW        |
10 til 20 kW               | 10..20 kW        |
10 bis 20 kW               | 10..20 kW        |
fra 10 til 20 kW           | 10..20 kW        |
from 10 to 20 kW           | 10..20 kW        |
von 10 bis 20 kW           | 10..20 kW        |
between 5 and 10 bar       | 5..10 bar        |
mellem 5 og 10 bar         | 5..10 bar        |
zwischen 5 und 10 bar      | 5..10 bar        |
10 kW - 20 kW              | 10..20 kW        |
500 W – 2 kW               | 0.5..2 kW        |
10 m3/h - 20 m3/h          | 10..20 m**3/h    |
0,5 - 1,5 m/s              | 0.5..1.5 m/s     |
-20…+45 °C                 | -20..45 degC     |
-20 … +45 °C               | -20..45 degC     |
−20 to 45 °C               | -20..45 degC     |
-20-45 °C                  | -20..45 degC     |
-20--5 °C                  | -20..-5 degC     |
-20 til -5 °C              | -20..-5 degC     |
-20 °C to +45 °C           | -20..45 degC     |
-20/+45 °C                 | -20 45 degC      |
max. 5 bar                 | ..5 bar          |
max 5 bar                  | ..5 bar          |
maks. 5 bar                | ..5 bar          |
maximum 5 bar              | ..5 bar          |
5 bar max.                 | ..5 bar          |
5 bar (max)                | ..5 bar          |
≤ 5 bar                    | ..5 bar          |
<= 5 bar                   | ..5 bar          |
< 45 dB(A)                 | ..45 dBA         |
up to 98.5 %               | ..98.5 percent   |
op til 10 m                | ..10 m           |
bis zu 10 m                | ..10 m           |
højst 10 m                 | ..10 m           |
höchstens 10 m             | ..10 m           |
not more than 10 m         | ..10 m           |
min. 5 bar                 | 5.. bar          |
mindst 12 kW               | 12.. kW          |
mindestens 12 kW           | 12.. kW          |
at least 12 kW             | 12.. kW          |
≥ 400 V                    | 400.. V          |
>= 400 V                   | 400.. V          |
> 1000 h                   | 1000.. h         |
over 5 kW                  | 5.. kW           |
fra 10 kW                  | 10.. kW          |
ab 10 kW                   | 10.. kW          |
10 kW or more              | 10.. kW          |
24 V ±10 %                 | 21.6..26.4 V     |
24 V ± 10%                 | 21.6..26.4 V     |
24 V +/- 10 %              | 21.6..26.4 V     |
24 V +/-10%                | 21.6..26.4 V     |
24 V DC ±10 %              | 21.6..26.4 V     |
230 V ± 10 V               | 220..240 V       |
100 ± 5 mm                 | 95..105 mm       |
2 m ± 5 mm                 | 1.995..2.005 m   |
20 °C ± 2 K                | 18..22 degC      |
20 ± 2 °C                  | 18..22 degC      |
50 % ± 5 %                 | 45..55 percent   |
24 V +10/-15 %             | 20.4..26.4 V     |
24 V DC (+10 %/-15 %)      | 20.4..26.4 V     |
24V -15%...+20%            | 20.4..28.8 V     |
230/400 V ±10 %            | 230 400 V        | tolerance
ca. 5 kW                   | 5 kW             | approximate
approx. 5 kW               | 5 kW             | approximate
about 5 kW                 | 5 kW             | approximate
~5 kW                      | 5 kW             | approximate
≈ 5 kW                     | 5 kW             | approximate
etwa 5 kW                  | 5 kW             | approximate
omkring 5 kW               | 5 kW             | approximate
ca. 10-20 kW               | 10..20 kW        | approximate
85 dB(A) at 1 m            | 85 dBA           | condition
10 kW ved 35 °C            | 10 kW            | condition
10 kW bei 35 °C            | 10 kW            | condition
10 kW @ 35 °C              | 10 kW            | condition
10 kW (13.4 hp)            | 10 kW            | remark
1" (25 mm)                 | 1 in             | remark
3~ 400 V                   | 400 V            |
3 x 400 V                  | 400 V            |
3x400 V                    | 400 V            |
3×400 V                    | 400 V            |
1~ 230 V                   | 230 V            |
AC 230 V                   | 230 V            |
DC 24 V                    | 24 V             |
3/N/PE ~ 400 V             | 400 V            |
5 mio. EUR                 | 5000000 EUR      |
EUR 5 million              | 5000000 EUR      |
5 MEUR                     | 5000000 EUR      |
MEUR 5                     | 5000000 EUR      |
€ 5.000,00                 | 5000.00 EUR      |
5-10 mio. DKK              | 5000000..10000000 DKK |
2,5 Mrd. EUR               | 2500000000 EUR   |
500 Tsd. EUR               | 500000 EUR       |
12 uger                    | 12 week          |
24 måneder                 | 24 month         |
10 stk.                    | 10 piece         |
3000 min-1                 | 3000 rpm         |
3000 min⁻¹                 | 3000 rpm         |
3000 1/min                 | 3000 1/min       |
1500-3000 1/min            | 1500..3000 1/min |
10 - 20 m^3/h              | 10..20 m**3/h    |
10kW-20kW                  | 10..20 kW        |
–20 °C                     | -20 degC         |
–20 to –5 °C               | -20..-5 degC     |
40…60 % RH                 | 40..60 percent   |
±0,5 mm                    | 0.5 mm           | plus-minus
200 g CO2/kWh              | 200 g/kWh        | substance
5 t CO2e/år                | 5 t/year         | substance
30 kg TS/d                 | 30 kg/d          | substance
"""

REFUSED = """
                           | QuantityUnreadable
bar                        | QuantityUnreadable
kW 5                       | QuantityUnreadable
about right                | QuantityUnreadable
n/a                        | QuantityUnreadable
NaN                        | QuantityUnreadable
１２ kW                    | QuantityUnreadable
٣ kW                       | QuantityUnreadable
5 6 kW                     | QuantityUnreadable
max. 5-10 bar              | QuantityUnreadable
max. 5/10 bar              | QuantityUnreadable
type 5 kW                  | QuantityUnreadable
1_000 W                    | UnitUnknown
5 quatloo                  | UnitUnknown
5 mw                       | UnitUnknown
12 kW extra                | UnitUnknown
20-10 kW                   | RangeReversed
45…-20 °C                  | RangeReversed
100 x 200 x 300 mm         | SeveralMeasures
100 × 200 mm               | SeveralMeasures
2 x 200 kW                 | SeveralMeasures
3 x 200 kW                 | SeveralMeasures
3 x 5                      | SeveralMeasures
/5 kW                      | QuantityUnreadable
…5 kW                      | QuantityUnreadable
5 kW…                      | UnitUnknown
DN 100 / PN 16             | SeveralMeasures
400 V / 50 Hz              | SeveralMeasures
380-415/220-240 V          | SeveralMeasures
5 kW - 10 bar              | UnitsIncompatible
24 V ± 2 A                 | UnitsIncompatible
1.234 kW                   | NumberAmbiguous
1.000 - 2.000 W            | NumberAmbiguous
1e999 W                    | NumberTooLong
"""

SETTLED_BY_DIMENSION = """
400 V / 50 Hz              | voltage              | 400 V       | other-measures
400 V / 50 Hz              | frequency            | 50 Hz       | other-measures
3x400 V, 50 Hz             | voltage              | 400 V       | other-measures
3/N/PE ~ 230/400 V 50 Hz   | voltage              | 230 400 V   | other-measures
DN 100/PN 16               | nominal-pressure     | 16 PN       | other-measures
60 C                       | temperature          | 60 degC     |
5 K                        | temperature-difference | 5 delta_degC |
10 bar                     | gauge-pressure       | 10 barg     |
1-6 bar                    | gauge-pressure       | 1..6 barg   |
50 m³/t                    | volume-flow          | 50 m**3/h   |
70 dB                      | sound-level          | 70 dBA      |
"""


def show(stated: StatedQuantity) -> str:
    """A stated quantity as the tables write it."""
    if stated.points:
        numbers = " ".join(f"{point:f}" for point in stated.points)
    else:
        numbers = "..".join("" if end is None else f"{end.normalize():f}" for end in (stated.low, stated.high))
    return f"{numbers} {stated.unit}".strip()


@pytest.mark.parametrize(("text", "expected", "notes"), rows(STATED))
def test_a_quantity_is_read(text: str, expected: str, notes: str) -> None:
    stated = read_quantity(text)
    assert _plain(show(stated)) == _plain(expected)
    assert stated.notes == set(notes.split())


def _plain(shown: str) -> str:
    """Without trailing zeros of single numbers, which say nothing here."""
    words = [word.rstrip("0").rstrip(".") if "." in word and ".." not in word else word for word in shown.split()]
    return " ".join(words)


@pytest.mark.parametrize(("text", "refusal"), rows(REFUSED))
def test_what_is_not_one_clear_quantity_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_quantity(text)
    assert type(refused.value).__name__ == refusal


@pytest.mark.parametrize(("text", "dimension", "expected", "notes"), rows(SETTLED_BY_DIMENSION))
def test_the_wanted_dimension_settles_which_measure_is_meant(
    text: str, dimension: str, expected: str, notes: str
) -> None:
    stated = read_quantity(text, dimension=dimension)
    assert show(stated) == expected
    assert stated.notes == set(notes.split())


def test_a_known_decimal_mark_settles_a_range() -> None:
    assert show(read_quantity("1.000 - 2.000 W", decimal_mark=",")) == "1000..2000 W"


def test_a_very_long_text_is_refused() -> None:
    with pytest.raises(Refusal):
        read_quantity("1 " * 5000)


NUMBERS = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, allow_infinity=False, places=2)


@given(NUMBERS, NUMBERS, st.sampled_from(["…", " to ", " til ", " bis ", " … ", "..."]))
def test_a_range_has_its_low_end_first_or_is_refused(first: Decimal, second: Decimal, sign: str) -> None:
    text = f"{first}{sign}{second} °C"
    if first > second:
        with pytest.raises(Refusal):
            read_quantity(text)
    else:
        stated = read_quantity(text)
        assert (stated.low, stated.high) == (first, second)


@given(NUMBERS, st.integers(min_value=0, max_value=100))
def test_a_tolerance_encloses_its_nominal_value(nominal: Decimal, percent: int) -> None:
    stated = read_quantity(f"{nominal} V ± {percent} %")
    assert stated.low is not None
    assert stated.high is not None
    assert stated.low <= nominal <= stated.high


@given(st.text(alphabet='0123456789.,-+±/…~ <>≥xVkWm³hb°C%"½()DNPNtomaxca', max_size=30))
def test_any_text_is_a_quantity_with_ordered_ends_or_refused(text: str) -> None:
    try:
        stated = read_quantity(text)
    except Refusal:
        return
    assert stated.points or stated.low is not None or stated.high is not None
    assert stated.low is None or stated.high is None or stated.low <= stated.high
