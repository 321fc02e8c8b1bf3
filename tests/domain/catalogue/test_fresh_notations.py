"""Values in the notations of data sheets and price lists from Denmark and Germany: what each means, or that it is refused.

The meanings were written down before the code was asked; of the 151 rows 24 were refused that have one.
"""

import pytest

from tests.factories.notations import assert_read_as
from tests.factories.truth_tables import rows

# Property | text | canonical value (`-`: must be refused) | codes of the findings.
NOTATIONS = """
rated_voltage              | 400 V AC ±10 %                  | 360..440     |
rated_voltage              | 3×400/230 V + N + PE            | 400 230      |
rated_voltage              | 230 V AC (+6/-10 %)             | 207..243.8   |
rated_voltage              | 1×230 V~                        | 230          |
rated_voltage              | 24 V AC/DC                      | 24           |
rated_voltage              | 3 AC 400 V, 50/60 Hz            | 400          | value-other-measures
rated_voltage              | 6,6 kV eller 11 kV              | 6600 11000   |
rated_voltage              | Netspænding 3 x 380-415 V       | 380..415     |
rated_voltage              | 400V/3ph/50Hz                   | 400          | value-other-measures
rated_voltage              | 85–264 VAC, 47–63 Hz            | 85..264      | value-other-measures
protection_class           | IP 65/IP67                      | IP65 IP67    |
protection_class           | min. IP54                       | IP54         |
protection_class           | IP X4                           | IPX4         |
protection_class           | IP66K/IP69K                     | IP66 IP69    |
protection_class           | Schutzart IP 55                 | IP55         |
nominal_pressure           | PN 16                           | 16           |
nominal_pressure           | PN10/16                         | 10 16        |
nominal_pressure           | PN 6-16                         | 6..16        |
nominal_pressure           | Druckstufe PN 25                | 25           |
nominal_diameter           | ½"                              | 15           |
nominal_diameter           | G 1 1/4                         | 32           |
nominal_diameter           | R ¾"                            | 20           |
nominal_diameter           | DN 65–150                       | 65..150      |
nominal_diameter           | DN50 (2")                       | 50           | value-remark
nominal_diameter           | 1½ tomme                        | 40           |
nominal_diameter           | NPS 4                           | 100          |
nominal_diameter           | Anschluss DN 80                 | 80           |
ambient_temperature        | -20…+55 °C                      | -20..55      |
ambient_temperature        | fra -25 til +40 °C              | -25..40      |
ambient_temperature        | von -10 °C bis +50 °C           | -10..50      |
ambient_temperature        | +5 °C – +40 °C                  | 5..40        |
ambient_temperature        | −30 °C to 60 °C                 | -30..60      |
ambient_temperature        | -4...122 °F                     | -20..50      |
ambient_temperature        | 253,15–313,15 K                 | -20..40      |
ambient_temperature        | max. +45 °C                     | ..45         |
maximum_pressure           | 10 barg                         | 10           |
maximum_pressure           | 7 bar(a)                        | -            | units-incompatible
maximum_pressure           | 16 bar(ü)                       | 16           |
maximum_pressure           | 1,6 MPa (g)                     | 16           |
maximum_pressure           | 145 psig                        | 9.9973980    |
maximum_pressure           | 6 bar overtryk                  | 6            |
maximum_pressure           | 10 bar Überdruck                | 10           |
apparent_power             | 630 kVA @ cos φ 0,8             | 630          | value-condition
apparent_power             | 630 kVA bei cos phi = 0,8       | 630          | value-condition
rated_power                | 500 kW at cos φ 0.85            | 500          | value-condition
power_factor               | cos φ ≥ 0,95                    | 0.95..       |
power_factor               | cosφ=0,82                       | 0.82         |
outer_diameter             | Ø 110 mm                        | 110          |
outer_diameter             | ⌀ 48,3 mm                       | 48.3         |
outer_diameter             | d = 63 mm                       | 63           |
outer_diameter             | Ø110                            | 110          | unit-assumed
outer_diameter             | 4½"                             | 114.3        |
gear_ratio                 | 1:10                            | 10           |
gear_ratio                 | i = 25,3                        | 25.3         |
gear_ratio                 | 10:1                            | 10           |
conductor_cross_section    | 1,5 mm²                         | 1.5          |
conductor_cross_section    | 4×2,5 mm²                       | 2.5          | value-cores
conductor_cross_section    | 5G1,5                           | 1.5          | unit-assumed value-cores
conductor_cross_section    | 16 mm2                          | 16           |
conductor_cross_section    | 3x1,5 mm^2                      | 1.5          | value-cores
sound_pressure_level       | ≤ 45 dB(A) @ 1 m                | ..45         | value-condition
sound_pressure_level       | 62 dB(A) i 1 m afstand          | 62           | value-condition
sound_pressure_level       | Lp(A) = 58 dB                   | 58           | unit-read-as
sound_power_level          | LwA 78 dB(A)                    | 78           |
volume_flow                | 120 m³/h                        | 120          |
volume_flow                | 35 l/s                          | 126          |
volume_flow                | 500 l/min.                      | 30           |
volume_flow                | 2.000 liter/time                | -            | number-ambiguous
volume_flow                | 15 m3/timen                     | 15           |
volume_flow                | 40 cbm/h                        | 40           |
volume_flow                | 100 gpm                         | 22.712470704 |
energy_demand              | 45 kWh/m²a                      | 45           |
energy_demand              | 52 kWh/(m²·a)                   | 52           |
energy_demand              | 38 kWh/m² pr. år                | 38           |
heat_transfer_coefficient  | 0,18 W/(m²·K)                   | 0.18         |
heat_transfer_coefficient  | 1.1 W/m²K                       | 1.1          |
thermal_conductivity       | λ = 0,032 W/mK                  | 0.032        |
thermal_conductivity       | 0,035 W/(m·K)                   | 0.035        |
biogas_production          | 450 Nm³/h                       | 450          |
biogas_production          | 450 m³(n)/h                     | 450          |
dry_matter_content         | 22 Gew.-%                       | 22           |
dry_matter_content         | 12 % TS                         | 12           | value-substance
dry_matter_content         | 25 vægt-%                       | 25           |
methane_content            | 52–55 Vol.-%                    | 52..55       |
methane_content            | ≥ 97 vol%                       | 97..         |
hydrogen_sulphide_content  | < 50 ppm                        | ..50         |
hydrogen_sulphide_content  | 200 ppmv                        | 200          |
ph_range                   | pH 6–8                          | 6..8         |
ph_range                   | 6,5-8,5                         | 6.5..8.5     |
ph_range                   | pH-værdi 7,2 ±0,3               | 6.9..7.5     |
motor_efficiency_class     | IE3                             | IE3          |
motor_efficiency_class     | IE 4 (Super Premium)            | IE4          |
service_life               | min. 10 år                      | 10..         |
service_life               | mindestens 25 Jahre             | 25..         |
service_life               | 100.000 h                       | -            | number-ambiguous
service_life               | > 20 years                      | 20..         |
electrical_efficiency      | η = 94,5 %                      | 94.5         |
electrical_efficiency      | 0,945                           | -            | percent-or-fraction
rated_speed                | 1.450 min-1                     | -            | number-ambiguous
rated_speed                | 1450 min⁻¹                      | 1450         |
rated_speed                | 2900 o/min                      | 2900         |
rated_speed                | 3000 U/min                      | 3000         |
rated_speed                | 750 omdr./min.                  | 750          |
rated_torque               | 350 Nm                          | 350          |
rated_torque               | 1,2 kNm                         | 1200         |
force                      | 25 kN                           | 25           |
force                      | 2,5 to                          | -            | units-incompatible
mass                       | ca. 1,2 t                       | 1200         | value-approximate
mass                       | 12½ kg                          | 12.5         |
mass                       | 1'250 kg                        | 1250         |
mass                       | 850 kg netto                    | -            | unit-unknown
load_capacity              | 3,2 ton                         | 3200         |
load_capacity              | 500 kg pr. palle                | -            | units-incompatible
warranty_months            | 24 mdr.                         | 24           |
warranty_months            | 2 år                            | 24           |
warranty_months            | 5 Jahre                         | 60           |
lead_time_days             | 2-3 uger                        | 14..21       |
lead_time_days             | 10 arbejdsdage                  | -            |
lead_time_days             | 6 Wochen                        | 42           |
rated_frequency            | 50/60 Hz                        | 50 60        |
rated_frequency            | 50 Hz ±2 %                      | 49..51       |
rated_frequency            | 16 2/3 Hz                       | 16.666667      |
rated_current              | 3 × 63 A                        | 63           |
rated_current              | 4-20 mA                         | 0.004..0.02  |
coefficient_of_performance | COP 4,2                         | 4.2          |
coefficient_of_performance | 4,5 (A7/W35)                    | 4.5          | value-remark
seasonal_performance       | SCOP 4,85                       | 4.85         |
nox_emission               | < 100 mg/Nm³                    | ..100        |
nox_emission               | 80 mg/m³(n) bei 5 % O₂          | 80           | value-condition
tank_capacity              | 1 m³                            | 1000         |
tank_capacity              | 2,5 hl                          | 250          |
network_length             | 12,4 km                         | 12400        |
annual_capacity            | 40.000 t/a                      | -            | number-ambiguous
annual_capacity            | 40 000 tons/år                  | 40000        |
annual_capacity            | 1,2 mio. t/år                   | 1200000      |
display_size               | 10,1"                           | 10.1         |
display_size               | 7 Zoll                          | 7            |
data_rate                  | 100 Mbit/s                      | 100          |
data_rate                  | 1 Gbps                          | 1000         |
relative_humidity          | 5–95 % RH, ikke-kondenserende   | 5..95        | value-condition
relative_humidity          | 10 … 90 % r.F.                  | 10..90       |
flow_temperature           | 70/40 °C                        | 70 40        |
flow_coefficient           | Kvs 6,3 m³/h                    | 6.3          |
flow_coefficient           | Kv = 10                         | 10           | unit-assumed
filter_class               | F7                              | F7           |
maximum_pressure           | 250 mbar                        | 0.25         | unit-read-as
filter_fineness            | 50 µm                           | 50           |
filter_fineness            | 100 my                          | 100          |
pump_head                  | 32 mVS                          | 32           |
pump_head                  | 25 mWS                          | 25           |
pump_head                  | H = 18 m                        | 18           |
"""


@pytest.mark.parametrize(
    ("key", "text", "expected", "codes"),
    [pytest.param(*row.values, id=" ".join(row.values[:2])) for row in rows(NOTATIONS)],
)
def test_a_notation_means_what_the_trade_means_by_it(key: str, text: str, expected: str, codes: str) -> None:
    assert_read_as(key, text, expected, codes)
