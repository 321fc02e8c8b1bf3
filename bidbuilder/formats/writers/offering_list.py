"""The export of a supplier's offerings as a list that can be corrected and uploaded again: it re-reads to the same offerings.

One row for each offering and price list; further price lists of an offering repeat only its code. Ports are not part of a list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from babel import Locale

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.basics.units import convert, find_unit, label
from bidbuilder.domain.catalogue.offerings import Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList, PriceTable
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.formats.dictionary_in_use import dictionary_in_use
from bidbuilder.formats.readers.catalogue.table.titles import recognise_title
from bidbuilder.formats.writers.catalogue_columns import (
    ANSWERS,
    ATTRIBUTE_TITLES,
    CERTIFICATE,
    CERTIFICATE_REST,
    CLASSIFICATION_TITLE,
    COMPONENTS,
    DESCRIPTION_TITLE,
    DOCUMENT,
    DOCUMENT_REST,
    GROUP_TITLE,
    IDENTITY,
    LOCAL_CONTENT,
    NAME_TITLE,
    PRICE_FROM,
    PRICE_REST,
    PRICES,
    REACH_WORDS,
    ROHS_WORDS,
    SUPPLY,
    SUPPLY_REST,
    ListColumn,
    fitted_width,
    in_order_of,
)
from bidbuilder.formats.writers.catalogue_template import KIND_NAMES, TIMELESS, spread_over_pages
from bidbuilder.formats.writers.list_styles import list_styles
from bidbuilder.formats.writers.property_texts import property_text
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, DayCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, sheet_name
from bidbuilder.formats.writers.words import Words

Content = str | Decimal | int | date | None
Thing = TypeVar("Thing")

_LONGEST_COLUMN = 60
_ONE = Decimal(1)


def write_offering_list(
    language: str,
    offerings: Sequence[Offering],
    prices: Mapping[str, Sequence[PriceList]],
    *,
    written_at: datetime = TIMELESS,
) -> bytes:
    """The .xlsx with the offerings in the order given. `prices` are by code: give none that its reader may not see."""
    words = Words(language)
    title = words.say(translatable("Offerings"))
    brand = Branding()
    properties = WorkbookProperties(
        title=title,
        author="bidbuilder",
        subject=words.say(translatable("Catalogue")),
        written_at=written_at,
        font=brand.font,
    )
    layout = _Layout(words, offerings, prices)
    columns = layout.columns()
    header = Row([TextCell("header", column.title) for column in columns], 34)
    rows = (Row([_cell(column, line.get(column.field)) for column in columns]) for line in layout.lines())
    book = StreamedWorkbook(properties, list_styles(brand))
    widths = [fitted_width(column) for column in columns]
    sheet = book.add_sheet(sheet_name(title), widths, chain([header], rows))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(offerings), 1), len(columns) - 1)
    set_page(sheet, words, reference="bidbuilder", title=title, header_row=1)
    spread_over_pages(sheet, widths)
    return book.finish()


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns these offerings need, and what each row holds by field."""

    words: Words
    offerings: Sequence[Offering]
    prices: Mapping[str, Sequence[PriceList]]

    def columns(self) -> tuple[ListColumn, ...]:
        """Columns in the order of the template, those that repeat as often as an offering needs them."""
        used = {field for line in self.lines() for field, content in line.items() if content not in (None, "")}
        fixed = [
            replace(column, title=self.words.say(column.title))
            for column in (
                *in_order_of(self.words.language, IDENTITY),
                *PRICES,
                *PRICE_REST,
                *SUPPLY,
                *SUPPLY_REST,
                *LOCAL_CONTENT,
                *COMPONENTS,
            )
            if column.field not in {"price.5", "price.10"}
        ]
        always = {column.field for column in (*IDENTITY, *PRICES[:2])}
        kept = [column for column in fixed if column.field in used | always]
        return (*kept, *self._extra_columns(sorted(used - {column.field for column in kept}, key=_natural)))

    def lines(self) -> Iterator[dict[str, Content]]:
        """Field → content of each row."""
        for offering in self.offerings:
            tables = [table for one in self.prices.get(offering.code, ()) for table in one.tables]
            first, *others = [line for table in tables for line in _price_lines(table)] or [{}]
            yield {**self._offering_line(offering), **first}
            for other in others:
                yield {"code": offering.code, **other}

    def _offering_line(self, offering: Offering) -> dict[str, Content]:
        terms = offering.terms
        return {
            "code": offering.code,
            **{f"name.{language}": text for language, text in offering.names.items()},
            **{f"description.{language}": text for language, text in offering.descriptions.items()},
            "kind": self.words.say(KIND_NAMES[offering.kind]),
            "unit": _unit_label(offering.unit, self.words.language),
            "lead_time:days": terms.lead_time_days,
            "minimum_order": terms.minimum_order,
            "pack_size": terms.pack_size,
            "origin": _country(terms.country_of_origin, self.words.language),
            "hs_code": terms.hs_code,
            "manufacturer": offering.manufacturer,
            "part_number": offering.part_number,
            "gtin": offering.gtin,
            "mass:kg": terms.mass_kg,
            "volume:m**3": terms.volume_m3,
            "warranty:months": terms.warranty_months,
            "local_content": terms.local_content_percent,
            "lead_time_per_unit": terms.lead_time_days_per_unit,
            "spare_parts_years": terms.spare_parts_years,
            "spare_parts": terms.spare_parts,
            "export_control_code": terms.export_control_code,
            "substances": terms.substances,
            **self._statements(terms),
            "components": "; ".join(f"{part.code} × {part.quantity:f}" for part in offering.components),
            **{f"classification.{scheme}": code for scheme, code in offering.classification.items()},
            **_certificate_contents(offering),
            **_document_contents(offering),
            **_property_contents(offering, self.words.language),
        }

    def _statements(self, terms: SupplyTerms) -> dict[str, Content]:
        """Yes, no and statements in the words of the language; what is not stated stays empty."""
        controlled = terms.is_export_controlled
        return {
            "export_control": "" if controlled is None else self.words.say(ANSWERS[controlled]),
            "rohs": self.words.say(ROHS_WORDS[terms.rohs]) if terms.rohs else "",
            "reach": self.words.say(REACH_WORDS[terms.reach]) if terms.reach else "",
        }

    def _extra_columns(self, fields: Iterable[str]) -> Iterator[ListColumn]:
        models = {column.field: column for column in (*CERTIFICATE, *CERTIFICATE_REST, *DOCUMENT, *DOCUMENT_REST)}
        for field in fields:
            base, _, number = field.partition("#")
            name, _, part = base.partition(".")
            if base in models:
                title = f"{self.words.say(models[base].title)} {number}"
                yield replace(models[base], field=field, title=title)
            elif name == "attribute":
                yield ListColumn(field, self.words.say(ATTRIBUTE_TITLES[part], number=number), "", 16)
            elif name == "property":
                yield ListColumn(field, find_property_title(field, self.words.language) or field, "", 16)
            else:
                yield self._named_column(field, name, part)

    def _named_column(self, field: str, name: str, part: str) -> ListColumn:
        if name == "price":
            return ListColumn(field, self.words.say(PRICE_FROM, quantity=part), "", 14, "amount")
        if name == "from_quantity":
            return ListColumn(field, self.words.say(translatable("From quantity")), "", 12, "count")
        if name == "classification":
            title = GROUP_TITLE if part == "group" else CLASSIFICATION_TITLE
            return ListColumn(field, self.words.say(title, scheme=part), "", 16, "code")
        if name == "name":
            return ListColumn(field, self.words.say(NAME_TITLE, language=part), "", 32)
        return ListColumn(field, self.words.say(DESCRIPTION_TITLE, language=part), "", 40, "text")


