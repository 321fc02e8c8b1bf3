"""Units of measure and of counting: found in text, compared by dimension, converted exactly, shown in words."""

from bidbuilder.domain.basics.units.conversion import (
    Unit,
    UnitsIncompatible,
    UnitUnknown,
    convert,
    find_unit,
    get_unit,
    same_dimension,
    unit_of_code,
)
from bidbuilder.domain.basics.units.labels import beside, label, label_after

__all__ = [
    "Unit",
    "UnitUnknown",
    "UnitsIncompatible",
    "beside",
    "convert",
    "find_unit",
    "get_unit",
    "label",
    "label_after",
    "same_dimension",
    "unit_of_code",
]
