"""Electrical, mechanical and counted values as data sheets write them: what each means, or that it is refused.

The rows were written by hand from what the notation means in the trade, before the code was asked. Heat, flow, pressure,
climate and trade are in `test_process_notations`.
"""

import pytest

from tests.factories.notations import assert_read_as
from tests.factories.truth_tables import rows

# Property | text | canonical value (`-`: must be refused) | codes of the findings.
VOLTAGES = """
rated_voltage          | 230 V              | 230          |
rated_voltage          | 230V               | 230          |
rated_voltage          | 230 Volt           | 230          |
rated_voltage          | 230 volts          | 230          |
rated_voltage          | 230 VAC            | 230          |
rated_voltage          | 230 V~             | 230          |
rated_voltage          | AC 230 V           | 230          |
rated_voltage          | ~230 V             | 230          | value-approximate
rated_voltage          | 24 VDC             | 24           |
rated_voltage          | 24 V DC            | 24           |
rated_voltage          | DC 24 V            | 24           |
rated_voltage          | 24 V=              | 24           |
rated_voltage          | 24 V ±10 %         | 21.6..26.4   |
rated_voltage          | 24 V ± 10%         | 21.6..26.4   |
rated_voltage          | 24 V +/- 10 %      | 21.6..26.4   |
rated_voltage          | 24 V +/-10%        | 21.6..26.4   |
rated_voltage          | 24 V ±2,4 V        | 21.6..26.4   |
rated_voltage          | 24 V +10 % / -15 % | 20.4..26.4   |
rated_voltage          | 24 V -15/+10 %     | 20.4..26.4   |
rated_voltage          | 24 V (±10 %)       | 21.6..26.4   |
rated_voltage          | 230/400 V          | 230 400      |
rated_voltage          | 230/400V           | 230 400      |
rated_voltage          | 230-400 V          | 230..400     |
rated_voltage          | 230 V / 400 V      | 230 400      |
rated_voltage          | 230 og 400 V       | 230 400      |
rated_voltage          | 230 oder 400 V     | 230 400      |
rated_voltage          | 400/690 V          | 400 690      |
rated_voltage          | 3x400 V            | 400          |
rated_voltage          | 3 x 400 V          | 400          |
rated_voltage          | 3×400 V            | 400          |
rated_voltage          | 3~ 400 V           | 400          |
rated_voltage          | 3 ~ 400 V          | 400          |
rated_voltage          | 3/N/PE ~ 400 V     | 400          |
rated_voltage          | 1~ 230 V           | 230          |
rated_voltage          | 1/N/PE 230 V       | 230          |
rated_voltage          | 3x400 V / 50 Hz    | 400          | value-other-measures
rated_voltage          | 400 V, 50 Hz       | 400          | value-other-measures
rated_voltage          | 400 V 50 Hz        | 400          | value-other-measures
rated_voltage          | 400 V 3~ 50 Hz     | 400          | value-other-measures
rated_voltage          | 3~ 400 V 50 Hz     | 400          | value-other-measures
rated_voltage          | 10 kV              | 10000        |
rated_voltage          | 0,4 kV             | 400          |
rated_voltage          | 10/0,4 kV          | 10000 400    |
rated_voltage          | 500 mV             | 0.5          |
rated_voltage          | 1 000 V            | 1000         |
rated_voltage          | 1.000,0 V          | 1000         |
rated_voltage          | 1.000 V            | -            | number-ambiguous
rated_voltage          | 1,000 V            | -            | number-ambiguous
rated_voltage          | U = 400 V          | 400          |
rated_voltage          | Un: 400 V          | 400          |
rated_voltage          | Spænding: 400 V    | 400          |
rated_voltage          | max. 690 V         | ..690        |
rated_voltage          | ≤690 V             | ..690        |
rated_voltage          | <= 690 V           | ..690        |
rated_voltage          | op til 690 V       | ..690        |
rated_voltage          | bis 690 V          | ..690        |
rated_voltage          | 690 V max.         | ..690        |
rated_voltage          | 400                | 400          | unit-assumed
rated_voltage          | 400 Hz             | -            | units-incompatible
rated_voltage          | 400 W              | -            | units-incompatible
rated_voltage          | 400 v              | 400          |
rated_voltage          | 12..24 V           | 12..24       |
rated_voltage          | 12...24 V          | 12..24       |
rated_voltage          | 12…24 V DC         | 12..24       |
rated_voltage          | 24-12 V            | -            | range-reversed
rated_voltage          | 4OO V              | -            |
rated_voltage          | ４００ V           | -            |
rated_voltage          | 1_000 V            | -            |
rated_voltage          | NaN V              | -            |
rated_voltage          | n/a                | -            |
supply_voltage_range   | 18–32 V DC         | 18..32       |
supply_voltage_range   | 18 V to 32 V       | 18..32       |
supply_voltage_range   | fra 18 til 32 V    | 18..32       |
supply_voltage_range   | von 18 bis 32 V    | 18..32       |
supply_voltage_range   | mellem 18 og 32 V  | 18..32       |
supply_voltage_range   | zwischen 18 und 32 V | 18..32     |
supply_voltage_range   | 24 V −15…+20 %     | 20.4..28.8   |
supply_voltage_range   | 100–240 V AC       | 100..240     |
supply_voltage_range   | 100-240 VAC, 50/60 Hz | 100..240  | value-other-measures
"""

