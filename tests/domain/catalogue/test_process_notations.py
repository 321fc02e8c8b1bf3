"""Values of heat, flow, pressure, climate, classes and trade as data sheets write them, written by hand like
`test_notation_truths`."""

import pytest

from tests.factories.notations import assert_read_as
from tests.factories.truth_tables import rows

# Property | text | canonical value (`-`: must be refused) | codes of the findings.
TEMPERATURES = """
flow_temperature       | 70 °C              | 70           |
flow_temperature       | 70°C               | 70           |
flow_temperature       | 70 ° C             | 70           |
flow_temperature       | 70 ºC              | 70           |
flow_temperature       | 70 ℃               | 70           |
flow_temperature       | 70 C               | 70           | unit-read-as
flow_temperature       | 70 grader          | 70           | unit-read-as
flow_temperature       | 70 °               | 70           | unit-read-as
flow_temperature       | 158 °F             | 70           |
flow_temperature       | 343,15 K           | 70           |
flow_temperature       | 70                 | 70           | unit-assumed
flow_temperature       | max. 40 °C         | ..40         |
flow_temperature       | maks. 40 °C        | ..40         |
flow_temperature       | højst 40 °C        | ..40         |
flow_temperature       | höchstens 40 °C    | ..40         |
flow_temperature       | 70/40 °C           | 70 40        |
flow_temperature       | 70 °C ±2 K         | 68..72       |
flow_temperature       | 70 ±2 °C           | 68..72       |
flow_temperature       | T = 70 °C          | 70           |
ambient_temperature    | −20…+45 °C         | -20..45      |
ambient_temperature    | -20...+45 °C       | -20..45      |
ambient_temperature    | -20..+45°C         | -20..45      |
ambient_temperature    | -20 °C … +45 °C    | -20..45      |
ambient_temperature    | -20°C - +45°C      | -20..45      |
ambient_temperature    | -20 to +45 °C      | -20..45      |
ambient_temperature    | -20 til 45 °C      | -20..45      |
ambient_temperature    | -20 bis 45 °C      | -20..45      |
ambient_temperature    | –20 – 45 °C        | -20..45      |
ambient_temperature    | -20°C/+45°C        | -20..45      |
ambient_temperature    | -20 ÷ 45 °C        | -20..45      |
ambient_temperature    | minus 20 to 45 °C  | -20..45      |
ambient_temperature    | ±40 °C             | 40           | value-plus-minus
ambient_temperature    | -20 til 45 grader  | -20..45      | unit-read-as
ambient_temperature    | 0-40 °C            | 0..40        |
ambient_temperature    | +5 … +40 °C        | 5..40        |
ambient_temperature    | min. -20 °C        | -20..        |
ambient_temperature    | ned til -20 °C     | -20..        |
ambient_temperature    | down to -20 °C     | -20..        |
ambient_temperature    | up to 45 °C        | ..45         |
ambient_temperature    | op til 45 °C       | ..45         |
ambient_temperature    | 45…-20 °C          | -            | range-reversed
ambient_temperature    | room temperature   | -            |
temperature_difference | 30 K               | 30           |
temperature_difference | 30 °C              | 30           |
temperature_difference | 54 °F              | 30           |
temperature_difference | ΔT = 30 K          | 30           |
approach_temperature   | ≤ 2 K              | ..2          |
thermal_conductivity   | 0,025 W/(m·K)      | 0.025        |
thermal_conductivity   | 0,025 W/mK         | 0.025        |
thermal_conductivity   | 25 mW/mK           | 0.025        |
heat_transfer_coefficient | 0,9 W/m²K       | 0.9          |
heat_transfer_coefficient | 0,9 W/(m²·K)    | 0.9          |
energy_demand          | 30 kWh/m² år       | 30           |
energy_demand          | 30 kWh/(m²a)       | 30           |
energy_demand          | 30 kWh/m2/year     | 30           |
heat_storage_capacity  | 3,6 GJ             | 1            |
heat_output            | 1 Gcal/h           | 1162.2222    |
cooling_capacity       | 10 TR              | 35.168528420667 |
cooling_capacity       | 10.000,0 BTU/h     | 2.9307107017222 |
"""

