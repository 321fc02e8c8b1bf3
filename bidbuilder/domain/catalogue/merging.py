"""Merging one property of the dictionary into another: whether it can be done, and what becomes of a stated value.

Rule: a value keeps what was typed, its number and its unit; only its key changes (and, where it leaned on the unit of its
old definition, that unit is written down). An offering that states both properties keeps the value it already has under
the remaining key; the other is kept as text under no key, for a person to see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import same_dimension
from bidbuilder.domain.catalogue.notations.choices import read_choices
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind

_MEASURED = frozenset({ValueKind.NUMBER, ValueKind.INTERVAL})


class MergedWithItself(Refusal):
    """There is nothing to merge."""

    code = "merged-with-itself"
    message = translatable("A property cannot be merged into itself.")


class MergeUnfit(Refusal):
    """Values of the one property cannot be read as values of the other."""

    code = "merge-unfit"
    message = translatable("Values of {old} cannot be read as values of {into}.")
    hint = translatable("Both must be of one kind, measure the same, and know the same choices.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """One property on its way into another. `choices` says which code takes the place of which."""

    old: PropertyDefinition
    into: PropertyDefinition
    choices: Mapping[str, str]


def plan_merging(old: PropertyDefinition, into: PropertyDefinition) -> Merging:
    """What a merge would do to values. Raises `MergedWithItself`, `MergeUnfit`."""
    if old.key == into.key:
        raise MergedWithItself
    is_measured = {old.kind, into.kind} <= _MEASURED
    units_fit = old.unit == into.unit or bool(old.unit and into.unit and same_dimension(old.unit, into.unit))
    if (old.kind is not into.kind and not is_measured) or (is_measured and not units_fit):
        raise MergeUnfit(old=old.key, into=into.key)
    return Merging(old=old, into=into, choices={code: _find_choice(code, old, into) for code in old.choices})


def move_value(value: PropertyValue, merging: Merging) -> PropertyValue:
    """A value of the old property as one of the remaining; any other value unchanged."""
    if value.key != merging.old.key:
        return value
    is_measured = merging.old.kind in _MEASURED
    return replace(
        value,
        key=merging.into.key,
        unit=value.unit or merging.old.unit if is_measured else value.unit,
        choices=tuple(merging.choices.get(code, code) for code in value.choices),
    )


def move_offering(offering: Offering, merging: Merging) -> Offering:
    """The offering with its values moved; equal to the given one if it does not state the old property."""
    has_both = offering.find_property(merging.into.key) is not None
    moved = tuple(_unkey(one, merging) if has_both else move_value(one, merging) for one in offering.properties)
    ports = tuple(
        replace(port, properties=tuple(move_value(one, merging) for one in port.properties)) for port in offering.ports
    )
    return replace(offering, properties=moved, ports=ports)


def _unkey(value: PropertyValue, merging: Merging) -> PropertyValue:
    if value.key != merging.old.key:
        return value
    return PropertyValue(
        key="",
        kind=ValueKind.TEXT,
        text=value.typed or value.text,
        typed=value.typed,
        source_name=value.source_name or merging.old.key,
        document=value.document,
        page=value.page,
    )


def _find_choice(code: str, old: PropertyDefinition, into: PropertyDefinition) -> str:
    try:
        return read_choices(code, into)[0]
    except Refusal as unread:
        raise MergeUnfit(old=old.key, into=into.key) from unread


def move_back(offering: Offering, originals: tuple[PropertyValue, ...], merging: Merging) -> Offering:
    """The offering with the values it had before the merge; one that was changed since stays as it is now."""
    properties = list(offering.properties)
    for original in originals:
        for moved in (move_value(original, merging), _unkey(original, merging)):
            if moved in properties:
                properties[properties.index(moved)] = original
                break
    return replace(offering, properties=tuple(properties))