def find_property_title(field: str, language: str) -> str | None:
    """A title that names a property and its unit so that the reader of lists finds exactly it: its name, else its key.

    None if neither does, because a column of the list itself is called so.
    """
    key, _, unit = field.removeprefix("property.").partition(":")
    names = dictionary_in_use().get(key).names
    suffix = f" [{_unit_label(unit, language)}]" if unit else ""
    for name in (choose_text(names, language), choose_text(names, "en"), key):
        found = recognise_title(name + suffix)
        if found and found.name == "property" and found.part == key:
            return name + suffix
    return None


def _property_contents(offering: Offering, language: str) -> dict[str, Content]:
    """Properties by key and unit; those without a key or title, and second ones of a key, as pairs of name and value."""
    contents: dict[str, Content] = {}
    loose = []
    for value in offering.properties:
        field = f"property.{value.key}:{value.unit}" if value.unit else f"property.{value.key}"
        known = value.key and dictionary_in_use().find_key(value.key)
        if _is_weight(value, offering.terms.mass_kg):
            continue
        if known and field not in contents and find_property_title(field, language):
            contents[field] = property_text(value)
        else:
            loose.append(value)
    for number, value in _numbered(loose):
        definition = dictionary_in_use().find_key(value.key)
        name = choose_text(definition.names, language) if definition else value.source_name or value.key
        contents[f"attribute.name#{number}"] = name
        contents[f"attribute.value#{number}"] = property_text(value)
        contents[f"attribute.unit#{number}"] = value.unit
    return contents


