"""Quantities with units. Units are compared and converted by `bidbuilder.domain.basics.units`, never as text."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit. The unit is a symbol of the units library (`kW`, `degC`, `m**3/h`) or a counted unit (`piece`)."""

    value: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".strip()
