"""Units as people write them and as they are shown. Conversion between them is in `test_unit_conversion`."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.units import convert, find_unit, label, label_after, unit_of_code
from tests.factories.truth_tables import rows

WRITTEN = """
MMT               | mm            | length                | MMT
CMT               | cm            | length                | CMT
% vol             | percent       | ratio                 | P1
dB (A)            | dBA           | sound-level           |
kW                | kW            | power                 | KWT
KW                | kW            | power                 | KWT
kilowatt          | kW            | power                 | KWT
Kilowatt          | kW            | power                 | KWT
kWel              | kW            | power                 | KWT
kWth              | kW            | power                 | KWT
kW_el             | kW            | power                 | KWT
kWp               | kW            | power                 | KWT
MWe               | MW            | power                 | MAW
MW                | MW            | power                 | MAW
mW                | mW            | power                 | C31
hk                | PS            | power                 | HJ
hp                | hp            | power                 | BHP
kVA               | kVA           | apparent-power        | KVA
kvar              | kvar          | reactive-power        | KVR
kVAr              | kvar          | reactive-power        | KVR
kWh               | kWh           | energy                | KWH
MWH               | MWh           | energy                | MWH
kilowatt-hours    | kWh           | energy                | KWH
kilowatttimer     | kWh           | energy                | KWH
GJ                | GJ            | energy                | GV
kcal              | kcal          | energy                | K53
Nm                | N*m           | torque                | NU
N·m               | N*m           | torque                | NU
kNm               | kN*m          | torque                | B48
lb-ft             | lbf*ft        | torque                |
V                 | V             | voltage               | VLT
VAC               | V             | voltage               | VLT
VDC               | V             | voltage               | VLT
kV                | kV            | voltage               | KVT
mA                | mA            | current               | 4K
Ah                | Ah            | charge                | AMH
Ω                 | ohm           | resistance            | OHM
µF                | uF            | capacitance           | 4O
mm                | mm            | length                | MMT
MM                | mm            | length                | MMT
µm                | um            | length                | 4H
"                 | in            | length                | INH
tommer            | in            | length                | INH
Zoll              | in            | length                | INH
ft                | ft            | length                | FOT
m²                | m**2          | area                  | MTK
m2                | m**2          | area                  | MTK
kvm               | m**2          | area                  | MTK
mm²               | mm**2         | area                  | MMK
ha                | ha            | area                  | HAR
m³                | m**3          | volume                | MTQ
cbm               | m**3          | volume                | MTQ
rummeter          | m**3          | volume                | MTQ
l                 | l             | volume                | LTR
L                 | l             | volume                | LTR
hl                | hl            | volume                | HLT
gal               | gal           | volume                | GLL
m3/h              | m**3/h        | volume-flow           | MQH
m³/h              | m**3/h        | volume-flow           | MQH
m^3/h             | m**3/h        | volume-flow           | MQH
m**3/h            | m**3/h        | volume-flow           | MQH
cbm/h             | m**3/h        | volume-flow           | MQH
kubikmeter pr. time | m**3/h      | volume-flow           | MQH
l/s               | l/s           | volume-flow           | G51
l/min             | l/min         | volume-flow           | L2
gpm               | gpm           | volume-flow           |
cfm               | cfm           | volume-flow           |
Nm³               | Nm3           | normal-volume         |
Nm³/h             | Nm3/h         | normal-volume-flow    |
Nm3/h             | Nm3/h         | normal-volume-flow    |
m³/t              | m**3/t        | specific-volume       |
kg/h              | kg/h          | mass-flow             | E93
t/h               | t/h           | mass-flow             | E18
t/år              | t/year        | mass-flow             |
t/a               | t/year        | mass-flow             |
tons/year         | t/year        | mass-flow             |
kg                | kg            | mass                  | KGM
KG                | kg            | mass                  | KGM
kgs               | -             |                       |
ton               | t             | mass                  | TNE
tonnes            | t             | mass                  | TNE
lbs               | lb            | mass                  | LBR
kg/m³             | kg/m**3       | density               | KMQ
g/cm³             | g/cm**3       | density               | 23
mg/l              | mg/l          | density               | M1
mg/Nm³            | mg/Nm3        | normal-gas-concentration |
°C                | degC          | temperature           | CEL
ºC                | degC          | temperature           | CEL
℃                 | degC          | temperature           | CEL
degC              | degC          | temperature           | CEL
grader celsius    | degC          | temperature           | CEL
Grad Celsius      | degC          | temperature           | CEL
°F                | degF          | temperature           | FAH
K                 | K             | temperature           | KEL
bar               | bar           | pressure              | BAR
bar(g)            | barg          | gauge-pressure        |
barg              | barg          | gauge-pressure        |
bar g             | barg          | gauge-pressure        |
bar(ü)            | barg          | gauge-pressure        |
bar ü             | barg          | gauge-pressure        |
bar overtryk      | barg          | gauge-pressure        |
bar(a)            | bara          | absolute-pressure     |
bar abs           | bara          | absolute-pressure     |
psi               | psi           | pressure              | PS
psig              | psig          | gauge-pressure        | 64
kPa               | kPa           | pressure              | KPA
hPa               | hPa           | pressure              | A97
MPa               | MPa           | pressure              | MPA
N/mm²             | N/mm**2       | pressure              | C56
mWS               | mH2O          | pressure              |
mmHg              | mmHg          | pressure              | HN
rpm               | rpm           | frequency             | RPM
RPM               | rpm           | frequency             | RPM
1/min             | 1/min         | frequency             | C94
min⁻¹             | rpm           | frequency             | RPM
U/min             | rpm           | frequency             | RPM
omdr./min         | rpm           | frequency             | RPM
Hz                | Hz            | frequency             | HTZ
kHz               | kHz           | frequency             | KHZ
m/s               | m/s           | speed                 | MTS
km/h              | km/h          | speed                 | KMH
km/t              | km/h          | speed                 | KMH
knob              | knot          | speed                 | KNT
dB                | dB            | level                 | 2N
dB(A)             | dBA           | sound-level           |
dBA               | dBA           | sound-level           |
lm                | lm            | luminous-flux         | LUM
lux               | lx            | illuminance           | LUX
%                 | percent       | ratio                 | P1
pct.              | percent       | ratio                 | P1
procent           | percent       | ratio                 | P1
Vol.-%            | percent       | ratio                 | P1
‰                 | permille      | ratio                 | NX
ppm               | ppm           | ratio                 | 59
mg/kg             | mg/kg         | ratio                 | NA
W/(m·K)           | W/(m*K)       | thermal-conductivity  | D53
W/mK              | W/(m*K)       | thermal-conductivity  | D53
W/m²K             | W/(m**2*K)    | heat-transfer         | D55
W/(m²·K)          | W/(m**2*K)    | heat-transfer         | D55
kWh/(m²·a)        | kWh/(m**2*year) | irradiance          |
kWh/m²/år         | kWh/(m**2*year) | irradiance          |
J/(kg·K)          | J/(kg*K)      | specific-heat         | B11
kJ/kg K           | kJ/(kg*K)     | specific-heat         | B43
MJ/kg             | MJ/kg         | specific-energy       | JK
mPa·s             | mPa*s         | dynamic-viscosity     | C24
cP                | cP            | dynamic-viscosity     | C7
cSt               | cSt           | kinematic-viscosity   | 4C
mm²/s             | mm**2/s       | kinematic-viscosity   | C17
µS/cm             | uS/cm         | conductivity          | G42
pH                | pH            | acidity               |
°dH               | dH            | water-hardness        |
NTU               | NTU           | turbidity             |
PE                | PE            | population            |
DN                | DN            | nominal-diameter      |
PN                | PN            | nominal-pressure      |
Mbit/s            | Mbit/s        | data-rate             | E20
Mbps              | Mbit/s        | data-rate             | E20
GB                | GB            | information           | E34
kB                | kB            | information           | 2P
h                 | h             | time                  | HUR
timer             | h             | time                  | HUR
Stunden           | h             | time                  | HUR
døgn              | d             | time                  | DAY
uger              | week          | time                  | WEE
weeks             | week          | time                  | WEE
mdr.              | month         | time                  | MON
år                | year          | time                  | ANN
Jahre             | year          | time                  | ANN
stk.              | piece         | count                 | H87
Stk               | piece         | count                 | H87
St                | piece         | count                 | H87
Stück             | piece         | count                 | H87
pcs               | piece         | count                 | H87
PCE               | -             |                       |
each              | piece         | count                 | H87
dozen             | dozen         | count                 | DZN
sæt               | set           | set                   | SET
par               | pair          | pair                  | PR
palle             | pallet        | pallet                | XPX
rulle             | roll          | roll                  | XRO
€                 | EUR           | money EUR             |
KWT               | kW            | power                 | KWT
MTR               | m             | length                | MTR
KGM               | kg            | mass                  | KGM
C62               | piece         | count                 | H87
H87               | piece         | count                 | H87
CEL               | degC          | temperature           | CEL
MQH               | m**3/h        | volume-flow           | MQH
P1                | percent       | ratio                 | P1
E48               | service       | service               | E48
foo               | -             |                       |
mw                | -             |                       |
kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW kW | - | |
kW/               | -             |                       |
(kW               | -             |                       |
kW)               | -             |                       |
12 kW             | -             |                       |
"""

SETTLED_BY_DIMENSION = """
m³/t   | volume-flow            | m**3/h
m³/t   | specific-volume        | m**3/t
Kg/H   | mass-flow              | kg/h
C      | temperature            | degC
F      | temperature            | degF
K      | temperature-difference | delta_degC
°C     | temperature-difference | delta_degC
bar    | gauge-pressure         | barg
mbar   | gauge-pressure         | mbarg
kPa    | gauge-pressure         | kPag
psi    | absolute-pressure      | psia
dB     | sound-level            | dBA
St     | kinematic-viscosity    | stokes
kW     | voltage                | kW
"""

SHOWN = """
degC            | en | °C
m**3/h          | da | m³/h
W/(m**2*K)      | en | W/(m²·K)
piece           | en | pcs.
piece           | da | stk.
piece           | de | Stück
kWh/(m**2*year) | da | kWh/(m²·år)
percent         | en | %
barg            | en | bar(g)
dBA             | da | dB(A)
delta_degC      | en | K
um              | en | µm
ohm             | en | Ω
Nm3/h           | en | Nm³/h
lump_sum        | en | lump sum
kW              | de | kW
h               | da-DK | h
d               | da | dag
t/d             | da | t/døgn
d               | en | day
"""


@pytest.mark.parametrize(("text", "symbol", "dimension", "code"), rows(WRITTEN))
def test_a_unit_is_found_as_people_write_it(text: str, symbol: str, dimension: str, code: str) -> None:
    unit = find_unit(text)
    found = (unit.symbol, unit.dimension, unit.code) if unit else ("-", "", "")
    assert found == (symbol, dimension, code)


@pytest.mark.parametrize(("text", "dimension", "symbol"), rows(SETTLED_BY_DIMENSION))
def test_the_wanted_dimension_settles_what_a_text_leaves_open(text: str, dimension: str, symbol: str) -> None:
    unit = find_unit(text, dimension)
    assert unit is not None
    assert unit.symbol == symbol


@pytest.mark.parametrize(("unit", "language", "shown"), rows(SHOWN))
def test_a_unit_is_shown_as_its_readers_write_it(unit: str, language: str, shown: str) -> None:
    assert label(unit, language) == shown


@pytest.mark.parametrize(
    ("number", "language", "shown"), [("1", "da", "dag"), ("12", "da", "dage"), ("2", "en", "days")]
)
def test_days_are_counted_as_their_readers_count_them(number: str, language: str, shown: str) -> None:
    assert label_after(Decimal(number), "d", language) == shown


def test_a_code_that_rec_20_does_not_have_is_no_unit() -> None:
    assert unit_of_code("QQQ") is None


def test_a_counted_unit_says_so() -> None:
    counted = {
        text: unit.is_counted for text in ("stk.", "dozen", "sæt", "E49", "kW", "%") if (unit := find_unit(text))
    }
    assert counted == {"stk.": True, "dozen": True, "sæt": True, "E49": True, "kW": False, "%": False}


@given(st.text(max_size=25))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    unit = find_unit(text)
    assert unit is None or find_unit(unit.symbol) == unit


@pytest.mark.parametrize(
    ("code", "symbol"), [("XCS", "case"), ("XCR", "crate"), ("XJR", "jar"), ("XCI", "canister"), ("X43", "big_bag")]
)
def test_packages_have_their_codes_of_recommendation_21(code: str, symbol: str) -> None:
    unit = find_unit(code)
    assert (unit and unit.symbol, unit and unit.code) == (symbol, code)


def test_accidents_are_counted_per_million_hours() -> None:
    assert convert(Decimal("0.000006"), "1/h", "per_Mh") == 6