PRESSURES_AND_FLOWS = """
maximum_pressure       | 16 bar(g)          | 16           |
maximum_pressure       | 16 barg            | 16           |
maximum_pressure       | 16 bar g           | 16           |
maximum_pressure       | 16 bar (g)         | 16           |
maximum_pressure       | 16 barÜ            | 16           |
maximum_pressure       | 16 bar             | 16           | unit-read-as
maximum_pressure       | 16 bar(a)          | -            | units-incompatible
maximum_pressure       | 16 bara            | -            | units-incompatible
maximum_pressure       | 232 psi            | 15.99583695  | unit-read-as
maximum_pressure       | 1,6 MPa            | 16           | unit-read-as
maximum_pressure       | PN16               | -            | units-incompatible
maximum_pressure       | max. 16 bar        | ..16         | unit-read-as
absolute_pressure      | 0,2 bar(a)         | 0.2          |
absolute_pressure      | 200 mbar abs       | 0.2          |
absolute_pressure      | 200 mbar(a)        | 0.2          |
absolute_pressure      | 0,2 bar(g)         | -            | units-incompatible
pressure_drop          | 20 kPa             | 0.2          |
pressure_drop          | 2 mVS              | 0.196133     |
pressure_drop          | 200 mmWS           | 0.0196133    |
fan_pressure           | 2,5 mbar           | 250          |
nominal_pressure       | PN16               | 16           |
nominal_pressure       | PN 16              | 16           |
nominal_pressure       | PN10/16            | 10 16        |
nominal_pressure       | PN 10 / PN 16      | 10 16        |
nominal_pressure       | 16                 | 16           |
nominal_pressure       | 16 bar             | -            | units-incompatible
nominal_diameter       | DN100              | 100          |
nominal_diameter       | DN 100             | 100          |
nominal_diameter       | dn 100             | 100          |
nominal_diameter       | DN50-DN100         | 50..100      |
nominal_diameter       | DN 50…100          | 50..100      |
nominal_diameter       | DN50/65            | 50 65        |
nominal_diameter       | 1 1/2"             | 40           |
nominal_diameter       | 2"                 | 50           |
nominal_diameter       | ½"                 | 15           |
nominal_diameter       | 3/4 "              | 20           |
nominal_diameter       | 2 tommer           | 50           |
nominal_diameter       | NPS 2              | 50           |
nominal_diameter       | 2,3"               | -            | nominal-size-unknown
nominal_diameter       | DN 100 PN 16       | 100          | value-other-measures
nominal_diameter       | 60,3 mm            | -            | units-incompatible
nominal_diameter       | M12                | -            |
volume_flow            | 20 m³/h            | 20           |
volume_flow            | 20 m3/h            | 20           |
volume_flow            | 20 m³/t            | 20           | unit-read-as
volume_flow            | 20 m³/time         | 20           |
volume_flow            | 20 cbm/h           | 20           |
volume_flow            | 20 m^3/h           | 20           |
volume_flow            | 5 l/s              | 18           |
volume_flow            | 5 L/s              | 18           |
volume_flow            | 300 l/min          | 18           |
volume_flow            | 300 liter/minut    | 18           |
volume_flow            | 300 lpm            | 18           |
volume_flow            | 10-20 m³/h         | 10..20       |
volume_flow            | 20 m³              | -            | units-incompatible
volume_flow            | 20 Nm³/h           | -            | units-incompatible
volume_flow            | Q = 20 m³/h        | 20           |
volume_flow            | 20 m³/h at 30 m    | 20           | value-condition
compressed_air_flow    | 300 Nm³/h          | 300          |
compressed_air_flow    | 300 Nm3/h          | 300          |
compressed_air_flow    | 300 m³/h           | -            | units-incompatible
biogas_production      | 1.200,0 Nm³/t      | 1200         | unit-read-as
mass_flow              | 2 t/h              | 2000         |
steam_output           | 2000 kg/h          | 2            |
pump_head              | 30 m               | 30           |
pump_head              | 30 mVS             | 30           |
pump_head              | 30 mWS             | 30           |
pump_head              | 3 bar              | -            | units-incompatible
methane_content        | 55 % vol           | 55           |
methane_content        | 55 Vol.-%          | 55           |
flow_temperature       | 70 °C / 158 °F     | 70           |
volume_flow            | 10 m³/t            | 10           | unit-read-as
volume_flow            | 1.200 m³/h         | -            | number-ambiguous
volume_flow            | 100 Nm³/h          | -            | units-incompatible
relative_humidity      | 5-95 % RH          | 5..95        |
relative_humidity      | max 95 % r.F.      | ..95         |
maximum_pressure       | 11 bar abs         | -            | units-incompatible
total_efficiency       | 0,92               | -            | percent-or-fraction
flow_coefficient       | Kvs 25 m³/h        | 25           |
fluid_viscosity        | 10 cSt             | 10           |
fluid_viscosity        | 10 mm²/s           | 10           |
dynamic_viscosity      | 10 cP              | 10           |
fluid_density          | 1 g/cm³            | 1000         |
fluid_density          | 998 kg/m3          | 998          |
ph_range               | 6,5–8,5            | 6.5..8.5     |
ph_range               | pH 6.5 - 8.5       | 6.5..8.5     |
relative_humidity      | 10–90 % RH         | 10..90       |
relative_humidity      | 10...90 % r.F.     | 10..90       |
relative_humidity      | max. 95 %          | ..95         |
dry_matter_content     | 25 % TS            | 25           | value-substance
dry_matter_content     | 25 %               | 25           |
hydrogen_sulphide_content | 100 ppm         | 100          |
hydrogen_sulphide_content | 0,01 %          | 100          |
nox_emission           | < 50 mg/Nm³        | ..50         |
methane_yield          | 400 Nm³/t VS       | 400          | value-substance
effluent_bod           | 10 mg/l            | 10           |
effluent_bod           | 10 g/m³            | 10           |
water_hardness         | 12 °dH             | 12           |
electrical_conductivity_water | 500 µS/cm   | 500          |
population_equivalents | 5.000,0 PE         | 5000         |
energy_content         | 1500 kJ/100 g      | 1500         |
air_changes            | 6 1/h              | 6            |
air_changes            | 6 h⁻¹              | 6            |
"""

