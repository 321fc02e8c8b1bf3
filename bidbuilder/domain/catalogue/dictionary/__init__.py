"""The property dictionary: what offerings and requirements can state, with names in English, Danish and German."""

from bidbuilder.domain.catalogue.dictionary.lookup import Dictionary, PropertyUnknown, normalise
from bidbuilder.domain.catalogue.dictionary.own_entries import OwnEntry, check_entry, check_word, extend
from bidbuilder.domain.catalogue.dictionary.standard import standard_dictionary

__all__ = [
    "Dictionary",
    "OwnEntry",
    "PropertyUnknown",
    "check_entry",
    "check_word",
    "extend",
    "normalise",
    "standard_dictionary",
]
