"""Standard port types, and whether two ports fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.findings import Severity
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import PORT_KINDS, PortType, find_port_type, ports_fit, standard_port_types
from tests.factories.ports import make_port
from tests.factories.truth_tables import rows

TYPES = tuple(standard_port_types().values())

# Type, property, what is given, what is taken, the finding's code.
PROPERTY_BY_PROPERTY = """
flanged-pipe  | nominal_diameter | DN 100           | DN 100            |
flanged-pipe  | nominal_diameter | DN 100           | 4"                |
flanged-pipe  | nominal_diameter | DN 100           | DN 80             | port-values-differ
flanged-pipe  | nominal_pressure | PN16             | PN16              |
flanged-pipe  | nominal_pressure | PN16             | PN10              | port-values-differ
flanged-pipe  | flange_standard  | EN 1092-1        | EN 1092-1         |
flanged-pipe  | flange_standard  | EN 1092-1        | ASME B16.5        | port-values-differ
flanged-pipe  | medium           | water            | water, glycol     |
flanged-pipe  | medium_temperature | 70 °C          | 5…110 °C          |
flanged-pipe  | medium_temperature | 120 °C         | 5…110 °C          | port-values-differ
threaded-pipe | pipe_thread      | G1½              | G 1 1/2"          |
threaded-pipe | pipe_thread      | G1½              | R 1 1/2           | port-values-differ
threaded-pipe | maximum_pressure | 10 bar(g)        | 16 bar(g)         |
cooling-water | volume_flow      | 10 m³/h          | 2 l/s             |
cooling-water | volume_flow      | 10 m³/h          | 3 l/s             | port-supply-short
cooling-water | cooling_capacity | max. 50 kW       | 40 kW             |
ac-low-voltage | rated_voltage   | 400 V            | 380…415 V         |
ac-low-voltage | rated_voltage   | 400 V            | 230/400 V         |
ac-low-voltage | rated_voltage   | 400 V            | 230 V             | port-values-differ
ac-low-voltage | rated_voltage   | 0,4 kV           | 400 V             |
ac-low-voltage | rated_frequency | 50 Hz            | 50/60 Hz          |
ac-low-voltage | rated_frequency | 60 Hz            | 50 Hz             | port-values-differ
ac-low-voltage | rated_current   | 63 A             | 32 A              |
ac-low-voltage | rated_current   | 16 A             | 32 A              | port-supply-short
ac-low-voltage | phase_system    | 3~               | 3~                |
ac-low-voltage | phase_system    | 1~               | 3~                | port-values-differ
fieldbus      | communication_protocol | Modbus TCP, BACnet/IP | BACnet/IP |
fieldbus      | communication_protocol | Profinet   | Modbus TCP        | port-values-differ
"""


@pytest.mark.parametrize(
    ("port_type", "key", "given", "taken", "code"),
    [pytest.param(*row.values, id=" ".join(row.values[1:4])) for row in rows(PROPERTY_BY_PROPERTY)],
)
def test_a_property_decides_whether_ports_fit(port_type: str, key: str, given: str, taken: str, code: str) -> None:
    giver = make_port("out", port_type=port_type, kind=_kind(port_type), **{key: given})
    taker = make_port("in", port_type=port_type, kind=_kind(port_type), **{key: taken})
    assert [finding.code for finding in ports_fit(giver, taker, standard_dictionary())] == code.split()


def _kind(port_type: str) -> str:
    found = find_port_type(port_type)
    assert found is not None
    return found.kind


def test_ports_of_different_kinds_do_not_fit() -> None:
    findings = ports_fit(make_port(kind="data"), make_port(kind="hydraulic"), standard_dictionary())
    assert [finding.code for finding in findings] == ["port-kinds-differ"]


def test_ports_of_different_types_do_not_fit() -> None:
    findings = ports_fit(make_port(port_type="steam"), make_port(port_type="condensate"), standard_dictionary())
    assert [finding.code for finding in findings] == ["port-types-differ"]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("out", "in", []),
        ("in", "out", []),
        ("both", "in", []),
        ("both", "both", []),
        ("out", "out", ["port-directions-clash"]),
        ("in", "in", ["port-directions-clash"]),
    ],
)
def test_one_side_has_to_give_and_the_other_to_take(first: str, second: str, codes: list[str]) -> None:
    findings = ports_fit(make_port(first), make_port(second), standard_dictionary())
    assert [finding.code for finding in findings] == codes


def test_what_only_one_side_states_is_a_warning_not_a_fit() -> None:
    giver = make_port("out", port_type="flanged-pipe", nominal_diameter="DN 100")
    (finding,) = ports_fit(giver, make_port("in", port_type="flanged-pipe"), standard_dictionary())
    assert (finding.code, finding.severity) == ("port-value-unknown", Severity.WARNING)


def test_a_finding_names_both_sides_with_their_values() -> None:
    giver = make_port("out", port_type="flanged-pipe", name="pump outlet", nominal_diameter="DN 100")
    taker = make_port("in", port_type="flanged-pipe", name="tank inlet", nominal_diameter="DN 80")
    (finding,) = ports_fit(taker, giver, standard_dictionary())
    assert finding.params["first"] == "pump outlet"
    assert finding.params["first_value"] == "DN 100"
    assert finding.params["second_value"] == "DN 80"
    assert finding.params["key"] == "nominal_diameter"


def test_values_in_units_that_cannot_be_compared_are_an_error() -> None:
    giver = make_port("out", port_type="steam", nominal_diameter="DN 100")
    broken = replace(giver, direction="in", properties=(replace(giver.properties[0], unit="kW"),))
    assert [finding.code for finding in ports_fit(giver, broken, standard_dictionary())] == ["port-units-differ"]


STATED = st.fixed_dictionaries(
    {},
    optional={
        "nominal_diameter": st.sampled_from(["DN 50", "DN 80", "DN 100"]),
        "volume_flow": st.sampled_from(["5 m³/h", "10 m³/h", "2-8 m³/h", "max. 3 l/s"]),
        "medium": st.sampled_from(["water", "water, glycol", "steam"]),
        "maximum_pressure": st.sampled_from(["6 bar(g)", "10 bar(g)"]),
    },
)
PORTS = st.builds(
    lambda direction, stated: make_port(direction, port_type="process-water", **stated),
    st.sampled_from(["in", "out", "both"]),
    STATED,
)


@given(PORTS, PORTS)
def test_the_order_of_the_ports_does_not_matter(first: Port, second: Port) -> None:
    one_way = sorted(finding.code for finding in ports_fit(first, second, standard_dictionary()))
    other_way = sorted(finding.code for finding in ports_fit(second, first, standard_dictionary()))
    assert one_way == other_way


@given(PORTS)
def test_a_port_fits_its_own_counterpart(port: Port) -> None:
    opposite = {"in": "out", "out": "in", "both": "both"}[port.direction]
    assert ports_fit(port, replace(port, direction=opposite), standard_dictionary()) == ()


def test_there_are_at_least_60_standard_types_of_every_kind() -> None:
    assert len(TYPES) >= 60
    assert {one.kind for one in TYPES} == set(PORT_KINDS)


@pytest.mark.parametrize("port_type", TYPES, ids=lambda one: one.key)
def test_a_standard_type_is_complete(port_type: PortType) -> None:
    assert set(port_type.names) == {"en", "da", "de"}
    assert all(port_type.names.values())
    assert port_type.property_keys
    assert all(standard_dictionary().find_key(key) for key in port_type.property_keys)
