"""The form of an offering read back: an offering and a price list. What cannot be read becomes an error at its row."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, Port, SupplyTerms
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.web.language import _
from bidbuilder.web.offerings.filling import property_row
from bidbuilder.web.offerings.forms import OfferingForm
from bidbuilder.web.offerings.values import read_property

HOME_CURRENCY = "DKK"


def offering_from(form: OfferingForm, before: Offering | None) -> Offering | None:
    """The offering as the form states it, None if a row could not be read; what the form does not show stays as it was."""
    properties = _properties_from(form, before)
    if properties is None:
        return None
    stated = before or Offering(organisation_id=int(form.organisation.data), code="", names={})
    return replace(
        stated,
        code=form.code.data,
        kind=OfferingKind(form.kind.data),
        names=_texts_from(form, "name"),
        descriptions=_texts_from(form, "description"),
        manufacturer=form.manufacturer.data,
        part_number=form.part_number.data,
        gtin=form.gtin.data,
        classification=_classification_from(form, stated.classification),
        unit=form.unit.data,
        properties=properties,
        ports=_ports_from(form, stated.ports),
        terms=_terms_from(form, stated.terms),
    )


def prices_from(form: OfferingForm, before: PriceList | None) -> PriceList | None:
    """The price list as the form states it; None if no price is given."""
    breaks = [
        PriceBreak(from_quantity=row.form.from_quantity.data or Decimal(1), unit_price=row.form.unit_price.data)
        for row in form.breaks
        if row.form.unit_price.data is not None
    ]
    if not breaks:
        return None
    stated = before or PriceList(currency=HOME_CURRENCY, breaks=())
    return replace(
        stated,
        currency=form.currency.data or HOME_CURRENCY,
        breaks=tuple(sorted(breaks, key=lambda one: one.from_quantity)),
        one_off=form.one_off.data or Decimal(0),
        incoterm=form.incoterm.data,
        place=form.place.data,
        valid_until=form.valid_until.data,
        audience=PriceAudience(form.audience.data),
    )


def _texts_from(form: OfferingForm, kind: str) -> Texts:
    return fill_texts([(row.form.language.data, row.form[kind].data or "") for row in form.texts])


def _classification_from(form: OfferingForm, before: Mapping[str, str]) -> dict[str, str]:
    kept = {scheme: code for scheme, code in before.items() if scheme != "cpv"}
    return kept | ({"cpv": form.cpv.data} if form.cpv.data else {})


def _properties_from(form: OfferingForm, before: Offering | None) -> tuple[PropertyValue, ...] | None:
    """A row that still says what it said keeps its value: it may be written in another language than the screen's."""
    stored = {tuple(property_row(one).values()): one for one in (before.properties if before else ())}
    values: dict[str, PropertyValue] = {}
    sound = True
    for row in form.properties:
        typed = (row.form.name.data or "", row.form.value.data or "")
        if typed == ("", ""):
            continue
        value, trouble = (stored[typed], "") if typed in stored else read_property(*typed)
        name = (value.key or value.source_name) if value else ""
        if value and name in values:
            trouble = _("This property is given twice.")
        if value and not trouble:
            values[name] = value
        else:
            row.form.value.errors = [*row.form.value.errors, trouble]
            sound = False
    return tuple(values.values()) if sound else None


def _ports_from(form: OfferingForm, before: tuple[Port, ...]) -> tuple[Port, ...]:
    """Ports by their rows; one that still has its name and type keeps its properties."""
    kept = {(one.name, one.port_type): one.properties for one in before}
    ports = []
    for row in form.ports:
        found = find_port_type(row.form.port_type.data or "")
        name = row.form.name.data or (found.names["en"] if found else "")
        if found:
            ports.append(
                Port(
                    name=name,
                    kind=found.kind,
                    direction=row.form.direction.data,
                    port_type=found.key,
                    properties=kept.get((name, found.key), ()),
                )
            )
    return (*(one for one in before if not one.port_type), *ports)


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
