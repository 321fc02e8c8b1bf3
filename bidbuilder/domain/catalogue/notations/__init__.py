"""Notations: values of properties as people write them, read into typed values or into a finding that says why not."""

from bidbuilder.domain.catalogue.notations.canonical import CanonicalValue, canonical_number, to_canonical
from bidbuilder.domain.catalogue.notations.choices import read_choices
from bidbuilder.domain.catalogue.notations.quantities import StatedQuantity, read_quantity
from bidbuilder.domain.catalogue.notations.values import ValueReading, read_flag, read_value, read_with_findings

__all__ = [
    "CanonicalValue",
    "StatedQuantity",
    "ValueReading",
    "canonical_number",
    "read_choices",
    "read_flag",
    "read_quantity",
    "read_value",
    "read_with_findings",
    "to_canonical",
]
