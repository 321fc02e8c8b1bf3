"""The parts of an offering's form that only one kind fills in: calendar of a capacity, people of a competence, by-product."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wtforms import (
    DateField,
    Field,
    FieldList,
    FormField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.validators import NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from bidbuilder.domain.catalogue.kinds import Period
from bidbuilder.i18n.formats import country_names, month_names
from bidbuilder.web.forms import NumberField, at_most, choices, choices_of, optional
from bidbuilder.web.language import _, current_language, lazy

Validators = Mapping[str, Sequence[object]] | None
_WHOLE = Decimal(100)


def whole_number(least: int, most: int) -> NumberRange:
    """The number must lie within these bounds."""
    return NumberRange(least, most, lazy("Write a whole number from {least} to {most}.", least=least, most=most))


def refuse_field(field: Field, words: str) -> bool:
    """Say at a field what is wrong with it; always False, so that a check can end with it."""
    field.errors = [*field.errors, words]
    return False


def refuse_negative(*fields: Field) -> bool:
    """Whether none of the numbers is below zero; says so at each that is."""
    below = [one for one in fields if one.data is not None and one.data < 0]
    for field in below:
        refuse_field(field, _("Write zero or a positive number."))
    return not below


class ExceptionForm(PlainForm):  # type: ignore[misc]
    """Days with another amount; a row without a first day is left out."""

    first_day = DateField(lazy("First day"), [optional()])
    last_day = DateField(lazy("Last day"), [optional()])
    amount = NumberField(lazy("Amount then"), [optional()])
    note = StringField(lazy("Why"), [optional(), at_most(100)])

    def validate(self, extra_validators: Validators = None) -> bool:
        """The last day is not before the first, and there is no amount without a day."""
        sound = bool(super().validate(extra_validators)) and refuse_negative(self.amount)
        first, last = self.first_day.data, self.last_day.data
        if first and last and last < first:
            return refuse_field(self.last_day, _("The last day is before the first."))
        if first is None and (last is not None or self.amount.data is not None):
            return refuse_field(self.first_day, _("Write the first day."))
        return sound


class CalendarForm(PlainForm):  # type: ignore[misc]
    """How much of a capacity others can have, when, where and on what conditions."""

    amount = NumberField(lazy("Free for others"), [optional()])
    period = SelectField(lazy("Period"), choices=choices_of(Period)[:2], default=Period.WEEK.value)
    available_from = DateField(lazy("Available from"), [optional()])
    available_until = DateField(lazy("Available until"), [optional()])
    place = StringField(lazy("Where"), [optional(), at_most(200)])
    conditions = TextAreaField(lazy("Conditions of sharing"), [optional(), at_most(2000)], render_kw={"rows": "3"})
    exceptions = FieldList(FormField(ExceptionForm), max_entries=100)

    def validate(self, extra_validators: Validators = None) -> bool:
        """A capacity does not end before it begins."""
        sound = bool(super().validate(extra_validators)) and refuse_negative(self.amount)
        begin, end = self.available_from.data, self.available_until.data
        if begin and end and end < begin:
            return refuse_field(self.available_until, _("The last day is before the first."))
        return sound


class ExpertForm(PlainForm):  # type: ignore[misc]
    """A person or profile; a row without a profile is left out."""

    profile = StringField(lazy("Profile"), [optional(), at_most(120)])
    name = StringField(lazy("Name"), [optional(), at_most(120)])
    years = IntegerField(lazy("Years of experience"), [optional(), whole_number(0, 70)])
    qualifications = StringField(lazy("Education and qualifications"), [optional(), at_most(300)])
    languages = StringField(lazy("Languages"), [optional(), at_most(60)])


class ReferenceForm(PlainForm):  # type: ignore[misc]
    """Work done before; a row without a client is left out."""

    client = StringField(lazy("For whom"), [optional(), at_most(200)])
    work = StringField(lazy("What was done"), [optional(), at_most(500)])
    year = IntegerField(lazy("Year"), [optional(), whole_number(1950, 2100)])
    country = SelectField(lazy("Country"), default="")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.country.choices = choices([("", lazy("Not stated")), *country_names(current_language())])


class CompetenceForm(PlainForm):  # type: ignore[misc]
    """Who can do it and where it was done."""

    experts = FieldList(FormField(ExpertForm), max_entries=50)
    references = FieldList(FormField(ReferenceForm), max_entries=50)


class IngredientForm(PlainForm):  # type: ignore[misc]
    """A part of a by-product; a row without a substance is left out."""

    substance = StringField(lazy("Substance"), [optional(), at_most(120)])
    low = NumberField(lazy("From"), [optional()])
    high = NumberField(lazy("Up to"), [optional()])

    def validate(self, extra_validators: Validators = None) -> bool:
        """A share lies between nothing and all, and its ends in their order."""
        sound = bool(super().validate(extra_validators)) and refuse_negative(self.low, self.high)
        low, high = self.low.data, self.high.data
        for field in (self.low, self.high):
            if field.data is not None and field.data > _WHOLE:
                sound = refuse_field(field, _("A share is at most 100 %."))
        if low is not None and high is not None and low > high:
            sound = refuse_field(self.high, _("The range ends below its beginning."))
        return sound


class ByProductForm(PlainForm):  # type: ignore[misc]
    """What is left over, how much and when, how it keeps and what it can become."""

    amount = NumberField(lazy("Amount available"), [optional()])
    period = SelectField(lazy("Period"), choices=choices_of(Period), default=Period.WEEK.value)
    months = SelectMultipleField(
        lazy("Season"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    shelf_life_days = IntegerField(lazy("Shelf life"), [optional(), whole_number(0, 36500)])
    storage = StringField(lazy("How it is kept"), [optional(), at_most(300)])
    composition = FieldList(FormField(IngredientForm), max_entries=60)
    uses = TextAreaField(lazy("What it can become"), [optional(), at_most(2000)], render_kw={"rows": "4"})

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.months.choices = [(number, name) for number, name in month_names(current_language())]

    def validate(self, extra_validators: Validators = None) -> bool:
        """The parts that are there at least do not add up to more than the whole."""
        sound = bool(super().validate(extra_validators)) and refuse_negative(self.amount)
        least = sum((row.form.low.data or Decimal(0) for row in self.composition), Decimal(0))
        if least > _WHOLE:
            first = next(row.form.low for row in self.composition if row.form.low.data)
            sound = refuse_field(first, _("The parts add up to more than 100 %."))
        return sound
