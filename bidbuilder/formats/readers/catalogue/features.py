"""Features of articles turned into typed properties by the dictionary; what it does not know is kept as text under no key.

A property without a key never matches a requirement, but it is shown, exported, and a person can give it a key.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from bidbuilder.domain.basics.findings import Severity, SourcePlace, translatable
from bidbuilder.domain.basics.units import find_unit, label
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.notations import ValueReading, read_with_findings
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.formats.dictionary_in_use import dictionary_in_use
from bidbuilder.formats.readers.catalogue.amounts import is_decimal_comma
from bidbuilder.formats.readers.catalogue.etim_codes import ETIM_FEATURES, is_feature_code, is_value_code
from bidbuilder.formats.readers.catalogue.etim_units import ETIM_UNITS
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_UNKNOWN = (
    "property-unknown",
    translatable("{subject} is not in the property dictionary; it was kept as text ({count} ×)."),
)
_UNNAMED = (
    "etim-feature-unnamed",
    translatable("{subject} is an ETIM code that the file gives no name for; it was kept as text ({count} ×)."),
)
_NOTHING = frozenset({"", "-", "–", "--", "n/a", "n.a.", "k.a."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A name with one or more values as a file states them. `unit` is a code or symbol, `""` if the value carries it.

    `key` is set where a person or a column has already said which property it is. `decimal_mark` is None if not known.
    """

    name: str
    values: tuple[str, ...]
    unit: str = ""
    where: SourcePlace
    key: str = ""
    decimal_mark: str | None = "."


def read_features(features: Iterable[Feature], found: FindingsLog) -> tuple[PropertyValue, ...]:
    """Typed properties in the order of the features.

    A second value of one property that differs from the first keeps its text under no key, with a finding: which of the
    two is meant is for a person to say.
    """
    properties: list[PropertyValue] = []
    keyed: dict[str, PropertyValue] = {}
    for feature in features:
        value = _read_feature(feature, found)
        if value is None:
            continue
        if value.key and value.key in keyed:
            value = _second_value(keyed[value.key], value, feature, found)
        elif value.key:
            keyed[value.key] = value
        properties.append(value)
    return tuple(properties)


def find_definition(name: str) -> PropertyDefinition | None:
    """The dictionary's entry for a name in any of its languages, or for the code by which ETIM calls it."""
    return _find(dictionary_in_use(), name)


def find_definition_of_key(key: str) -> PropertyDefinition | None:
    """The dictionary's entry with that key."""
    return dictionary_in_use().find_key(key)


@lru_cache(maxsize=20_000)
def _find(dictionary: Dictionary, name: str) -> PropertyDefinition | None:
    key = ETIM_FEATURES.get(name)
    return dictionary.find_key(key) if key else dictionary.find(name)


def _read_feature(feature: Feature, found: FindingsLog) -> PropertyValue | None:
    values = tuple(value.strip() for value in feature.values if value.strip().casefold() not in _NOTHING)
    if not values:
        found.count(
            "feature-without-value",
            translatable("The feature {subject} has no value ({count} ×)."),
            feature.name,
            feature.where,
        )
        return None
    definition = dictionary_in_use().find_key(feature.key) if feature.key else find_definition(feature.name)
    unit = ETIM_UNITS.get(feature.unit, feature.unit)
    if definition is None:
        _remark_unknown(feature, found)
    if _remark_coded_values(feature, values, found) or definition is None:
        return _as_text(feature, values, unit)
    mark = feature.decimal_mark
    if mark == "." and any(is_decimal_comma(value) for value in values):
        mark = ","
        found.count(
            "decimal-comma",
            translatable("Values of {subject} are written with a decimal comma; they were read so ({count} ×)."),
            feature.name,
            feature.where,
        )
    reading = _read_value(dictionary_in_use(), definition.key, feature.name, values, _symbol(unit), mark)
    for finding in reading.findings:
        # A property that cannot be read does not keep an article out: its text is kept, and a person is told.
        severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        found.add(replace(finding, where=feature.where, severity=severity))
    return reading.value or _as_text(feature, values, unit)


def _remark_unknown(feature: Feature, found: FindingsLog) -> None:
    code, words = _UNNAMED if is_feature_code(feature.name) else _UNKNOWN
    found.count(code, words, feature.name, feature.where)


def _remark_coded_values(feature: Feature, values: Iterable[str], found: FindingsLog) -> bool:
    """Whether a value is an ETIM code and nothing says what it is called, after a remark for each such code."""
    codes = [value for value in values if is_value_code(value)]
    for code in codes:
        found.count(
            "etim-value-unnamed",
            translatable(
                "{subject}: what this ETIM value is called is not in the file; it was kept as text ({count} ×)."
            ),
            f"{feature.name} = {code}",
            feature.where,
            Severity.WARNING,
        )
    return bool(codes)


@lru_cache(maxsize=20_000)
def _read_value(
    dictionary: Dictionary, key: str, name: str, values: tuple[str, ...], unit: str, decimal_mark: str | None
) -> ValueReading:
    # The rows of a list repeat themselves: one value of a property comes again and again.
    definition = dictionary.get(key)
    reading = read_with_findings(_joined(values, definition), definition, decimal_mark=decimal_mark, unit=unit)
    if reading.value is None:
        return reading
    return replace(reading, value=replace(reading.value, source_name=name, typed=_typed(values, unit)))


def _joined(values: tuple[str, ...], definition: PropertyDefinition) -> str:
    return ("/" if definition.kind in {ValueKind.NUMBER, ValueKind.INTERVAL} else ", ").join(dict.fromkeys(values))


def _typed(values: tuple[str, ...], unit: str) -> str:
    said = " / ".join(values)
    last = said.split()[-1:]
    if unit and last and last[0][-1:].isalpha() and find_unit(last[0]):
        return said  # `1,5 kW` in a column of kW
    return f"{said} {label(unit, 'en') if find_unit(unit) else unit}".strip()


@lru_cache(maxsize=2_000)
def _symbol(unit: str) -> str:
    known = find_unit(unit) if unit else None
    return known.symbol if known else unit


def _as_text(feature: Feature, values: tuple[str, ...], unit: str) -> PropertyValue:
    return PropertyValue(
        key="",
        kind=ValueKind.TEXT,
        text=" / ".join(values),
        unit=_symbol(unit),
        typed=_typed(values, unit),
        source_name=feature.name,
    )


def _second_value(first: PropertyValue, second: PropertyValue, feature: Feature, found: FindingsLog) -> PropertyValue:
    if replace(first, typed="", source_name="") != replace(second, typed="", source_name=""):
        found.warning(
            "property-twice",
            translatable(
                "{name} means the same property as {first_name} but has another value: {second} beside {first}."
            ),
            feature.where,
            translatable("Say which of them is the property; the second was kept as text."),
            name=feature.name,
            first_name=first.source_name,
            first=first.typed,
            second=second.typed,
        )
    return PropertyValue(
        key="", kind=ValueKind.TEXT, text=second.typed, typed=second.typed, source_name=second.source_name
    )