CURRENTS_AND_POWERS = """
rated_current          | 16 A               | 16           |
rated_current          | 16A                | 16           |
rated_current          | 16 Ampere          | 16           |
rated_current          | 0,63 kA            | 630          |
rated_current          | 630 mA             | 0.63         |
rated_current          | 4–20 mA            | 0.004..0.02  |
rated_current          | 4-20mA             | 0.004..0.02  |
rated_current          | 4...20 mA          | 0.004..0.02  |
rated_current          | 3x16 A             | 16           |
rated_current          | In = 16 A          | 16           |
residual_current       | 30 mA              | 30           |
residual_current       | 0,03 A             | 30           |
rated_power            | 7,5 kW             | 7.5          |
rated_power            | 7.5kW              | 7.5          |
rated_power            | 7500 W             | 7.5          |
rated_power            | 1,5·10³ W          | 1.5          |
rated_power            | 1,5 · 10³ W        | 1.5          |
rated_power            | 1.5x10^3 W         | 1.5          |
rated_power            | 1.5e3 W            | 1.5          |
rated_power            | 1,5E+03 W          | 1.5          |
rated_power            | 1.5×10³ W          | 1.5          |
rated_power            | 2 · 10^-3 MW       | 2            |
rated_power            | 2·10⁻³ MW          | 2            |
rated_power            | 10 PS              | 7.3549875    |
rated_power            | 10 hk              | 7.3549875    |
rated_power            | 1 MW               | 1000         |
rated_power            | 1 mW               | 0.000001     |
rated_power            | 1 mw               | -            | unit-unknown
rated_power            | 1000 kcal/h        | 1.1622222    |
rated_power            | 3 · 10³ W          | 3            |
rated_power            | 7,5 KW             | 7.5          |
rated_power            | 7,5 kw             | 7.5          |
rated_power            | 7,5 kVA            | -            | units-incompatible
rated_power            | 7,5 kWh            | -            | units-incompatible
rated_power            | 2x7,5 kW           | -            | several-measures
rated_power            | 2 x 7,5 kW         | -            | several-measures
rated_power            | 5,5/7,5 kW         | 5.5 7.5      |
rated_power            | 7,5 kW (S1)        | 7.5          | value-remark
rated_power            | 7,5 kW ved 50 Hz   | 7.5          | value-condition
rated_power            | 7,5 kW @ 50 Hz     | 7.5          | value-condition
rated_power            | 7,5 kW bei 50 Hz   | 7.5          | value-condition
rated_power            | 10k                | -            |
rated_power            | 10 k               | -            |
rated_power            | ca. 10 kW          | 10           | value-approximate
rated_power            | approx. 10 kW      | 10           | value-approximate
rated_power            | ≈10 kW             | 10           | value-approximate
rated_power            | mind. 10 kW        | 10..         |
rated_power            | mindst 10 kW       | 10..         |
rated_power            | at least 10 kW     | 10..         |
rated_power            | >= 10 kW           | 10..         |
rated_power            | > 10 kW            | 10..         |
rated_power            | mehr als 10 kW     | 10..         |
rated_power            | 10 kW or more      | 10..         |
rated_power            | 10 kW eller mere   | 10..         |
rated_power            | -5 kW              | -5           |
rated_power            | 1.234.567 W        | 1234.567     |
rated_power            | 1,234,567 W        | 1234.567     |
rated_power            | 1 234 567 W        | 1234.567     |
rated_power            | 12'500 W           | 12.5         |
rated_power            | 1/2 hp             | 0.37284993579113508 |
rated_power            | 5 kW - 7 V         | -            |
rated_power            | tba                | -            |
rated_power            | -                  | -            |
apparent_power         | 630 kVA            | 630          |
apparent_power         | 0,63 MVA           | 630          |
apparent_power         | 630 kW             | -            | units-incompatible
reactive_power         | 50 kvar            | 50           |
reactive_power         | 50 kVAr            | 50           |
reactive_power         | 50 kVAR            | 50           |
power_factor           | 0,95               | 0.95         |
power_factor           | cos φ 0,95         | 0.95         |
power_factor           | cosφ = 0.95        | 0.95         |
power_factor           | cos phi = 0,95     | 0.95         |
power_factor           | 95 %               | 0.95         |
rated_frequency        | 50 Hz              | 50           |
rated_frequency        | 50/60 Hz           | 50 60        |
rated_frequency        | 50 / 60 Hz         | 50 60        |
rated_frequency        | 50 Hz / 60 Hz      | 50 60        |
rated_frequency        | 50–60 Hz           | 50..60       |
rated_frequency        | 50 hz              | 50           |
rated_frequency        | 50 Hz ±1 %         | 49.5..50.5   |
rated_frequency        | 0,05 kHz           | 50           |
frequency_range        | 0–400 Hz           | 0..400       |
frequency_range        | 47-63 Hz           | 47..63       |
electrical_efficiency  | 42 %               | 42           |
electrical_efficiency  | 42%                | 42           |
electrical_efficiency  | 42 pct.            | 42           |
electrical_efficiency  | 42 Prozent         | 42           |
electrical_efficiency  | 0,42 pu            | 42           |
electrical_efficiency  | 0,42 p.u.          | 42           |
electrical_efficiency  | 0,42               | -            | percent-or-fraction
electrical_efficiency  | 42                 | 42           |
electrical_efficiency  | η = 42 %           | 42           |
duty_cycle             | 500 ‰              | 50           |
short_circuit_impedance | 6 %               | 6            |
battery_capacity       | 100 kWh            | 100          |
battery_capacity       | 360 MJ             | 100          |
battery_charge         | 100 Ah             | 100          |
battery_charge         | 2500 mAh           | 2.5          |
conductor_cross_section | 2,5 mm²           | 2.5          |
conductor_cross_section | 2,5 mm2           | 2.5          |
conductor_cross_section | 2,5 kvmm          | 2.5          |
conductor_cross_section | 2,5 qmm           | 2.5          |
conductor_cross_section | 5x2,5 mm²         | 2.5          | value-cores
conductor_cross_section | 5G2,5 mm²         | 2.5          | value-cores
conductor_cross_section | AWG 14            | 2.080908     |
conductor_cross_section | 14 AWG            | 2.080908     |
conductor_cross_section | AWG 4/0           | 107.21931    |
conductor_cross_section | 4/0 AWG           | 107.21931    |
conductor_cross_section | AWG 41            | -            | wire-gauge-unknown
conductor_cross_section | 250 kcmil         | 126.6768     |
peak_power_pv          | 10 kWp             | 10           |
illuminance            | 500 lux            | 500          |
illuminance            | 500 lx             | 500          |
luminous_flux          | 4.000,0 lm         | 4000         |
luminous_efficacy      | 150 lm/W           | 150          |
colour_temperature     | 4000 K             | 4000         |
radio_range            | 10 km              | 10000        |
data_rate              | 1 Gbit/s           | 1000         |
data_rate              | 100 Mbps           | 100          |
memory                 | 512 MB             | 0.512        |
sampling_rate          | 10 kHz             | 10000        |
"""

