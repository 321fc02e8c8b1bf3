"""The form of one condition of a requirement, empty, filled with a stored one, or with what was typed."""

from wtforms import SelectField, StringField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import find_unit, label
from bidbuilder.domain.catalogue.conformities import find_conformity
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, Operator
from bidbuilder.domain.tenders.typing import SEPARATOR, read_condition
from bidbuilder.i18n.formats import decimal_mark
from bidbuilder.web.context import the_dictionary
from bidbuilder.web.forms import Form, at_most, choices_of, optional, required
from bidbuilder.web.language import current_language, lazy
from bidbuilder.web.trade_words import condition_values, property_name


class PropertyNotInDictionary(Refusal):
    """The typed name is no property of the dictionary."""

    code = "property-not-in-dictionary"
    message = translatable("“{name}” is not in the property dictionary.")
    hint = translatable("Choose one of the names offered while you type.")


class ConditionForm(Form):
    """One condition. Its fields carry a prefix, so that several of them stand on one page."""

    property = StringField(lazy("Property"), [required(), at_most(200)])
    operator = SelectField(lazy("Comparison"), choices=choices_of(Operator))
    values = StringField(lazy("Values"), [optional(), at_most(500)])
    unit = StringField(lazy("Unit"), [optional(), at_most(30)])
    aggregate = SelectField(
        lazy("Over the whole solution"), choices=choices_of(Aggregate, empty=lazy("one item must meet it"))
    )

    @classmethod
    def empty(cls) -> "ConditionForm":
        """For a further condition."""
        return cls(formdata=None, prefix=prefix_of(None), data={"operator": Operator.AT_LEAST.value})

    @classmethod
    def filled(cls, position: int, constraint: Constraint) -> "ConditionForm":
        """For the stored condition at a position."""
        unit = label(constraint.unit, current_language()) if find_unit(constraint.unit) else constraint.unit
        stored = {
            "property": property_name(constraint.property),
            "operator": constraint.operator.value,
            "values": f"{SEPARATOR} ".join(condition_values(constraint)),
            "unit": unit if constraint.unit else "",
            "aggregate": constraint.aggregate.value if constraint.aggregate else "",
        }
        return cls(formdata=None, prefix=prefix_of(position), data=stored)

    def to_constraint(self) -> Constraint:
        """The condition as typed. Raises `PropertyNotInDictionary` and the refusals of `read_condition`."""
        return read_condition(
            _get_definition(self.property.data or ""),
            Operator(self.operator.data),
            self.values.data or "",
            self.unit.data or "",
            Aggregate(self.aggregate.data) if self.aggregate.data else None,
            decimal_mark(current_language()),
        )


def prefix_of(position: int | None) -> str:
    """What the names of the form's fields begin with."""
    return "new-" if position is None else f"condition{position}-"


def _get_definition(name: str) -> PropertyDefinition:
    dictionary = the_dictionary()
    found = dictionary.find(name, current_language()) or dictionary.find(name) or find_conformity(name)
    if found is None:
        raise PropertyNotInDictionary(where="property", name=name)
    return found
