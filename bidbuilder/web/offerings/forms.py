"""The form of an offering: names in several languages, properties as people write them, price breaks, supply terms."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from wtforms import DateField, FieldList, FormField, IntegerField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.languages import Texts, choose_text, fill_texts
from bidbuilder.domain.basics.units import label
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.i18n.formats import country_names
from bidbuilder.web.forms import Form, NumberField, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import _, current_language, lazy
from bidbuilder.web.offerings.values import read_property
from bidbuilder.web.tenders.forms import INCOTERMS

NAME_LANGUAGES = ("en", "da", "de")
SPARE_PROPERTIES = 3
SPARE_BREAKS = 2


class PropertyForm(PlainForm):  # type: ignore[misc]
    """One property: its name as the dictionary knows it, and its value as people write it, with unit."""

    name = StringField(lazy("Property"), [optional(), at_most(200)])
    value = StringField(lazy("Value with unit"), [optional(), at_most(200)])


class BreakForm(PlainForm):  # type: ignore[misc]
    """One step of a price list."""

    from_quantity = NumberField(lazy("From quantity"), [optional()])
    unit_price = NumberField(lazy("Unit price"), [optional()])


class OfferingForm(Form):
    """Everything a supplier states of an offering."""

    organisation = SelectField(lazy("Supplier"))
    code = StringField(lazy("Product code"), [required(), at_most(120)])
    kind = SelectField(lazy("Kind"), choices=choices_of(OfferingKind))
    name_en = StringField(lazy("Name in English"), [optional(), at_most(200)])
    name_da = StringField(lazy("Name in Danish"), [optional(), at_most(200)])
    name_de = StringField(lazy("Name in German"), [optional(), at_most(200)])
    description_en = TextAreaField(lazy("Description in English"), [optional(), at_most(4000)])
    description_da = TextAreaField(lazy("Description in Danish"), [optional(), at_most(4000)])
    description_de = TextAreaField(lazy("Description in German"), [optional(), at_most(4000)])
    manufacturer = StringField(lazy("Manufacturer"), [optional(), at_most(200)])
    part_number = StringField(lazy("Part number"), [optional(), at_most(120)])
    gtin = StringField(lazy("GTIN"), [optional(), at_most(14)])
    cpv = StringField(lazy("CPV code"), [optional(), at_most(10)])
    unit = StringField(lazy("Sold by"), [required(), at_most(30)])
    properties = FieldList(FormField(PropertyForm), max_entries=200)
    currency = StringField(lazy("Currency"), [optional(), at_most(3)])
    breaks = FieldList(FormField(BreakForm), max_entries=20)
    one_off = NumberField(lazy("One-off cost"), [optional()])
    incoterm = SelectField(lazy("Incoterm"), choices=choices((one, one) for one in INCOTERMS))
    place = StringField(lazy("Named place"), [optional(), at_most(200)])
    valid_until = DateField(lazy("Prices valid until"), [optional()])
    audience = SelectField(lazy("Who may use the price"), choices=choices_of(PriceAudience))
    lead_time_days = IntegerField(lazy("Lead time"), [optional()])
    warranty_months = IntegerField(lazy("Warranty"), [optional()])
    mass_kg = NumberField(lazy("Mass of one"), [optional()])
    volume_m3 = NumberField(lazy("Volume of one"), [optional()])
    origin = SelectField(lazy("Country of origin"))
    hs_code = StringField(lazy("HS code"), [optional(), at_most(12)])
    minimum_order = NumberField(lazy("Minimum order"), [optional()])
    pack_size = NumberField(lazy("Pack size"), [optional()])

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.origin.choices = choices([("", lazy("Not stated")), *country_names(current_language())])

    def offer_suppliers(self, suppliers: Sequence[Organisation]) -> None:
        """Let the person choose among its own firms."""
        self.organisation.choices = choices((str(one.id), one.display_name) for one in suppliers)


def form_of(offering: Offering | None, prices: PriceList | None) -> dict[str, object]:
    """The data of the form for a stored offering, or of an empty one, with spare rows."""
    data: dict[str, object] = {"unit": "piece", "incoterm": "EXW", "currency": "DKK"}
    if offering is not None:
        data |= _stored(offering)
    if prices is not None:
        data |= _stored_prices(prices)
    properties = [] if offering is None else [_shown(value) for value in offering.properties]
    breaks = (
        []
        if prices is None
        else [{"from_quantity": one.from_quantity, "unit_price": one.unit_price} for one in prices.breaks]
    )
    return data | {
        "properties": [*properties, *[{}] * SPARE_PROPERTIES],
        "breaks": [*breaks, *[{}] * SPARE_BREAKS],
    }


def offering_from(form: OfferingForm, before: Offering | None) -> Offering:
    """The offering as the form states it; unreadable properties become errors at their rows and are left out."""
    texts = {
        kind: fill_texts([(language, form[f"{kind}_{language}"].data or "") for language in NAME_LANGUAGES])
        for kind in ("name", "description")
    }
    stated = before or Offering(organisation_id=int(form.organisation.data), code="", names={})
    classification = {**stated.classification, "cpv": form.cpv.data} if form.cpv.data else dict(stated.classification)
    return replace(
        stated,
        code=form.code.data,
        kind=OfferingKind(form.kind.data),
        names={**_other_languages(stated.names), **texts["name"]},
        descriptions={**_other_languages(stated.descriptions), **texts["description"]},
        manufacturer=form.manufacturer.data,
        part_number=form.part_number.data,
        gtin=form.gtin.data,
        classification=classification,
        unit=form.unit.data,
        properties=_properties_from(form),
        terms=_terms_from(form, stated.terms),
    )


def prices_from(form: OfferingForm) -> PriceList | None:
    """The price list as the form states it; None if no price is given."""
    breaks = tuple(
        PriceBreak(from_quantity=row.form.from_quantity.data or Decimal(1), unit_price=row.form.unit_price.data)
        for row in form.breaks
        if row.form.unit_price.data is not None
    )
    if not breaks:
        return None
    return PriceList(
        currency=(form.currency.data or "DKK").upper(),
        breaks=tuple(sorted(breaks, key=lambda one: one.from_quantity)),
        one_off=form.one_off.data or Decimal(0),
        incoterm=form.incoterm.data,
        place=form.place.data,
        valid_until=form.valid_until.data,
        audience=PriceAudience(form.audience.data),
    )


def _stored(offering: Offering) -> dict[str, object]:
    terms = offering.terms
    texts = {
        f"{kind}_{language}": values.get(language, "")
        for kind, values in (("name", offering.names), ("description", offering.descriptions))
        for language in NAME_LANGUAGES
    }
    return {
        **texts,
        "organisation": str(offering.organisation_id),
        "code": offering.code,
        "kind": offering.kind.value,
        "manufacturer": offering.manufacturer,
        "part_number": offering.part_number,
        "gtin": offering.gtin,
        "cpv": offering.classification.get("cpv", ""),
        "unit": offering.unit,
        "lead_time_days": terms.lead_time_days,
        "warranty_months": terms.warranty_months,
        "mass_kg": terms.mass_kg,
        "volume_m3": terms.volume_m3,
        "origin": terms.country_of_origin,
        "hs_code": terms.hs_code,
        "minimum_order": terms.minimum_order,
        "pack_size": terms.pack_size,
    }


def _stored_prices(prices: PriceList) -> dict[str, object]:
    return {
        "currency": prices.currency,
        "one_off": prices.one_off or None,
        "incoterm": prices.incoterm,
        "place": prices.place,
        "valid_until": prices.valid_until,
        "audience": prices.audience.value,
    }


def _shown(value: PropertyValue) -> dict[str, str]:
    definition = standard_dictionary().find_key(value.key)
    name = choose_text(definition.names, current_language()) if definition else value.key
    typed = value.typed or " ".join(
        str(one) for one in (value.number, *value.choices, value.text) if one not in {None, ""}
    )
    unit = label(value.unit, current_language()) if value.unit else ""
    return {"name": name, "value": typed if not unit or unit in typed else f"{typed} {unit}"}


def _properties_from(form: OfferingForm) -> tuple[PropertyValue, ...]:
    values: dict[str, PropertyValue] = {}
    for row in form.properties:
        name, text = row.form.name, row.form.value
        if not (name.data or text.data):
            continue
        value, trouble = read_property(name.data or "", text.data or "")
        if value is None:
            text.errors = [*text.errors, trouble]
        elif value.key in values:
            text.errors = [*text.errors, _("This property is given twice.")]
        else:
            values[value.key] = value
    return tuple(values.values())


def _terms_from(form: OfferingForm, before: SupplyTerms) -> SupplyTerms:
    return replace(
        before,
        lead_time_days=form.lead_time_days.data,
        warranty_months=form.warranty_months.data,
        mass_kg=form.mass_kg.data,
        volume_m3=form.volume_m3.data,
        country_of_origin=form.origin.data,
        hs_code=form.hs_code.data,
        minimum_order=form.minimum_order.data,
        pack_size=form.pack_size.data,
    )


def _other_languages(texts: Texts) -> dict[str, str]:
    return {language: text for language, text in texts.items() if language not in NAME_LANGUAGES}
