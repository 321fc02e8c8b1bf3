"""The forms of a tender: uploading a file, its head with deadlines in the buyer's zone, and a requirement."""

from datetime import datetime

from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, DateTimeLocalField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import NumberRange, ValidationError

from bidbuilder.domain.basics.dates import Deadline, deadline_from_local, possible_deadlines
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.i18n.formats import country_names
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import current_language, lazy
from bidbuilder.web.trade_fields import INCOTERMS, check_currency
from bidbuilder.web.uploads import UploadForm


class BuyersFileForm(UploadForm):
    """A buyer's file, and the lead that works with it."""

    file = FileField(
        lazy("The buyer's file"),
        [FileRequired(lazy("Choose a file."))],
        render_kw={"accept": ".xlsx,.xlsm,.xml,.csv,.json,.docx,.docm,.pdf,.x80,.x81,.x82,.x83,.txt,.md,.yml,.zip"},
    )
    organisation = SelectField(lazy("For the lead company"))


def _needed_for_times(form: Form, field: StringField) -> None:
    """A time of day means nothing without its zone; a head without times needs none."""
    field.data = field.data or ""
    if not field.data and (form["submission"].data or form["clarification"].data):
        raise ValidationError(lazy("Say in which time zone the buyer means these times."))


class TenderForm(Form):
    """The head of a tender. Times are local times of the buyer's zone."""

    title = StringField(lazy("Title"), [required(), at_most(500)])
    reference = StringField(lazy("The buyer's reference"), [optional(), at_most(200)])
    buyer_name = StringField(lazy("Buyer"), [required(), at_most(300)])
    buyer_country = SelectField(lazy("Country of the buyer"))
    language = SelectField(lazy("Language of the bid"), choices=choices([("en", "English"), ("da", "Dansk")]))
    currency = StringField(lazy("Currency of the bid"), [required(), at_most(3), check_currency])
    zone = StringField(lazy("The buyer's time zone"), [_needed_for_times, at_most(64)], render_kw={"list": "zones"})
    submission = DateTimeLocalField(lazy("Bids are due"), [optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    clarification = DateTimeLocalField(
        lazy("Questions are due"), [optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
    )
    double_time = RadioField(
        lazy("Which moment is meant where the clocks change"),
        choices=choices([("", lazy("ask")), ("first", lazy("the earlier one")), ("second", lazy("the later one"))]),
        default="",
    )
    award_on = DateField(lazy("Expected award"), [optional()])
    delivery_until = DateField(lazy("Delivery until"), [optional()])
    validity_days = IntegerField(
        lazy("Bid validity"), [optional(), NumberRange(1, 3650, lazy("Write a number of days from 1 to 3650."))]
    )
    incoterm = SelectField(
        lazy("Incoterm"), choices=choices([("", lazy("Not stated")), *((one, one) for one in INCOTERMS)])
    )
    delivery_place = StringField(lazy("Place of delivery"), [optional(), at_most(300)])

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.buyer_country.choices = choices([("", lazy("Not stated")), *country_names(current_language())])

    def ask_which(self) -> None:
        """Where a refused time may mean two moments, put both into words to choose from."""
        for field in (self.submission, self.clarification):
            if field.errors and isinstance(field.data, datetime):
                meant = possible_deadlines(field.data, self.zone.data)
                shown = [f"{one.moment:%Y-%m-%d %H:%M} (UTC{one.moment:%z}, {one.moment.tzname()})" for one in meant]
                if len(shown) > 1:
                    named = zip(("first", "second"), shown, strict=True)
                    self.double_time.choices = choices([("", lazy("ask")), *named])

    def deadline(self, field: DateTimeLocalField) -> Deadline | None:
        """A deadline in the buyer's zone; raises the refusals of `deadline_from_local` with the field as place."""
        local: datetime | None = field.data
        if local is None:
            return None
        later = {"first": False, "second": True}.get(self.double_time.data or "")
        return deadline_from_local(local, self.zone.data, later=later)


class RequirementForm(Form):
    """The fields of a requirement a person edits; its conditions have forms of their own."""

    number = StringField(lazy("Number"), [required(), at_most(60)])
    section = StringField(lazy("Section"), [optional(), at_most(500)])
    lot = SelectField(lazy("Lot"))
    level = SelectField(lazy("Level"), choices=choices_of(Level))
    weight = NumberField(lazy("Weight"), [optional()])
    scope = SelectField(lazy("Who or what must meet it"), choices=choices_of(Scope))
    quantity = NumberField(lazy("Quantity"), [optional()])
    unit = StringField(lazy("Unit"), [optional(), at_most(30)])
    text = TextAreaField(lazy("Requirement text, word for word"), [required(), at_most(20000)])
    evidence = StringField(lazy("Evidence asked for"), [optional(), at_most(500)])
