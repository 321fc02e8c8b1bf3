"""The dictionary everybody starts from. A cluster's own additions are merged into it by the facilitator, elsewhere."""

from functools import cache

from bidbuilder.domain.catalogue.dictionary import (
    building,
    commercial,
    data,
    electrical,
    electrical_installation,
    environment,
    food_and_bio,
    hydraulic,
    mechanical,
    organisational,
    process,
    thermal,
)
from bidbuilder.domain.catalogue.dictionary.entries import read_table
from bidbuilder.domain.catalogue.dictionary.lookup import Dictionary

# In the order fields are shown; a field may have several tables.
_TABLES = (
    ("electrical", electrical.TABLE),
    ("electrical", electrical_installation.TABLE),
    ("mechanical", mechanical.TABLE),
    ("thermal", thermal.TABLE),
    ("hydraulic", hydraulic.TABLE),
    ("process", process.TABLE),
    ("food-and-bio", food_and_bio.TABLE),
    ("data", data.TABLE),
    ("environment", environment.TABLE),
    ("building", building.TABLE),
    ("commercial", commercial.TABLE),
    ("organisational", organisational.TABLE),
)


@cache
def standard_dictionary() -> Dictionary:
    """The starting dictionary: every property of every field."""
    return Dictionary(tuple(definition for field, table in _TABLES for definition in read_table(field, table)))
