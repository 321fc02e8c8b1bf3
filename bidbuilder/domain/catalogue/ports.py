"""Ports: the standard types, and whether two ports fit. What an offering's port states is in `offerings`.

Two ports fit if they are of one kind and type, one gives and the other takes, and every property of the type agrees:
choices share one, measures lie within what the other side accepts, and what is supplied reaches what is drawn. What only
one side states is a warning, never a fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.notations import CanonicalValue, to_canonical
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.port_types import PORT_TYPES
from bidbuilder.domain.catalogue.properties import PropertyDefinition

PORT_KINDS = ("electrical", "hydraulic", "mechanical", "data", "material", "building")

# Of these the giving side must have at least what the taking side draws; all others must agree.
_SUPPLIED = frozenset(
    {
        "apparent_power", "air_flow", "battery_capacity", "biogas_production", "biomethane_output", "charging_power",
        "compressed_air_flow", "cooling_capacity", "data_rate", "fan_pressure", "heat_output", "live_load", "load_capacity",
        "mass_flow", "peak_power_pv", "piece_rate", "rated_current", "rated_power", "rated_torque", "steam_output",
        "throughput", "volume_flow",
    }
)  # fmt: skip
# Of these each side states what it withstands; neither needs to equal the other.
_WITHSTOOD = frozenset(
    {"maximum_pressure", "insulation_voltage", "short_circuit_current", "short_time_withstand_current", "snow_load"}
)

# Networks join any number of devices, and so does one side of some supplies: outlets, air mains, earthing bars.
_NETWORKS = frozenset(
    {
        "building-automation", "control-system", "earthing-point", "ethernet", "fieldbus", "meter-bus", "radio", "serial-bus",
        "telemetry",
    }
)  # fmt: skip
_SUPPLIES = frozenset({"ac-low-voltage", "compressed-air", "control-voltage", "dc-supply", "ventilation-duct"})

_KINDS_DIFFER = translatable("{first} and {second} are ports of different kinds and cannot be joined.")
_TYPES_DIFFER = translatable("{first} and {second} are ports of different types.")
_BOTH_GIVE = translatable("{first} and {second} both give: one has to take.")
_BOTH_TAKE = translatable("{first} and {second} both take: one has to give.")
_DIFFERS = translatable("{property}: {first} has {first_value}, {second} has {second_value}.")
_TOO_LITTLE = translatable("{property}: {first} gives {first_value}, {second} needs {second_value}.")
_UNKNOWN = translatable("{property}: only one of {first} and {second} states it.")
_UNITS = translatable("{property}: {first_value} and {second_value} cannot be compared.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortType:
    """A standard type of interface. `property_keys` are the properties that say whether two of them fit."""

    key: str
    kind: str
    names: Texts
    property_keys: tuple[str, ...]


@cache
def standard_port_types() -> Mapping[str, PortType]:
    """The standard port types by their keys, in the order they are shown."""
    types = (_read_type(block) for block in PORT_TYPES.strip().split("\n\n"))
    return {one.key: one for one in types}


def find_port_type(key: str) -> PortType | None:
    """The standard type with that key, if any."""
    return standard_port_types().get(key)


def serves_many(port: Port) -> bool:
    """Whether a port takes any number of connections: networks on every side, some supplies on the giving side."""
    return port.port_type in _NETWORKS or (port.port_type in _SUPPLIES and port.direction == "out")


def _read_type(block: str) -> PortType:
    head, words = block.split("\n")
    key, kind, properties = (cell.strip() for cell in head.split("|"))
    names = dict(name.strip().split(" ", 1) for name in words.split(";"))
    return PortType(key=key, kind=kind, names=names, property_keys=tuple(properties.split()))


def ports_fit(first: Port, second: Port, dictionary: Dictionary) -> tuple[Finding, ...]:
    """What keeps two ports from fitting: errors for what does not fit, warnings for what is not known; empty if they fit.

    The order of the ports does not matter for the outcome. `property` in the findings' parameters is the property's English
    name and `key` its key, for doors that show it in another language.
    """
    giver, taker = (second, first) if first.direction == "in" or second.direction == "out" else (first, second)
    if giver.kind != taker.kind:
        return (_finding("port-kinds-differ", _KINDS_DIFFER, giver, taker),)
    found = [*_check_types(giver, taker), *_check_directions(giver, taker)]
    for key in _shared_keys(giver, taker):
        definition = dictionary.find_key(key)
        if definition is not None:
            found.extend(_check_property(giver, taker, definition))
    return tuple(found)


def _check_types(giver: Port, taker: Port) -> Iterator[Finding]:
    if giver.port_type and taker.port_type and giver.port_type != taker.port_type:
        yield _finding("port-types-differ", _TYPES_DIFFER, giver, taker)


def _check_directions(giver: Port, taker: Port) -> Iterator[Finding]:
    if giver.direction == taker.direction != "both":
        message = _BOTH_GIVE if giver.direction == "out" else _BOTH_TAKE
        yield _finding("port-directions-clash", message, giver, taker)


def _shared_keys(giver: Port, taker: Port) -> tuple[str, ...]:
    """The properties of the type, and beyond it those that both sides state."""
    port_type = find_port_type(giver.port_type or taker.port_type)
    of_type = port_type.property_keys if port_type else ()
    of_taker = {value.key for value in taker.properties}
    both = (value.key for value in giver.properties if value.key in of_taker)
    return tuple(dict.fromkeys((*of_type, *both)))


def _check_property(giver: Port, taker: Port, definition: PropertyDefinition) -> Iterator[Finding]:
    given, taken = (
        next((one for one in port.properties if one.key == definition.key), None) for port in (giver, taker)
    )
    if given is None and taken is None:
        return
    shown = {
        "key": definition.key,
        "property": definition.names.get("en", definition.key),
        "first_value": given.typed if given else "–",
        "second_value": taken.typed if taken else "–",
    }
    if given is None or taken is None:
        yield _finding("port-value-unknown", _UNKNOWN, giver, taker, Severity.WARNING, shown)
        return
    try:
        offered, asked = to_canonical(given, definition), to_canonical(taken, definition)
    except Refusal:
        yield _finding("port-units-differ", _UNITS, giver, taker, Severity.ERROR, shown)
        return
    if definition.key in _SUPPLIED:
        if _has_direction(giver, taker) and not _reaches(offered, asked):
            yield _finding("port-supply-short", _TOO_LITTLE, giver, taker, Severity.ERROR, shown)
    elif definition.key not in _WITHSTOOD and not _agrees(offered, asked):
        yield _finding("port-values-differ", _DIFFERS, giver, taker, Severity.ERROR, shown)


def _has_direction(giver: Port, taker: Port) -> bool:
    """Whether it is known which side gives; between two ports of both directions nothing can be too little."""
    return giver.direction != taker.direction


def _reaches(offered: CanonicalValue, asked: CanonicalValue) -> bool:
    """Whether the most that is given is no less than the most that is taken."""
    most_given = offered.high if offered.high is not None else offered.low
    most_taken = asked.high if asked.high is not None else asked.low
    return most_given is None or most_taken is None or most_given >= most_taken


def _agrees(offered: CanonicalValue, asked: CanonicalValue) -> bool:
    """Whether one point, range or choice of the one side lies in what the other side accepts."""
    if _is_measured(offered) and _is_measured(asked):
        return any(
            _contains(wide, narrow) or _contains(narrow, wide) for wide in _ranges(asked) for narrow in _ranges(offered)
        )
    if offered.choices and asked.choices:
        return bool(set(offered.choices) & set(asked.choices))
    if offered.flag is not None and asked.flag is not None:
        return offered.flag == asked.flag
    return offered.text.casefold() == asked.text.casefold()


def _is_measured(value: CanonicalValue) -> bool:
    return value.low is not None or value.high is not None


_Range = tuple[Decimal | None, Decimal | None]


def _ranges(value: CanonicalValue) -> tuple[_Range, ...]:
    return tuple((point, point) for point in value.points) or ((value.low, value.high),)


def _contains(wide: _Range, narrow: _Range) -> bool:
    low_fits = wide[0] is None or (narrow[0] is not None and wide[0] <= narrow[0])
    high_fits = wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    return low_fits and high_fits


def _finding(
    code: str,
    message: str,
    giver: Port,
    taker: Port,
    severity: Severity = Severity.ERROR,
    shown: Mapping[str, str] | None = None,
) -> Finding:
    params = {"first": giver.name, "second": taker.name, **(shown or {})}
    return Finding(severity=severity, code=code, message=message, params=params)
