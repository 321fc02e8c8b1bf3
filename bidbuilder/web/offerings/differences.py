"""What changed from one state of an offering to the next, in words: field by field, values before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, Port, SupplyTerms
from bidbuilder.i18n.formats import country_name, format_date, format_number, language_name
from bidbuilder.web.language import _, current_language
from bidbuilder.web.offerings.forms import DIRECTIONS
from bidbuilder.web.offerings.kind_words import kind_statements
from bidbuilder.web.trade_words import port_type_name, property_name, property_value, scheme_name, unit_label
from bidbuilder.web.words import word_of

FIELD_WORDS: Mapping[str, str] = {
    "code": translatable("Product code"),
    "kind": translatable("Kind"),
    "names": translatable("Name"),
    "descriptions": translatable("Description"),
    "manufacturer": translatable("Manufacturer"),
    "part_number": translatable("Part number"),
    "gtin": translatable("GTIN"),
    "classification": translatable("Classification"),
    "unit": translatable("Sold by"),
    "properties": translatable("Properties"),
    "ports": translatable("Connections"),
    "terms": translatable("Supply"),
    "certificates": translatable("Certificates"),
    "documents": translatable("Documents"),
    "components": translatable("Parts of the kit"),
    "member_parts": translatable("Parts of other members"),
    "calendar": translatable("Capacity"),
    "competence": translatable("Competence"),
    "by_product": translatable("By-product"),
    "prices": translatable("Prices"),
}
TERM_WORDS: Mapping[str, str] = {
    "lead_time_days": translatable("Lead time in days"),
    "warranty_months": translatable("Warranty in months"),
    "mass_kg": translatable("Mass of one in kg"),
    "volume_m3": translatable("Volume of one in m³"),
    "country_of_origin": translatable("Country of origin"),
    "hs_code": translatable("HS code"),
    "minimum_order": translatable("Minimum order"),
    "pack_size": translatable("Pack size"),
    "local_content_percent": translatable("Local content in per cent"),
    "lead_time_days_per_unit": translatable("Lead time in days for each unit"),
    "spare_parts_years": translatable("Spare parts for so many years"),
    "spare_parts": translatable("Spare parts"),
    "is_export_controlled": translatable("Under export control"),
    "export_control_code": translatable("Export control code"),
    "rohs": translatable("RoHS"),
    "reach": translatable("REACH"),
    "substances": translatable("Substances"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; an empty side means that it was not stated."""

    words: str
    before: str
    after: str


def field_words() -> dict[str, str]:
    """The names of an offering's fields in the reader's language."""
    return {name: _(words) for name, words in FIELD_WORDS.items()}


def list_changes(before: Offering, after: Offering) -> list[Change]:
    """Everything stated that differs between two states, in the order of the pages."""
    old, new = dict(_statements(before)), dict(_statements(after))
    names = dict.fromkeys([*new, *old])
    return [Change(one, old.get(one, ""), new.get(one, "")) for one in names if old.get(one, "") != new.get(one, "")]


def _statements(offering: Offering) -> Iterator[tuple[str, str]]:
    language = current_language()
    yield _("Product code"), offering.code
    yield _("Kind"), word_of(offering.kind)
    for title, texts in ((_("Name"), offering.names), (_("Description"), offering.descriptions)):
        for code, text in texts.items():
            yield f"{title} ({language_name(language, code)})", text
    yield _("Manufacturer"), offering.manufacturer
    yield _("Part number"), offering.part_number
    yield _("GTIN"), offering.gtin
    yield _("Sold by"), unit_label(offering.unit)
    for scheme, code in offering.classification.items():
        yield scheme_name(scheme), code
    for value in offering.properties:
        yield property_name(value.key) if value.key else value.source_name, property_value(value)
    for port in offering.ports:
        yield f"{_('Connections')}: {port.name}", _port_words(port)
    yield from _terms(offering.terms)
    for certificate in offering.certificates:
        yield f"{_('Certificate')}: {certificate.name}", _certificate_words(certificate)
    for part in offering.components:
        yield f"{_('Parts of the kit')}: {part.code}", format_number(language, part.quantity)
    for other in offering.member_parts:
        yield f"{_('Parts of other members')}: {other.offering_id}", format_number(language, other.quantity)
    yield from kind_statements(offering)


def _certificate_words(certificate: Certificate) -> str:
    """Number and days; an end that is not stated is open."""
    ends = (certificate.valid_from, certificate.valid_until)
    days = " – ".join(format_date(current_language(), day) if day else "…" for day in ends) if any(ends) else ""
    return " · ".join(filter(None, (certificate.number, days)))


def _port_words(port: Port) -> str:
    stated = (f"{property_name(one.key)} {property_value(one)}" for one in port.properties)
    return ", ".join((str(dict(DIRECTIONS)[port.direction]), port_type_name(port), *stated))


def _terms(terms: SupplyTerms) -> Iterator[tuple[str, str]]:
    language = current_language()
    for field in fields(terms):
        value = getattr(terms, field.name)
        if field.name == "country_of_origin":
            shown = country_name(language, value) if value else ""
        elif isinstance(value, bool):
            shown = _("yes") if value else _("no")
        elif isinstance(value, StrEnum):
            shown = word_of(value)
        elif value is None or isinstance(value, str):
            shown = value or ""
        else:
            shown = format_number(language, value)
        yield _(TERM_WORDS[field.name]), shown
