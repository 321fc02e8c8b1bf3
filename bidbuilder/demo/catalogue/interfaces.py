"""The interfaces of the demo's machines: ports of the standard types with what both sides have to agree on."""

from bidbuilder.demo.stated import read_values
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import standard_port_types


def _port(name: str, direction: str, port_type: str, values: str = "") -> Port:
    kind = standard_port_types()[port_type].kind
    return Port(name=name, kind=kind, direction=direction, port_type=port_type, properties=read_values(values))


_LOW_VOLTAGE = "rated_voltage: 400 V | phase_system: 3~ | rated_frequency: 50 Hz"
_MEDIUM_VOLTAGE = "rated_voltage: 20 kV | rated_frequency: 50 Hz"
_HEATING_FLOW = "nominal_pressure: PN16 | flow_temperature: 75 °C"
_HEATING_RETURN = "nominal_pressure: PN16 | return_temperature: 45 °C"

SUPPLY_IN = _port("Supply", "in", "ac-low-voltage", _LOW_VOLTAGE)
SUPPLY_OUT = _port("Outlets", "out", "ac-low-voltage", _LOW_VOLTAGE)
GENERATOR_OUT = _port(
    "Generator terminals", "out", "generator-terminals", "rated_voltage: 400 V | rated_frequency: 50 Hz"
)
GRID_SIDE = _port("Grid side", "both", "ac-medium-voltage", _MEDIUM_VOLTAGE)

HEAT_OUT = (
    _port("Flow", "out", "heating-flow", _HEATING_FLOW),
    _port("Return", "in", "heating-return", _HEATING_RETURN),
)
HEAT_IN = (
    _port("Heating flow", "in", "heating-flow", _HEATING_FLOW),
    _port("Heating return", "out", "heating-return", _HEATING_RETURN),
)
NETWORK_IN = _port(
    "Network", "in", "district-heating", "nominal_pressure: PN16 | flow_temperature: 75 °C | return_temperature: 45 °C"
)
NETWORK_PIPE = _port("Pipe end", "both", "welded-pipe", "maximum_pressure: 25 barg | medium: hot water")

BIOGAS_IN = _port("Gas in", "in", "raw-biogas", "maximum_pressure: 0.2 barg")
BIOGAS_OUT = _port("Gas out", "out", "raw-biogas", "maximum_pressure: 0.2 barg")
FLUE_GAS_IN = _port("Flue gas in", "in", "flue-gas")
FLUE_GAS_OUT = _port("Flue gas out", "out", "flue-gas")
SLURRY_IN = _port("Substrate in", "in", "slurry-pipe", "maximum_pressure: 6 barg")
SLURRY_OUT = _port("Substrate out", "out", "slurry-pipe", "maximum_pressure: 6 barg")
EFFLUENT_IN = _port("Effluent", "in", "waste-water")

FIELDBUS = _port("Control", "both", "fieldbus", "communication_protocol: Modbus-TCP")
CONTROL_SYSTEM = _port("Plant network", "both", "fieldbus", "communication_protocol: Modbus-TCP, Profinet")
SIGNAL_OUT = _port("Signal", "out", "analogue-signal", "output_signal: 4-20 mA")
METER_RADIO = _port("Radio", "both", "radio", "communication_protocol: wM-Bus")