MECHANICS = """
mass                   | 12,5 kg            | 12.5         |
mass                   | 1,5 t              | 1500         |
mass                   | 1.500,00 kg        | 1500         |
mass                   | 500 g              | 0.5          |
mass                   | 10 lbs             | 4.5359237    |
mass                   | 10 lb              | 4.5359237    |
mass                   | ca 12 kg           | 12           | value-approximate
mass                   | 12 kg ±5 %         | 11.4..12.6   |
length                 | 1,2 m              | 1200         |
length                 | 1200               | 1200         | unit-assumed
length                 | 1200 mm ± 2 mm     | 1198..1202   |
length                 | 1200±2 mm          | 1198..1202   |
length                 | 1200 mm ±0,5       | 1199.5..1200.5 |
length                 | 1200 +3/-1 mm      | 1199..1203   |
length                 | 12 cm              | 120          |
length                 | 1 1/2"             | 38.1         |
length                 | 1½"                | 38.1         |
length                 | 1-1/2"             | 38.1         |
length                 | 1.5 in             | 38.1         |
length                 | 3/4"               | 19.05        |
length                 | ¾ inch             | 19.05        |
length                 | 10"                | 254          |
length                 | 10 ft              | 3048         |
length                 | 10'                | 3048         |
length                 | 6' 2"              | -            |
length                 | 5 tommer           | 127          |
length                 | 5 Zoll             | 127          |
length                 | 1200 x 800 mm      | -            | several-measures
length                 | 1200×800×600 mm    | -            | several-measures
length                 | 1,2 m / 1200 mm    | 1200         |
outer_diameter         | Ø 48,3 mm          | 48.3         |
outer_diameter         | ∅48,3 mm           | 48.3         |
outer_diameter         | ⌀ 48.3 mm          | 48.3         |
outer_diameter         | ø48,3 mm           | 48.3         |
outer_diameter         | Ø48,3              | 48.3         | unit-assumed
outer_diameter         | d = 48,3 mm        | 48.3         |
outer_diameter         | M12                | -            |
shaft_diameter         | 24 mm h6           | -            |
surface_roughness      | Ra 0,8 µm          | 0.8          |
surface_roughness      | Ra ≤ 0,8 µm        | ..0.8        |
surface_roughness      | Ra 0,8 μm          | 0.8          |
rated_speed            | 1450 rpm           | 1450         |
rated_speed            | 1450 min-1         | 1450         |
rated_speed            | 1450 min⁻¹         | 1450         |
rated_speed            | 1450 1/min         | 1450         |
rated_speed            | 1450 U/min         | 1450         |
rated_speed            | 1450 o/min         | 1450         |
rated_speed            | 1450 omdr./min.    | 1450         |
rated_speed            | 1450 omdr/min      | 1450         |
rated_speed            | 1450/1750 rpm      | 1450 1750    |
rated_torque           | 50 Nm              | 50           |
rated_torque           | 50 N·m             | 50           |
rated_torque           | 0,05 kNm           | 50           |
rated_torque           | 50 J               | -            | units-incompatible
travel_speed           | 36 km/h            | 10           |
travel_speed           | 600 m/min          | 10           |
load_capacity          | 2 t                | 2000         |
force                  | 5 kN               | 5            |
force                  | 5000 N             | 5            |
tensile_strength       | 510 N/mm²          | 510          |
tensile_strength       | 510 MPa            | 510          |
tensile_strength       | 490–630 N/mm2      | 490..630     |
rated_power            | 0,75 kW / 1 HP     | 0.75         | value-other-unit
rated_power            | 7 1/2 HP           | 5.592749     |
rated_power            | mind. 5 kW         | 5..          |
rated_power            | bis zu 5 kW        | ..5          |
rated_power            | op til 5 kW        | ..5          |
rated_power            | 5'000 W            | 5            |
rated_power            | 5,000.50 W         | 5.0005       |
rated_power            | 5 kVA              | -            | units-incompatible
rated_power            | fünf kW            | -            | quantity-unreadable
rated_voltage          | 3x400V+N+PE        | 400          |
rated_voltage          | 3 x 400 V + N + PE | 400          |
rated_voltage          | 400V+PE            | 400          |
length                 | 500 mm / 20 in     | 500          | value-other-unit
length                 | 500 mm / 30 in     | 500 762      |
length                 | 1 m 20 cm          | -            | quantity-unreadable
gear_ratio             | 1:20               | 20           |
gear_ratio             | 20:1               | 20           |
gear_ratio             | 20                 | 20           |
gear_ratio             | i = 20             | 20           |
roof_pitch             | 30°                | 30           |
roof_pitch             | 30 deg             | 30           |
pole_count             | 4                  | 4            |
pole_count             | 4 stk.             | 4            |
pole_count             | 4-polet            | -            |
core_count             | 5                  | 5            |
core_count             | 5 pcs              | 5            |
core_count             | 5G2,5              | -            |
sound_pressure_level   | 65 dB(A)           | 65           |
sound_pressure_level   | 65 dBA             | 65           |
sound_pressure_level   | 65 db(A)           | 65           |
sound_pressure_level   | 65 dB              | 65           | unit-read-as
sound_pressure_level   | <65 dB(A)          | ..65         |
sound_pressure_level   | 65 dB(A) ±3 dB     | 62..68       |
sound_pressure_level   | 65 dB(A) i 1 m     | 65           | value-condition
sound_pressure_level   | 65 dB(A) in 1 m    | 65           | value-condition
sound_pressure_level   | 65 dB(A) at 1 m    | 65           | value-condition
sound_insulation       | 45 dB              | 45           |
sound_insulation       | Rw = 45 dB         | 45           |
coating_thickness      | 80 µm              | 80           |
coating_thickness      | 80 my              | 80           |
floor_area             | 120 m²             | 120          |
floor_area             | 120 kvm            | 120          |
floor_area             | 120 qm             | 120          |
"""


@pytest.mark.parametrize(
    ("key", "text", "expected", "codes"),
    [
        pytest.param(*row.values, id=" ".join(row.values[:2]))
        for row in rows(VOLTAGES + CURRENTS_AND_POWERS.lstrip("\n") + MECHANICS.lstrip("\n"))
    ],
)
def test_a_notation_means_what_the_trade_means_by_it(key: str, text: str, expected: str, codes: str) -> None:
    assert_read_as(key, text, expected, codes)
