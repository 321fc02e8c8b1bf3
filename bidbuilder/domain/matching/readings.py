"""Bounds and offered values in the canonical unit of their property, side by side with how they are shown to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, InvalidOperation

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import convert, label_after
from bidbuilder.domain.catalogue.notations.canonical import canonical_number, is_numeric, settle, to_canonical
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_SHOWN = Context(prec=6)
_INTERVALS = frozenset({Operator.BETWEEN, Operator.CONTAINS})
_FLAG_WORDS = {"true": True, "false": False}

UNITS_DIFFER = translatable("{offered} cannot be compared with {bound}: the units measure different things.")
BOUND_UNCLEAR = translatable("The condition “{bound}” cannot be checked: its value does not fit the property.")
VALUE_UNCLEAR = translatable("“{offered}” cannot be compared with {bound}: it is another kind of value.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A constraint made ready to compare. `problem` says why it cannot be compared.

    `numbers` are in the definition's unit and `ends` is the range they span as a limit (None is open); `scale` is how many
    of the buyer's unit a difference of one canonical unit is.
    """

    constraint: Constraint
    definition: PropertyDefinition
    shown: str
    is_numeric: bool
    numbers: tuple[Decimal, ...] = ()
    ends: tuple[Decimal | None, Decimal | None] = (None, None)
    scale: Decimal = Decimal(1)
    flag: bool | None = None
    problem: str = ""

    @property
    def kind(self) -> ValueKind:
        """The kind of value it is compared as."""
        return self.definition.kind

    @property
    def unit(self) -> str:
        """The canonical unit of its numbers."""
        return self.definition.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An offered value in the canonical unit: one range (`low` to `high`, None is open) or several separate `points`."""

    kind: ValueKind
    shown: str
    low: Decimal | None = None
    high: Decimal | None = None
    points: tuple[Decimal, ...] = ()
    choices: tuple[str, ...] = ()
    flag: bool | None = None
    text: str = ""
    problem: str = ""
    document: str = ""
    page: int | None = None

    @property
    def ranges(self) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
        """What is offered as ranges, a separate point being one from itself to itself."""
        return tuple((point, point) for point in self.points) or ((self.low, self.high),)

    @property
    def content(self) -> tuple[object, ...]:
        """What is offered, whatever words it was offered in: equal contents fare equally against every bound."""
        return (self.kind, self.low, self.high, self.points, self.choices, self.flag, self.text, self.problem)


def read_bound(constraint: Constraint, definition: PropertyDefinition | None) -> Bound:
    """A constraint's values in the canonical unit of its property; what cannot be read becomes the bound's `problem`.

    A property without a definition is compared in the constraint's own unit, by the look of its values.
    """
    definition = definition or _makeshift_definition(constraint)
    measured = is_numeric(definition)
    blank = Bound(constraint=constraint, definition=definition, shown=show_bound(constraint), is_numeric=measured)
    if constraint.operator is Operator.PRESENT:
        return blank
    if not constraint.values:
        return replace(blank, problem=BOUND_UNCLEAR)
    if measured:
        return _with_numbers(blank)
    if definition.kind is ValueKind.FLAG:
        flag = _FLAG_WORDS.get(constraint.values[0].casefold())
        return replace(blank, flag=flag, problem=BOUND_UNCLEAR if flag is None else "")
    return blank


def _makeshift_definition(constraint: Constraint) -> PropertyDefinition:
    kind = ValueKind.CHOICE
    if constraint.values and all(find_decimal(value) is not None for value in constraint.values):
        kind = ValueKind.NUMBER
    elif constraint.values and constraint.values[0].casefold() in _FLAG_WORDS:
        kind = ValueKind.FLAG
    key = constraint.property
    return PropertyDefinition(key=key, kind=kind, field="", names={"en": key}, synonyms={}, unit=constraint.unit)


def _with_numbers(bound: Bound) -> Bound:
    constraint = bound.constraint
    needed = 2 if constraint.operator in _INTERVALS else 1
    values = [number for value in constraint.values if (number := find_decimal(value)) is not None]
    if len(values) < max(needed, len(constraint.values)):
        return replace(bound, problem=BOUND_UNCLEAR)
    try:
        numbers = tuple(settle(canonical_number(number, constraint.unit, bound.definition)) for number in values)
    except Refusal:
        return replace(bound, problem=UNITS_DIFFER)
    if needed == 2 and numbers[0] > numbers[1]:
        return replace(bound, problem=BOUND_UNCLEAR)
    ends = _ends(constraint.operator, numbers)
    return replace(bound, numbers=numbers, ends=ends, scale=_scale(constraint.unit, bound.definition))


def _ends(operator: Operator, numbers: Sequence[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    if operator is Operator.AT_LEAST:
        return (numbers[0], None)
    if operator is Operator.AT_MOST:
        return (None, numbers[0])
    return (min(numbers), max(numbers))


def _scale(unit: str, definition: PropertyDefinition) -> Decimal:
    """For °C and °F the zero point must not be counted in a difference."""
    if not unit or unit == definition.unit:
        return Decimal(1)
    one, nothing = (canonical_number(Decimal(value), unit, definition) for value in (1, 0))
    return 1 / (one - nothing)


def find_decimal(value: str) -> Decimal | None:
    """The number a constraint's value is, as INTERFACES write it (digits and a point); None if it is none."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and value.isascii() and "_" not in value else None


