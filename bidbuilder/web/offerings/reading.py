"""The form of an offering read back: an offering and a price list. What cannot be read becomes an error at its row."""

from collections.abc import Mapping
from dataclasses import replace

from wtforms import FieldList

from bidbuilder.domain.basics.languages import Texts, choose_text, fill_texts
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, Port, SupplyTerms
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceList, PriceTable, make_list
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.web.language import _, current_language
from bidbuilder.web.offerings.filling import HOME_CURRENCY, PLAIN_TERMS, property_row
from bidbuilder.web.offerings.forms import OfferingForm
from bidbuilder.web.offerings.kind_reading import by_product_from, calendar_from, competence_from
from bidbuilder.web.offerings.price_forms import breaks_from, further_from, rates_from, table_terms
from bidbuilder.web.offerings.values import read_property, refuse_row
from bidbuilder.web.trade_words import property_value


def offering_from(form: OfferingForm, before: Offering | None) -> Offering | None:
    """The offering as the form states it, None if a row could not be read; what the form does not show stays as it was."""
    properties = _properties_from(form, before)
    ports = _ports_from(form, before.ports if before else ())
    if properties is None or ports is None:
        return None
    stated = before or Offering(organisation_id=int(form.organisation.data), code="", names={})
    kind = OfferingKind(form.kind.data)
    return replace(
        stated,
        code=form.code.data,
        kind=kind,
        names=_texts_from(form, "name"),
        descriptions=_texts_from(form, "description"),
        manufacturer=form.manufacturer.data,
        part_number=form.part_number.data,
        gtin=form.gtin.data,
        classification=_classification_from(form, stated.classification),
        unit=form.unit.data,
        properties=properties,
        ports=ports,
        terms=_terms_from(form, stated.terms),
        calendar=calendar_from(form.calendar.form) if kind is OfferingKind.CAPACITY else None,
        competence=competence_from(form.competence.form) if kind is OfferingKind.COMPETENCE else None,
        by_product=by_product_from(form.by_product.form) if kind is OfferingKind.BY_PRODUCT else None,
    )


def prices_from(form: OfferingForm, before: PriceList | None) -> PriceList | None:
    """The price list as the form states it, its first table the first one with a price; None if no price is given."""
    stated = before or PriceList(currency=HOME_CURRENCY, breaks=())
    main = PriceTable(
        currency=form.currency.data or HOME_CURRENCY,
        breaks=breaks_from(form.breaks.data),
        rates=rates_from(form.rates.data),
        **table_terms(form),
    )
    further = further_from((row.form for row in form.further), stated.further)
    tables = [main, *further] if main.breaks or main.rates else further
    return make_list(tables, PriceAudience(form.audience.data)) if tables else None


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
            refuse_row(row.form, trouble)
            sound = False
    return tuple(values.values()) if sound else None


def _ports_from(form: OfferingForm, before: tuple[Port, ...]) -> tuple[Port, ...] | None:
    """Ports by their rows, None if a value could not be read. Those without a standard type are not shown, and stay."""
    ports, sound = [one for one in before if not one.port_type], True
    for row in form.ports:
        found = find_port_type(row.form.port_type.data or "")
        if found is None:
            continue
        name = (row.form.name.data or "").strip() or choose_text(found.names, current_language())
        known = next((one for one in before if (one.name, one.port_type) == (name, found.key)), None)
        values = _port_values_from(row.form.properties, known.properties if known else ())
        sound = sound and values is not None
        ports.append(
            Port(
                name=name,
                kind=found.kind,
                direction=row.form.direction.data,
                port_type=found.key,
                properties=values or (),
            )
        )
    return tuple(ports) if sound else None


def _port_values_from(rows: FieldList, before: tuple[PropertyValue, ...]) -> tuple[PropertyValue, ...] | None:
    stored = {(one.key, property_value(one)): one for one in before}
    values: list[PropertyValue] = []
    sound = True
    for row in rows:
        key, text = row.form.name.data or "", (row.form.value.data or "").strip()
        if not text:
            continue
        value, trouble = (stored[key, text], "") if (key, text) in stored else read_property(key, text)
        if value is None:
            row.form.value.errors = [*row.form.value.errors, trouble]
            sound = False
        elif all(one.key != value.key for one in values):
            values.append(value)
    return tuple(values) if sound else None


def _terms_from(form: OfferingForm, before: SupplyTerms) -> SupplyTerms:
    plain = {name: form[name].data for name in PLAIN_TERMS}
    return replace(
        before,
        **plain,
        country_of_origin=form.origin.data,
        is_export_controlled={"": None, "no": False, "yes": True}[form.export_control.data],
        rohs=RohsStatement(form.rohs.data) if form.rohs.data else None,
        reach=ReachStatement(form.reach.data) if form.reach.data else None,
    )
