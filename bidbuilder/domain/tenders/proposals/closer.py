"""The property that a general name means where the words around it tell of what: the efficiency of a pump, the width of a door.

Steps: a name that is of a part or of another thing means nothing (“charging voltage”, “speed trip”); a name of a service or of
people who answer means theirs; else cues decide. Pairing itself is done in `pairing`.
"""

import re
from collections.abc import Sequence

from bidbuilder.domain.basics.units import Unit
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.tenders.proposals import others_words
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.amounts import Amount
from bidbuilder.domain.tenders.proposals.clauses import guess_language, shortly_before
from bidbuilder.domain.tenders.proposals.cues import find_cued
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon, dimension_of
from bidbuilder.domain.tenders.proposals.limits import Limit
from bidbuilder.domain.tenders.proposals.mentions import Mention

# Names that mean a closer property where the words around tell of what.
_GENERAL = {
    "total_efficiency": frozenset(
        {"heat_recovery_efficiency", "pump_efficiency", "thermal_efficiency", "electrical_efficiency"}
    ),
    "width": frozenset({"door_width"}),
    "height": frozenset({"door_height"}),
    "power_consumption": frozenset({"standby_power"}),
    "rated_power": frozenset({"standby_power"}),
    "short_circuit_current": frozenset({"short_time_withstand_current"}),
    "volume_flow": frozenset({"air_flow"}),
    "mass": frozenset({"load_capacity"}),
    "moisture_content": frozenset({"fuel_moisture"}),
    "support_response_time": frozenset({"service_response_hours"}),
    "annual_turnover": frozenset({"specific_turnover"}),
}
RESPONSE, SUPPORT = "response_time", "support_response_time"
# Names that mean a property of a service where the words around speak of one.
_OF_SERVICES = {
    "availability": (words.OF_SERVICE, "service_availability"),
    RESPONSE: (words.OF_SUPPORT, SUPPORT),
}
# An instrument answers in seconds; what takes hours is somebody who answers.
_INSTANTS, _SPANS = frozenset({"s", "ms"}), frozenset({"h", "d", "week", "month", "year"})
# Ratings: with a part before them or another thing behind, they are not those of what is offered.
_RATINGS = frozenset({"rated_voltage", "rated_current", "rated_speed", "rated_power", "rated_frequency"})
_TREATED = frozenset(
    {"effluent_bod", "effluent_cod", "effluent_nitrogen", "effluent_phosphorus", "suspended_solids", "ph_range"}
)
_OF_THE_EXPERIENCED = frozenset(
    {"years_of_experience", "reference_count", "reference_value", "engineer_count", "employee_count"}
)
_SIZES = frozenset({"width", "height", "length", "depth"})
_OF_PLACES = frozenset({"altitude", "relative_humidity", "ambient_temperature", "operating_temperature"})
_OF_WEATHER = frozenset({"maximum_temperature", "ambient_temperature", "wind_speed"})
_WORD_BEFORE = re.compile(r"\b[a-z][a-z-]+\s$")
_TURNOVERS = frozenset({"annual_turnover", "specific_turnover"})
_FAR = frozenset({"km"})
_OF_DISTANCES = frozenset({"network_length", "radio_range", "measuring_distance"})


def is_money(dimension: str) -> bool:
    """Whether a dimension is that of a currency."""
    return dimension.startswith("money ")


def is_instant(definition: PropertyDefinition, unit: Unit) -> bool:
    """Whether the property is measured in seconds and the unit is a span of hours or days."""
    return definition.unit in _INSTANTS and unit.symbol in _SPANS


def is_far(definition: PropertyDefinition, unit: Unit) -> bool:
    """Whether kilometres are stated of what is measured on a thing: the reach of a crane is not that of a car."""
    return unit.symbol in _FAR and definition.unit != "km" and definition.key not in _OF_DISTANCES