def in_unit(value: Decimal, unit: str, target: str) -> Decimal:
    """The value in the target unit, settled to 15 digits; a value without a unit is already in it.

    Raises `UnitUnknown` or `UnitsIncompatible`.
    """
    return settle(value if not unit or unit == target else convert(value, unit, target))


def read_offered(value: PropertyValue, definition: PropertyDefinition) -> Offered:
    """A stated value in the canonical unit of the definition; what cannot be brought there becomes its `problem`."""
    offered = Offered(kind=value.kind, shown=show_offered(value), document=value.document, page=value.page)
    try:
        canonical = to_canonical(value, definition)
    except (Refusal, InvalidOperation):
        return replace(offered, problem=UNITS_DIFFER)
    return replace(
        offered,
        low=None if canonical.low is None else settle(canonical.low),
        high=None if canonical.high is None else settle(canonical.high),
        points=tuple(map(settle, canonical.points)),
        choices=canonical.choices,
        flag=canonical.flag,
        text=canonical.text,
    )


def show_bound(constraint: Constraint) -> str:
    """What is asked for, in the buyer's unit: `12 kW`, `−20…45 °C`, `IP54`, `IE3, IE4`."""
    values = [value.replace("-", "−") if find_decimal(value) is not None else value for value in constraint.values]
    joined = "…".join(values) if constraint.operator in _INTERVALS else ", ".join(values)
    return f"{joined} {_beside_numbers(constraint.unit)}".strip()


def show_offered(value: PropertyValue) -> str:
    """What is offered, in the supplier's unit."""
    unit = _beside_numbers(value.unit)
    match value.kind:
        case ValueKind.NUMBER if value.number is not None:
            return f"{show_number(value.number)} {unit}".strip()
        case ValueKind.INTERVAL:
            return show_range(value.low, value.high, value.unit)
        case ValueKind.CHOICE if value.choices:
            return f"{' / '.join(value.choices)} {unit}".strip()
        case _:
            return value.text or value.typed


def show_range(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """A range with its unit: `−20…45 °C`, `≤ 45 °C`, or one number where both ends are the same."""
    if low is None:
        return f"≤ {show_quantity(high, unit)}" if high is not None else ""
    if high is None:
        return f"≥ {show_quantity(low, unit)}"
    return show_quantity(low, unit) if low == high else f"{show_number(low)}…{show_quantity(high, unit)}"


def show_number(number: Decimal) -> str:
    """A number with a point, at most six digits that mean something, and a real minus sign."""
    whole = number.to_integral_value()
    shown = whole if number == whole else _SHOWN.plus(number).normalize()
    return f"{shown:f}".replace("-", "−")


def show_quantity(number: Decimal, unit: str) -> str:
    """A number with its unit."""
    return f"{show_number(number)} {_beside_numbers(unit)}".strip()


def _beside_numbers(unit: str) -> str:
    return label_after(Decimal(1), unit)
