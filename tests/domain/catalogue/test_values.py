"""Values of dictionary properties out of text: kind, unit, canonical number, and the findings on what was assumed."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import (
    CanonicalValue,
    read_value,
    read_with_findings,
    to_canonical,
)
from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind
from tests.factories.truth_tables import rows

# Property | text | canonical value | codes of the findings.
MEASURED = """
rated_power            | 7,5 kW             | 7.5          |
rated_power            | 7500 W             | 7.5          |
rated_power            | 0,0075 MW          | 0.0075e3     |
rated_power            | 10 hk              | 7.3549875    |
rated_power            | 7,5                | 7.5          | unit-assumed
rated_power            | ca. 5 kW           | 5            | value-approximate
rated_power            | 10 kW (13 hp)      | 10           | value-remark
rated_power            | 10–20 kW           | 10..20       |
rated_power            | max. 20 kW         | ..20         |
rated_power            | ≥ 10 kW            | 10..         |
rated_power            | 500 kVA            | -            | units-incompatible
rated_power            | 400 V              | -            | units-incompatible
rated_power            | 5 quatloo          | -            | unit-unknown
rated_power            | 1.234 kW           | -            | number-ambiguous
rated_power            |                    | -            | value-missing
rated_power            | on request         | -            | quantity-unreadable
rated_voltage          | 230/400 V          | 230 400      |
rated_voltage          | 0,4 kV             | 400          |
rated_voltage          | 3x400 V, 50 Hz     | 400          | value-other-measures
rated_voltage          | 24 V DC ±10 %      | 21.6..26.4   |
rated_voltage          | 230/400 V ±10 %    | 230 400      | value-tolerance
rated_frequency        | 50/60 Hz           | 50 60        |
power_factor           | 0,9                | 0.9          |
power_factor           | 90 %               | 0.9          |
power_factor           | cos φ = 0,85       | 0.85         |
electrical_efficiency  | 95 %               | 95           |
electrical_efficiency  | 95                 | 95           |
electrical_efficiency  | 0,95               | -            | percent-or-fraction
electrical_efficiency  | 0,95 pu            | 95           |
pole_count             | 4                  | 4            |
pole_count             | 4 stk.             | 4            |
pole_count             | 4 poles            | 4            |
pole_count             | 4 kW               | -            | unit-not-expected
ambient_temperature    | -20…+45 °C         | -20..45      |
ambient_temperature    | -20/+45 °C         | -20..45      |
ambient_temperature    | −4 °F to 113 °F    | -20..45      |
ambient_temperature    | -20 to 45 C        | -20..45      | unit-read-as
ambient_temperature    | 45 °C              | 45           |
temperature_difference | 30 °C              | 30           |
temperature_difference | 30 K               | 30           |
maximum_pressure       | 10 bar(g)          | 10           |
maximum_pressure       | 10 bar             | 10           | unit-read-as
maximum_pressure       | 1 MPa              | 10           | unit-read-as
maximum_pressure       | 10 bar(a)          | -            | units-incompatible
pressure_drop          | 250 mbar           | 0.25         |
pressure_drop          | 0,2 bar(g)         | -            | units-incompatible
absolute_pressure      | 50-200 mbar(a)     | 0.05..0.2    |
sound_pressure_level   | 75 dB(A)           | 75           |
sound_pressure_level   | < 75 dB(A) at 1 m  | ..75         | value-condition
sound_pressure_level   | 75 dB              | 75           | unit-read-as
nominal_diameter       | DN 100             | 100          |
nominal_diameter       | 100                | 100          |
nominal_diameter       | 4"                 | 100          |
nominal_diameter       | 1½"                | 40           |
nominal_diameter       | 4,1"               | -            | nominal-size-unknown
nominal_diameter       | 100 mm             | -            | units-incompatible
nominal_pressure       | PN16               | 16           |
nominal_pressure       | 16                 | 16           |
volume_flow            | 10 l/s             | 36           |
volume_flow            | 50 m³/t            | 50           | unit-read-as
travel_speed           | 36 km/t            | 10           |
rated_speed            | 50 Hz              | 3000         |
rated_speed            | 1500 omdr./min     | 1500         |
lead_time_days         | 6 uger             | 42           |
lead_time_days         | 6-8 weeks          | 42..56       |
warranty_months        | 2 år               | 24           |
annual_turnover        | 5 mio. EUR         | 5000000      |
annual_turnover        | 5 mio. DKK         | -            | units-incompatible
employee_count         | 25                 | 25           |
employee_count         | 25 ansatte         | 25           |
ph_range               | 6,5-8,5            | 6.5..8.5     |
ph_range               | pH 6,5-8,5         | 6.5..8.5     |
emission_factor        | 0,2 kg/kWh         | 200          |
nox_emission           | < 100 mg/Nm³       | ..100        |
nox_emission           | 100 mg/m³          | -            | units-incompatible
heat_storage_capacity  | 90 GJ              | 25           |
thermal_conductivity   | 0,035 W/mK         | 0.035        |
heat_transfer_coefficient | 1,1 W/m²K       | 1.1          |
"""

NAMED = """
protection_class       | IP65               | IP65         |
protection_class       | IP 65              | IP65         |
protection_class       | ip-65              | IP65         |
protection_class       | 65                 | IP65         |
protection_class       | IP66/67            | IP66 IP67    |
protection_class       | IP66 / IP67        | IP66 IP67    |
protection_class       | IP66 og IP67       | IP66 IP67    |
protection_class       | IP69K              | IP69         |
protection_class       | IP23C              | IP23         |
protection_class       | IPX4               | IPX4         |
protection_class       | min. IP54          | IP54         |
protection_class       | IP54 (EN 60529)    | IP54         |
protection_class       | IP99               | -            | choice-unknown
impact_protection      | IK08               | IK08         |
impact_protection      | IK 8               | -            | choice-unknown
motor_efficiency_class | IE3                | IE3          |
motor_efficiency_class | IE 3               | IE3          |
insulation_class       | F                  | F            |
insulation_class       | Class F            | F            |
insulation_class       | Klasse F           | F            |
phase_system           | 3~                 | 3~           |
phase_system           | 3-faset            | 3~           |
phase_system           | three-phase        | 3~           |
phase_system           | dreiphasig         | 3~           |
phase_system           | 1~/3~              | 1~ 3~        |
phase_system           | DC                 | dc           |
corrosivity_category   | C5                 | C5           |
corrosivity_category   | c4                 | C4           |
energy_class           | A++                | A++          |
energy_class           | A                  | A            |
material               | AISI 316L          | 1.4404       |
material               | 1.4404             | 1.4404       |
material               | rustfrit stål 1.4301 | 1.4301     |
material               | unobtainium        | -            | choice-unknown
pipe_thread            | G1½                | G1-1/2       |
pipe_thread            | G 1 1/2            | G1-1/2       |
pipe_thread            | G1/2"              | G1/2         |
pipe_thread            | R 3/4              | R3/4         |
steel_grade            | S355J2             | S355J2       |
communication_protocol | Modbus TCP         | Modbus-TCP   |
communication_protocol | Modbus TCP, BACnet/IP | Modbus-TCP BACnet |
communication_protocol | OPC UA; MQTT       | OPC-UA MQTT  |
fuel_type              | træflis            | wood-chips   |
fuel_type              | Holzpellets        | wood-pellets |
concrete_strength_class | C30/37            | C30/37       |
explosion_zone         | Zone 1             | 1            |
explosion_group        | IIC                | IIC          |
"""

FLAGS = """
ja        | True
Ja.       | True
yes       | True
x         | True
✓         | True
wahr      | True
nej       | False
nein      | False
no        | False
false     | False
maybe     | flag-unreadable
optional  | flag-unreadable
"""


def show(canonical: CanonicalValue) -> str:
    """A canonical value as the tables write it."""
    if canonical.points:
        return " ".join(f"{point:f}" for point in canonical.points)
    if canonical.low is not None and canonical.low == canonical.high:
        return f"{canonical.low.normalize():f}"
    return "..".join(
        "" if end is None else f"{round(end, 20).normalize():f}" for end in (canonical.low, canonical.high)
    )


@pytest.mark.parametrize(
    ("key", "text", "expected", "codes"),
    [pytest.param(*row.values, id=" ".join(row.values[:2])) for row in rows(MEASURED)],
)
def test_a_measured_value_is_read_into_the_canonical_unit(key: str, text: str, expected: str, codes: str) -> None:
    definition = standard_dictionary().get(key)
    reading = read_with_findings(text, definition)
    assert [finding.code for finding in reading.findings] == codes.split()
    if reading.value is None:
        assert expected == "-"
        return
    assert reading.value.typed == text
    wanted = f"{Decimal(expected).normalize():f}" if "e" in expected else expected
    assert show(to_canonical(reading.value, definition)) == wanted


@pytest.mark.parametrize(
    ("key", "text", "expected", "codes"),
    [pytest.param(*row.values, id=" ".join(row.values[:2])) for row in rows(NAMED)],
)
def test_a_choice_is_read_by_code_or_by_name(key: str, text: str, expected: str, codes: str) -> None:
    reading = read_with_findings(text, standard_dictionary().get(key))
    assert [finding.code for finding in reading.findings] == codes.split()
    assert (" ".join(reading.value.choices) if reading.value else "-") == expected


@pytest.mark.parametrize(("text", "expected"), rows(FLAGS))
def test_yes_and_no_are_read_in_three_languages(text: str, expected: str) -> None:
    value = read_value(text, standard_dictionary().get("halogen_free"))
    assert (value.code if isinstance(value, Finding) else str(value.flag)) == expected


def test_words_are_kept_as_they_are() -> None:
    value = read_value("  wheat,  water ", standard_dictionary().get("composition"))
    assert isinstance(value, PropertyValue)
    assert (value.kind, value.text, value.typed) == (ValueKind.TEXT, "wheat, water", "  wheat,  water ")


def test_the_unit_of_a_column_is_used_where_the_text_has_none() -> None:
    value = read_value("7500", standard_dictionary().get("rated_power"), unit="W")
    assert isinstance(value, PropertyValue)
    assert (value.number, value.unit) == (Decimal(7500), "W")


def test_the_unit_in_the_text_wins_over_the_unit_of_the_column() -> None:
    value = read_value("7,5 kW", standard_dictionary().get("rated_power"), unit="W")
    assert isinstance(value, PropertyValue)
    assert value.unit == "kW"


def test_a_column_unit_that_measures_something_else_is_an_error() -> None:
    finding = read_value("7500", standard_dictionary().get("rated_power"), unit="V")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.severity) == ("units-incompatible", Severity.ERROR)


def test_an_unknown_column_unit_is_an_error_that_names_it() -> None:
    finding = read_value("7500", standard_dictionary().get("rated_power"), unit="quatloo")
    assert isinstance(finding, Finding)
    assert finding.params["unit"] == "quatloo"


def test_alternatives_are_a_choice_of_numbers_with_a_point() -> None:
    value = read_value("0,69/1,2 kV", standard_dictionary().get("rated_voltage"))
    assert isinstance(value, PropertyValue)
    assert (value.kind, value.choices, value.unit) == (ValueKind.CHOICE, ("0.69", "1.2"), "kV")


def test_only_the_fields_of_its_kind_are_set() -> None:
    value = read_value("24 V ±10 %", standard_dictionary().get("rated_voltage"))
    assert isinstance(value, PropertyValue)
    assert (value.kind, value.number, value.choices, value.flag, value.text) == (ValueKind.INTERVAL, None, (), None, "")


def test_a_stored_value_in_a_wrong_unit_is_refused() -> None:
    value = PropertyValue(key="rated_power", kind=ValueKind.NUMBER, number=Decimal(5), unit="V")
    with pytest.raises(Refusal):
        to_canonical(value, standard_dictionary().get("rated_power"))


def test_an_assumed_unit_is_a_warning_and_a_remark_is_information() -> None:
    power = standard_dictionary().get("rated_power")
    severities = [read_with_findings(text, power).findings[0].severity for text in ("5", "ca. 5 kW")]
    assert severities == [Severity.WARNING, Severity.INFO]