def means_nothing(text: str, name: Mention, definition: PropertyDefinition) -> bool:
    """Whether the words around the name take it away from what is offered."""
    if _is_of_another(text, name, definition):
        return True
    if others_words.OF_EXPERIENCE.match(text) and definition.key not in _OF_THE_EXPERIENCED:
        return True
    if definition.key in _RATINGS:
        is_of_part = others_words.OF_A_PART.search(shortly_before(text, name.start)) is not None
        return is_of_part or others_words.OF_ANOTHER_THING.match(text, name.end) is not None
    if definition.key == "total_efficiency":
        return others_words.OF_FILTERS.search(text) is not None
    if definition.key == "employee_count":
        return any(one.search(text) for one in (others_words.OF_THE_BUYER, others_words.OF_CLIENTS))
    if definition.key == "reference_count":
        return others_words.OF_THE_REFERENCES.search(text) is not None
    if definition.key == "sound_pressure_level":
        return others_words.AT_THE_BORDER.search(text) is not None
    if definition.key == "ceiling_height":
        return others_words.ABOVE_A_THING.match(text, name.end) is not None
    if definition.key in _SIZES:
        return any(one.match(text, name.end) for one in (others_words.BETWEEN_THINGS, others_words.OF_THE_GROUND))
    if definition.key in _OF_PLACES:
        return others_words.IN_STORE.search(shortly_before(text, name.start)) is not None
    if definition.key in _TURNOVERS:
        return others_words.OVER_YEARS.search(text) is not None
    return definition.key in _TREATED and others_words.INCOMING.search(text) is not None


def _is_of_another(text: str, name: Mention, definition: PropertyDefinition) -> bool:
    """Whether it is a change of it, is told of the weather, or is a size of what a thing does: “digging depth”."""
    if others_words.CHANGE_OF.match(text, name.end):
        return True
    if definition.key in _OF_WEATHER and others_words.OF_WEATHER.match(text, name.end):
        return True
    if definition.key == "rated_power" and others_words.SUPPLIED.match(text, name.end):
        return True
    if definition.key == "years_in_business":
        return others_words.OF_SUPPLIES.search(text) is not None
    if definition.key == "hydraulic_displacement":
        return others_words.OF_ENGINES.search(text) is not None
    if definition.key == "gross_mass" and text[name.start : name.end].lower() == "gross weight":
        return others_words.OF_VEHICLES.search(text) is None
    return definition.key in _SIZES and _is_of_a_deed(text, name)


def _is_of_a_deed(text: str, name: Mention) -> bool:
    """Whether it is a size of what a thing does, or of a part of it."""
    if others_words.OF_A_DEED.search(shortly_before(text, name.start)) or others_words.DOING.search(
        text, 0, name.start
    ):
        return True
    return _is_of_a_part(text, name) or others_words.A_DEED_BEHIND.match(text, name.end) is not None


def _is_of_a_part(text: str, name: Mention) -> bool:
    """Whether the word before a size names a part; in an English sentence any that is not known to name the whole."""
    if others_words.OF_PARTS.search(shortly_before(text, name.start)):
        return True
    before = _WORD_BEFORE.search(shortly_before(text, name.start))
    is_known = before is None or others_words.OF_THE_WHOLE.fullmatch(before[0].strip()) is not None
    return not is_known and guess_language(text) == "en"


def is_of_levels(definition: PropertyDefinition, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether times are listed by level, “1 hour for critical issues, 4 hours for others”: no single one is asked for."""
    times = [one for one in amounts if one.unit is not None and amount.unit is not None]
    alike = [one for one in times if one.unit and amount.unit and one.unit.dimension == amount.unit.dimension]
    return definition.key in {RESPONSE, SUPPORT} and len(alike) > 1


def told_closer(
    text: str, amount: Amount, definition: PropertyDefinition, limit: Limit | None, lexicon: Lexicon, context: str
) -> PropertyDefinition:
    """The property a general name means here."""
    if definition.key in _OF_SERVICES and _OF_SERVICES[definition.key][0].search(f"{context} {text}"):
        definition = lexicon.of(definition, _OF_SERVICES[definition.key][1])
    if definition.key not in _GENERAL:
        return definition
    closer = (
        one for one in lexicon.dimensions.get(dimension_of(definition), ()) if one.key in _GENERAL[definition.key]
    )
    operator = limit.operator if limit is not None else None
    return find_cued(text, amount.start, amount.end, operator, closer, context) or definition
