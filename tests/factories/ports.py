"""Ports for tests, their properties read from text."""

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import read_value
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.properties import PropertyValue


def make_port(
    direction: str = "both", *, port_type: str = "", kind: str = "hydraulic", name: str = "", **stated: str
) -> Port:
    """A port; further arguments are properties by key, as a supplier would write them."""
    values = [read_value(text, standard_dictionary().get(key)) for key, text in stated.items()]
    properties = tuple(value for value in values if isinstance(value, PropertyValue))
    assert len(properties) == len(values), values
    return Port(name=name or direction, kind=kind, direction=direction, properties=properties, port_type=port_type)
