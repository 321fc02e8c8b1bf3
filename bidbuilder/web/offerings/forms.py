"""The form of an offering: texts in several languages, properties as people write them, ports, price breaks, supply terms."""

from collections.abc import Mapping, Sequence

from wtforms import DateField, FieldList, FormField, IntegerField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import NumberRange

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.catalogue.ports import standard_port_types
from bidbuilder.domain.catalogue.prices import PriceAudience
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.i18n.formats import country_names, language_names
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import _, current_language, lazy
from bidbuilder.web.trade_fields import INCOTERMS, UnitField, check_currency, check_gtin

DIRECTIONS = (("in", lazy("takes")), ("out", lazy("gives")), ("both", lazy("takes and gives")))


def whole_number(least: int, most: int) -> NumberRange:
    """The number must lie within these bounds."""
    return NumberRange(least, most, lazy("Write a whole number from {least} to {most}.", least=least, most=most))


class TextForm(PlainForm):  # type: ignore[misc]
    """Name and description in one language; a row without either is left out."""

    language = SelectField(lazy("Language"))
    name = StringField(lazy("Name"), [optional(), at_most(200)])
    description = TextAreaField(lazy("Description"), [optional(), at_most(4000)], render_kw={"rows": "2"})

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        known = language_names(current_language())
        stored = self.language.data
        extra = [(stored, stored)] if stored and stored not in dict(known) else []
        self.language.choices = choices([*known, *extra])


class PropertyForm(PlainForm):  # type: ignore[misc]
    """One property: its name as the dictionary knows it, and its value as people write it, with unit."""

    name = StringField(lazy("Property"), [optional(), at_most(200)])
    value = StringField(lazy("Value with unit"), [optional(), at_most(200)])


class PortForm(PlainForm):  # type: ignore[misc]
    """One interface; a row without a type is left out."""

    port_type = SelectField(lazy("Kind of connection"), [optional()])
    direction = SelectField(lazy("Direction"), choices=choices(DIRECTIONS))
    name = StringField(lazy("Called"), [optional(), at_most(100)])

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        types = [(one.key, choose_text(one.names, current_language())) for one in standard_port_types().values()]
        self.port_type.choices = choices([("", lazy("None")), *sorted(types, key=lambda pair: pair[1])])


class BreakForm(PlainForm):  # type: ignore[misc]
    """One step of a price list."""

    from_quantity = NumberField(lazy("From quantity"), [optional()])
    unit_price = NumberField(lazy("Unit price"), [optional()])


class OfferingForm(Form):
    """Everything a supplier states of an offering."""

    organisation = SelectField(lazy("Supplier"))
    code = StringField(lazy("Product code"), [required(), at_most(120)])
    kind = SelectField(lazy("Kind"), choices=choices_of(OfferingKind))
    texts = FieldList(FormField(TextForm), max_entries=40)
    manufacturer = StringField(lazy("Manufacturer"), [optional(), at_most(200)])
    part_number = StringField(lazy("Part number"), [optional(), at_most(120)])
    gtin = StringField(lazy("GTIN"), [optional(), at_most(20), check_gtin])
    cpv = StringField(lazy("CPV code"), [optional(), at_most(10)])
    unit = UnitField(lazy("Sold by"), [required(), at_most(30)])
    properties = FieldList(FormField(PropertyForm), max_entries=200)
    ports = FieldList(FormField(PortForm), max_entries=60)
    currency = StringField(lazy("Currency"), [optional(), at_most(3), check_currency])
    breaks = FieldList(FormField(BreakForm), max_entries=20)
    one_off = NumberField(lazy("One-off cost"), [optional()])
    incoterm = SelectField(lazy("Incoterm"))
    place = StringField(lazy("Named place"), [optional(), at_most(200)])
    valid_until = DateField(lazy("Prices valid until"), [optional()])
    audience = SelectField(lazy("Who may use the price"), choices=choices_of(PriceAudience))
    lead_time_days = IntegerField(lazy("Lead time"), [optional(), whole_number(0, 3650)])
    warranty_months = IntegerField(lazy("Warranty"), [optional(), whole_number(0, 600)])
    mass_kg = NumberField(lazy("Mass of one"), [optional()])
    volume_m3 = NumberField(lazy("Volume of one"), [optional()])
    origin = SelectField(lazy("Country of origin"))
    hs_code = StringField(lazy("HS code"), [optional(), at_most(12)])
    minimum_order = NumberField(lazy("Minimum order"), [optional()])
    pack_size = NumberField(lazy("Pack size"), [optional()])

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.origin.choices = choices([("", lazy("Not stated")), *country_names(current_language())])
        # A list that was imported may still state a term of an older edition.
        terms = dict.fromkeys([*INCOTERMS, *filter(None, [self.incoterm.data])])
        self.incoterm.choices = choices((one, one) for one in terms)

    def offer_suppliers(self, suppliers: Sequence[Organisation]) -> None:
        """Let the person choose among its own firms."""
        self.organisation.choices = choices((str(one.id), one.display_name) for one in suppliers)

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        """Quantities and amounts are not negative, and no two steps of a price begin at the same quantity."""
        sound = bool(super().validate(extra_validators))
        amounts = [self.one_off, self.mass_kg, self.volume_m3, self.minimum_order, self.pack_size]
        steps = [row.form for row in self.breaks if row.form.unit_price.data is not None]
        for field in [*amounts, *(step.unit_price for step in steps), *(step.from_quantity for step in steps)]:
            if field.data is not None and field.data < 0:
                field.errors = [*field.errors, _("Write zero or a positive number.")]
                sound = False
        begins = [step.from_quantity.data for step in steps]
        for place, step in enumerate(steps):
            if begins[place] in begins[:place]:
                step.from_quantity.errors = [*step.from_quantity.errors, _("Another step begins at this quantity.")]
                sound = False
        return sound
