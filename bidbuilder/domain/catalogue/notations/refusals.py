"""Why a text cannot be read as the value of a property."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class QuantityUnreadable(Refusal):
    """The text is not a quantity in any notation known here."""

    code = "quantity-unreadable"
    message = translatable("“{text}” cannot be read as a quantity.")
    hint = translatable("Write a number and its unit, such as 12 kW, −20…45 °C, 24 V ±10 % or max. 5 bar.")


class PressureAboveAnother(Refusal):
    """A pressure above vacuum where one above the air is kept, or the other way round."""

    code = "units-incompatible"
    message = translatable("“{text}” counts from another zero: {property} is kept in {unit}.")
    hint = translatable(
        "Where the air has its usual 1.013 bar, it is about {number} {unit}; write that if it is meant."
    )


class RangeReversed(Refusal):
    """The low end lies above the high end."""

    code = "range-reversed"
    message = translatable("In “{text}” the lower end is greater than the upper end.")


class SeveralMeasures(Refusal):
    """Several measures, such as the three edges of a box, where one quantity is wanted."""

    code = "several-measures"
    message = translatable("“{text}” states several measures where one is wanted.")
    hint = translatable("Give each measure as a property of its own.")


class ChoiceUnknown(Refusal):
    """The text is none of the values that the property can have."""

    code = "choice-unknown"
    message = translatable("“{text}” is not one of the values this property can have.")
    hint = translatable("It can be {choices}.")


class FlagUnreadable(Refusal):
    """The text is neither yes nor no."""

    code = "flag-unreadable"
    message = translatable("“{text}” is neither yes nor no.")


class PercentOrFraction(Refusal):
    """A number up to one without a sign, where per cent are meant: 0.95 can be 95 % or less than one."""

    code = "percent-or-fraction"
    message = translatable("“{text}” can mean {text} % or that part of one.")
    hint = translatable("Write the % sign.")


class UnitNotExpected(Refusal):
    """A plain number has a unit."""

    code = "unit-not-expected"
    message = translatable("“{text}” has a unit, but this property is a plain number.")


class ValueMissing(Refusal):
    """There is no text to read."""

    code = "value-missing"
    message = translatable("The value is empty.")