TRADE = """
lead_time_days         | 14 dage            | 14           |
lead_time_days         | 14 Tage            | 14           |
lead_time_days         | 2-3 uger           | 14..21       |
lead_time_days         | 6 Wochen           | 42           |
lead_time_days         | 14                 | 14           | unit-assumed
lead_time_days         | ab Lager           | -            |
warranty_months        | 24 mdr.            | 24           |
warranty_months        | 2 Jahre            | 24           |
warranty_months        | 24 months          | 24           |
annual_turnover        | EUR 5 mio.         | 5000000      |
annual_turnover        | € 5 mio.           | 5000000      |
annual_turnover        | 5 mio. €           | 5000000      |
annual_turnover        | 5 MEUR             | 5000000      |
annual_turnover        | 5,000,000 EUR      | 5000000      |
annual_turnover        | 5 Mrd. EUR         | 5000000000   |
annual_turnover        | 5 mio. DKK         | -            | units-incompatible
opening_cycles         | 10.000,0 cycles    | 10000        |
weekly_capacity_hours  | 37 timer/uge       | 37           |
"""

CLASSES = """
protection_class       | IP65               | IP65         |
protection_class       | IP 65              | IP65         |
protection_class       | IP-65              | IP65         |
protection_class       | ip65               | IP65         |
protection_class       | IPX5               | IPX5         |
protection_class       | IP5X               | IP5X         |
protection_class       | IP66/IP68          | IP66 IP68    |
protection_class       | IP65, IP67         | IP65 IP67    |
protection_class       | mind. IP54         | IP54         |
protection_class       | IP69K              | IP69         |
protection_class       | IP75               | -            | choice-unknown
protection_class       | IP6                | -            | choice-unknown
protection_class       | NEMA 4X            | -            | choice-unknown
impact_protection      | IK10               | IK10         |
impact_protection      | IK 10              | IK10         |
impact_protection      | ik08               | IK08         |
impact_protection      | IK12               | -            | choice-unknown
phase_system           | 3~                 | 3~           |
phase_system           | 3 ~                | 3~           |
phase_system           | 3-faset            | 3~           |
phase_system           | trefaset           | 3~           |
phase_system           | 3 ph               | 3~           |
phase_system           | single phase       | 1~           |
phase_system           | Drehstrom          | 3~           |
phase_system           | DC                 | dc           |
phase_system           | 4~                 | -            | choice-unknown
pipe_thread            | G 1 1/2"           | G1-1/2       |
pipe_thread            | G1½                | G1-1/2       |
pipe_thread            | G 3/4              | G3/4         |
pipe_thread            | M12                | M12          |
pipe_thread            | M20x1,5            | M20x1.5          |
output_signal          | 4–20 mA            | 4-20mA       |
output_signal          | 4...20 mA          | 4-20mA       |
output_signal          | 4-20mA             | 4-20mA       |
output_signal          | 0–10 V             | 0-10V        |
motor_efficiency_class | IE 3               | IE3          |
motor_efficiency_class | IE6                | -            | choice-unknown
insulation_class       | Kl. F              | F            |
temperature_class      | T4                 | T4           |
explosion_zone         | Zone 2             | 2            |
standard_dimension_ratio | SDR 11           | SDR11        |
concrete_strength_class | C 30/37           | C30/37       |
frame_size             | 132 S              | 132S         |
frame_size             | IEC 132S           | 132S         |
filter_class           | F7                 | F7           |
"""


@pytest.mark.parametrize(
    ("key", "text", "expected", "codes"),
    [
        pytest.param(*row.values, id=" ".join(row.values[:2]))
        for row in rows(TEMPERATURES + PRESSURES_AND_FLOWS.lstrip("\n") + TRADE.lstrip("\n") + CLASSES.lstrip("\n"))
    ],
)
def test_a_notation_means_what_the_trade_means_by_it(key: str, text: str, expected: str, codes: str) -> None:
    assert_read_as(key, text, expected, codes)
