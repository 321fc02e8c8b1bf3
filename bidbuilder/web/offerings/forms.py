"""The form of an offering: texts in several languages, properties as people write them, ports, price breaks, supply terms."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wtforms import DateField, FieldList, FormField, IntegerField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.catalogue.ports import standard_port_types
from bidbuilder.domain.catalogue.prices import PriceAudience
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.i18n.formats import country_names, language_names
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import _, current_language, lazy
from bidbuilder.web.offerings.kind_forms import (
    ByProductForm,
    CalendarForm,
    CompetenceForm,
    refuse_field,
    refuse_negative,
    whole_number,
)
from bidbuilder.web.offerings.price_forms import BreakForm, FurtherForm, RateForm, check_table, offer_incoterms
from bidbuilder.web.trade_fields import UnitField, check_currency, check_gtin

_WHOLE = Decimal(100)
_YES_NO = (("", lazy("Not stated")), ("no", lazy("No")), ("yes", lazy("Yes")))
DIRECTIONS = (("in", lazy("takes")), ("out", lazy("gives")), ("both", lazy("takes and gives")))


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
    """One interface; a row without a type is left out. `properties` are those of the type, named by their keys."""

    port_type = SelectField(lazy("Kind of connection"), [optional()])
    direction = SelectField(lazy("Direction"), choices=choices(DIRECTIONS))
    name = StringField(lazy("Called"), [optional(), at_most(100)])
    properties = FieldList(FormField(PropertyForm), max_entries=20)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        types = [(one.key, choose_text(one.names, current_language())) for one in standard_port_types().values()]
        self.port_type.choices = choices([("", lazy("None")), *sorted(types, key=lambda pair: pair[1])])


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
    label = StringField(lazy("Called"), [optional(), at_most(60)])
    breaks = FieldList(FormField(BreakForm), max_entries=20)
    per = NumberField(lazy("Price is for so many"), [optional()])
    one_off = NumberField(lazy("One-off cost"), [optional()])
    incoterm = SelectField(lazy("Incoterm"))
    place = StringField(lazy("Named place"), [optional(), at_most(200)])
    valid_from = DateField(lazy("Prices valid from"), [optional()])
    valid_until = DateField(lazy("Prices valid until"), [optional()])
    audience = SelectField(lazy("Who may use the price"), choices=choices_of(PriceAudience))
    rates = FieldList(FormField(RateForm), max_entries=30)
    further = FieldList(FormField(FurtherForm), max_entries=10)
    lead_time_days = IntegerField(lazy("Lead time"), [optional(), whole_number(0, 3650)])
    lead_time_days_per_unit = NumberField(lazy("Lead time more for each"), [optional()])
    warranty_months = IntegerField(lazy("Warranty"), [optional(), whole_number(0, 600)])
    spare_parts_years = IntegerField(lazy("Spare parts can be had for"), [optional(), whole_number(0, 100)])
    spare_parts = TextAreaField(lazy("Spare parts to keep"), [optional(), at_most(1000)], render_kw={"rows": "2"})
    mass_kg = NumberField(lazy("Mass of one"), [optional()])
    volume_m3 = NumberField(lazy("Volume of one"), [optional()])
    origin = SelectField(lazy("Country of origin"))
    local_content_percent = NumberField(lazy("Local content"), [optional()])
    hs_code = StringField(lazy("HS code"), [optional(), at_most(12)])
    minimum_order = NumberField(lazy("Minimum order"), [optional()])
    pack_size = NumberField(lazy("Pack size"), [optional()])
    export_control = SelectField(lazy("Under export control"), choices=choices(_YES_NO), default="")
    export_control_code = StringField(lazy("Export control code"), [optional(), at_most(20)])
    rohs = SelectField(lazy("RoHS"), choices=choices_of(RohsStatement, lazy("Not stated")), default="")
    reach = SelectField(lazy("REACH"), choices=choices_of(ReachStatement, lazy("Not stated")), default="")
    substances = TextAreaField(lazy("Substances"), [optional(), at_most(1000)], render_kw={"rows": "2"})
    calendar = FormField(CalendarForm)
    competence = FormField(CompetenceForm)
    by_product = FormField(ByProductForm)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.origin.choices = choices([("", lazy("Not stated")), *country_names(current_language())])
        offer_incoterms(self.incoterm)

    def offer_suppliers(self, suppliers: Sequence[Organisation]) -> None:
        """Let the person choose among its own firms."""
        self.organisation.choices = choices((str(one.id), one.display_name) for one in suppliers)

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        """Quantities and amounts are not negative, shares not above the whole, and price steps begin at different quantities."""
        sound = bool(super().validate(extra_validators))
        amounts = (self.mass_kg, self.volume_m3, self.minimum_order, self.pack_size, self.lead_time_days_per_unit)
        sound = refuse_negative(*amounts, self.local_content_percent) and sound
        if self.local_content_percent.data is not None and self.local_content_percent.data > _WHOLE:
            sound = refuse_field(self.local_content_percent, _("A share is at most 100 %."))
        return check_table(self) and sound
