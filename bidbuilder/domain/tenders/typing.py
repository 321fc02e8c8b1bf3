"""A condition as a person types it: operator, values and unit held against what the property can be.

Values are separated by semicolons and written like those of an offering (`24 V`, `-20 … 45 °C`, `IP55`, `yes`).
"""

from collections.abc import Sequence
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.units import convert, get_unit
from bidbuilder.domain.catalogue.conformities import CONFORMITIES
from bidbuilder.domain.catalogue.notations import read_value
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, ConstraintState, Operator

SEPARATOR = ";"
_ENDS = frozenset({Operator.BETWEEN, Operator.CONTAINS})
_LISTS = frozenset({Operator.ONE_OF, Operator.ALL_OF})
_ORDERS = frozenset({Operator.AT_LEAST, Operator.AT_MOST})
_CONFORMING = frozenset({Operator.EQUAL, Operator.ONE_OF, Operator.ALL_OF})
_MEASURED = frozenset({ValueKind.NUMBER, ValueKind.INTERVAL})


class ValuesMissing(Refusal):
    """The operator needs another number of values than were given."""

    code = "values-missing"
    message = translatable("This comparison needs {count} values.")
    hint = translatable("Write them with a semicolon between them.")


class ValueMissing(Refusal):
    """The operator needs a value."""

    code = "value-missing"
    message = translatable("This comparison needs a value.")


class EndsReversed(Refusal):
    """The lower end lies above the upper one."""

    code = "ends-reversed"
    message = translatable("The first value is larger than the second.")
    hint = translatable("Write the lower end first.")


class OperatorUnfit(Refusal):
    """A larger-or-smaller comparison of something that has no order."""

    code = "operator-unfit"
    message = translatable("This property has no larger and smaller values.")
    hint = translatable("Choose “equals”, “is not”, “one of” or “all of”.")


class ConformityCompared(Refusal):
    """A standard or certificate is asked for in a way that nothing could be held against."""

    code = "conformity-compared"
    message = translatable("A standard or certificate is asked for by “equals”, “one of” or “all of”.")


class ValueUnreadable(Refusal):
    """A value is not one of this property; says what its reader said."""

    code = "value-unreadable"

    def __init__(self, finding: Finding) -> None:
        self.message, self.hint = finding.message, finding.hint
        super().__init__(where="values", **finding.params)


def read_condition(
    definition: PropertyDefinition,
    operator: Operator,
    typed: str,
    unit: str = "",
    aggregate: Aggregate | None = None,
    decimal_mark: str | None = None,
) -> Constraint:
    """The confirmed condition a person typed. Numbers without a unit are in `unit`, else in the property's own.

    Raises `ValueMissing`, `ValuesMissing`, `EndsReversed`, `OperatorUnfit`, `ConformityCompared`, `ValueUnreadable`,
    `UnitUnknown` and `UnitsIncompatible`; `where` names the field (`values`, `unit`, `operator`).
    """
    if definition in CONFORMITIES and operator not in _CONFORMING:
        raise ConformityCompared(where="operator")
    symbol = _unit_of(definition, unit)
    parts = [part.strip() for part in typed.split(SEPARATOR) if part.strip()]
    values: tuple[str, ...] = ()
    if operator is not Operator.PRESENT:
        if not parts:
            raise ValueMissing(where="values")
        read = [_read(part, definition, decimal_mark, symbol) for part in parts]
        if definition.kind in _MEASURED:
            symbol = read[0].unit or symbol
            values = tuple(f"{one.normalize():f}" for one in _numbers(read, symbol))
        else:
            values = _codes(read, parts)
        _check(definition, operator, values)
    return Constraint(
        property=definition.key,
        operator=operator,
        values=values,
        unit=symbol if definition.kind in _MEASURED else "",
        aggregate=aggregate,
        state=ConstraintState.CONFIRMED,
    )


def _unit_of(definition: PropertyDefinition, unit: str) -> str:
    if not unit.strip():
        return definition.unit
    try:
        symbol = get_unit(unit.strip()).symbol
        convert(Decimal(1), symbol, definition.unit or symbol)
    except Refusal as refusal:
        refusal.where = "unit"
        raise
    return symbol


def _read(text: str, definition: PropertyDefinition, decimal_mark: str | None, unit: str) -> PropertyValue:
    read = read_value(text, definition, decimal_mark=decimal_mark, unit=unit)
    if isinstance(read, Finding):
        raise ValueUnreadable(read)
    return read


def _numbers(read: Sequence[PropertyValue], unit: str) -> list[Decimal]:
    numbers: list[Decimal] = []
    for one in read:
        stated = [number for number in (one.number, one.low, one.high) if number is not None]
        stated += [Decimal(choice) for choice in one.choices]
        try:
            numbers += [convert(number, one.unit or unit, unit) for number in stated]
        except Refusal as refusal:
            refusal.where = "values"
            raise
    return numbers


def _codes(read: Sequence[PropertyValue], parts: Sequence[str]) -> tuple[str, ...]:
    codes: list[str] = []
    for one, part in zip(read, parts, strict=True):
        if one.kind is ValueKind.FLAG:
            codes.append("true" if one.flag else "false")
        else:
            codes += one.choices or [one.text or part]
    return tuple(codes)


def _check(definition: PropertyDefinition, operator: Operator, values: tuple[str, ...]) -> None:
    needed = 2 if operator in _ENDS else 1
    if operator in _ENDS and len(values) != needed:
        raise ValuesMissing(where="values", count=needed)
    if operator not in _ENDS | _LISTS and len(values) != needed:
        raise ValuesMissing(where="values", count=needed)
    if definition.kind not in _MEASURED and (operator in _ENDS or (operator in _ORDERS and not definition.is_ordered)):
        raise OperatorUnfit(where="operator")
    if operator in _ENDS and Decimal(values[0]) > Decimal(values[1]):
        raise EndsReversed(where="values")
