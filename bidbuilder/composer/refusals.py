"""Why a problem cannot be used as it was written. Each says what, where and how to mend it."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class NotJson(Refusal):
    """The text is not one JSON object."""

    code = "not-json"
    message = translatable("The problem is not readable JSON: {reason}.")
    hint = translatable("Write one JSON object with needs and offers, in UTF-8.")


class DuplicateKey(Refusal):
    """One JSON object has the same key twice, so one of the two values would be lost."""

    code = "duplicate-key"
    message = translatable("The key {key} is there twice in one object.")
    hint = translatable("Keep one of the two.")


class FieldMissing(Refusal):
    """A field that must be there is not."""

    code = "field-missing"
    message = translatable("{field} is missing.")
    hint = translatable("Add it; the interface description lists every field.")


class WrongKind(Refusal):
    """A field holds another kind of value."""

    code = "wrong-kind"
    message = translatable("{value} is not {wanted}.")
    hint = translatable('Numbers are written as strings such as "12.50", lists in square brackets, objects in braces.')


class NotANumber(Refusal):
    """A number cannot be read as one, or is not finite."""

    code = "not-a-number"
    message = translatable("{value} is not a number.")
    hint = translatable('Write digits with a point for decimals, such as "12.50"; no thousands separators, no NaN.')


class OutOfRange(Refusal):
    """A number is smaller or larger than its meaning allows."""

    code = "out-of-range"
    message = translatable("{value} is out of range: it must lie between {low} and {high}.")
    hint = translatable("Correct the number, or change the unit it is counted in.")


class DuplicateId(Refusal):
    """Two things of one kind have the same id."""

    code = "duplicate-id"
    message = translatable("The id {id} is used twice.")
    hint = translatable("Give each its own id.")


class UnknownReference(Refusal):
    """Something names an id that is not there."""

    code = "unknown-reference"
    message = translatable("There is no {kind} with the id {id}.")
    hint = translatable("Add it or correct the id; capital letters and spaces count.")


class QuantitiesContradict(Refusal):
    """The least quantity of an offer is above its greatest."""

    code = "quantities-contradict"
    message = translatable("The least quantity {low} is above the greatest {high}.")
    hint = translatable("Raise max_quantity or lower min_quantity.")


class ProblemTooLarge(Refusal):
    """More than this machine is asked to hold."""

    code = "problem-too-large"
    message = translatable("{count} {what} are more than the {limit} that can be taken.")
    hint = translatable("Split the problem by lot, or leave out offers that cannot win.")


class SharesExceedWhole(Refusal):
    """The discounts on one lot take more off than all of it."""

    code = "shares-exceed-whole"
    message = translatable("The discounts on lot {lot} add up to {share}, which is more than all of it.")
    hint = translatable("Lower the shares so that they are at most 1 together.")
