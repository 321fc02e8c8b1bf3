"""The dictionary everybody starts from. A cluster's own additions are merged into it by the facilitator, elsewhere."""

from functools import cache

from bidbuilder.domain.catalogue.dictionary import electrical
from bidbuilder.domain.catalogue.dictionary.entries import read_table
from bidbuilder.domain.catalogue.dictionary.lookup import Dictionary

_FIELDS = (("electrical", electrical.TABLE),)


@cache
def standard_dictionary() -> Dictionary:
    """The starting dictionary: every property of every field."""
    return Dictionary(tuple(definition for field, table in _FIELDS for definition in read_table(field, table)))