def _is_weight(value: PropertyValue, mass_kg: Decimal | None) -> bool:
    """Whether the property says the same as the column for the weight, out of which it is read again."""
    if value.key != "mass" or value.number is None or mass_kg is None:
        return False
    return convert(value.number, value.unit or "kg", "kg") == mass_kg


def _certificate_contents(offering: Offering) -> dict[str, Content]:
    contents: dict[str, Content] = {}
    for number, one in _numbered(offering.certificates):
        contents |= {
            f"certificate.name#{number}": one.name,
            f"certificate.number#{number}": one.number,
            f"certificate.issuer#{number}": one.issuer,
            f"certificate.valid_from#{number}": one.valid_from,
            f"certificate.valid_until#{number}": one.valid_until,
        }
    return contents


def _document_contents(offering: Offering) -> dict[str, Content]:
    contents: dict[str, Content] = {}
    for number, one in _numbered(offering.documents):
        contents |= {
            f"document#{number}": one.url or one.file_name or one.name,
            f"document.name#{number}": one.name,
            f"document.kind#{number}": one.kind,
        }
    return contents


def _price_lines(one: PriceTable) -> Iterator[dict[str, Content]]:
    """One row for all breaks at whole quantities, one more for each other break, whose quantity no title can name."""
    terms: dict[str, Content] = {
        "currency": one.currency,
        "one_off": one.one_off or None,
        "valid_from": one.valid_from,
        "valid_until": one.valid_until,
        "incoterm": one.incoterm,
        "place": one.place,
        "per": one.per if one.per != _ONE else None,
        "price_type": one.label,
    }
    whole = [step for step in one.breaks if _is_whole(step)]
    steps: dict[str, Content] = {
        "price" if step.from_quantity == _ONE else f"price.{step.from_quantity.to_integral_value()}": step.unit_price
        for step in whole
    }
    if steps:
        yield {**terms, **steps}
    for step in one.breaks:
        if step not in whole:
            yield {**terms, "from_quantity": step.from_quantity, "price": step.unit_price}


def _is_whole(step: PriceBreak) -> bool:
    return step.from_quantity >= 1 and step.from_quantity == step.from_quantity.to_integral_value()


def _cell(column: ListColumn, content: Content) -> Cell:
    if content is None or content == "":
        return BlankCell(column.style)
    if isinstance(content, date):
        return DayCell("day", content)
    if isinstance(content, str):
        return TextCell(column.style if column.style in {"code", "cell", "text"} else "cell", content)
    return NumberCell(column.style if column.style in {"amount", "count"} else "count", content)


def _unit_label(symbol: str, language: str) -> str:
    """The unit as people write it, if that finds the way back to it; else its symbol."""
    text = label(symbol, language)
    found = find_unit(text)
    return text if found and found.symbol == symbol else symbol


def _country(code: str, language: str) -> str:
    return str(Locale(language).territories.get(code, code)) if code else ""


def _numbered(things: Sequence[Thing]) -> Iterator[tuple[int, Thing]]:
    return enumerate(things, start=1)


def _natural(field: str) -> tuple[int, str, int, str]:
    """Columns in the order of a list: prices, classification, properties, certificates, documents, loose properties."""
    base, _, number = field.partition("#")
    name, _, part = base.partition(".")
    order = ("name", "description", "price", "from_quantity", "classification", "property", "certificate", "document")
    place = order.index(name) if name in order else len(order)
    parts = ("name", "value", "unit", "number", "issuer", "valid_from", "valid_until", "kind")
    within = f"{parts.index(part)}" if part in parts else part.zfill(12) if part.isdigit() else part
    return place, "" if number else within, int(number or 0), within
