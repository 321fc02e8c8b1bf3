"""Values of properties as people write them, in a form that reads back to the same value."""

from decimal import Decimal

from bidbuilder.domain.catalogue.properties import PropertyValue, ValueKind


def property_text(value: PropertyValue) -> str | Decimal:
    """The value without its unit: a number, `-20…45`, `≥ 5`, `230/400`, a choice, yes or no, or its text."""
    if value.kind is ValueKind.NUMBER and value.number is not None:
        return value.number
    if value.kind is ValueKind.INTERVAL:
        return _interval(value.low, value.high)
    if value.kind is ValueKind.CHOICE:
        # Alternatives of a measure are numbers between slashes; alternatives of a list are words between commas.
        return ("/" if value.unit else ", ").join(value.choices)
    if value.kind is ValueKind.FLAG:
        return "yes" if value.flag else "no"
    return value.text


def _interval(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return f"≤ {high:f}" if high is not None else ""
    if high is None:
        return f"≥ {low:f}"
    return f"{low:f}…{high:f}"
