"""Kind, unit, supply terms, certificates, documents and parts out of one row of a list."""

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import UnitsIncompatible, convert, find_unit
from bidbuilder.domain.catalogue.offerings import Certificate, Component, DocumentLink, OfferingKind, SupplyTerms
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement
from bidbuilder.formats.readers.catalogue.article_checks import check_country
from bidbuilder.formats.readers.catalogue.order_units import find_order_unit, kind_by_unit, read_order_unit
from bidbuilder.formats.readers.catalogue.table.cells import Cells
from bidbuilder.formats.readers.catalogue.table.counts import read_count
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.priced_for import package_of_price
from bidbuilder.formats.readers.catalogue.table.title_words import words
from bidbuilder.formats.readers.catalogue.table.titles import period_of
from bidbuilder.formats.readers.catalogue.table.vocabulary import KINDS, REACH, ROHS

# Five working days are a week.
_DAYS = {
    "days": Decimal(1),
    "working_day": Decimal(7) / 5,
    "weeks": Decimal(7),
    "months": Decimal(30),
    "years": Decimal(365),
}
_MONTHS = {"days": Decimal(1) / 30, "weeks": Decimal(7) / 30, "months": Decimal(1), "years": Decimal(12)}
_IN_STOCK = frozenset(
    {"lager", "fra lager", "på lager", "lagervare", "lagerført", "in stock", "stock", "ab lager", "ex stock"}
)
_HOURLY = re.compile(r"\b(?:timepris|timesats|timeløn|hourly|stundensatz|stundenpreis)", re.IGNORECASE)
_AS_AGREED = (
    "request",
    "agree",
    "enquir",
    "forespørg",
    "aftale",
    "anfrage",
    "absprache",
    "vereinbar",
    "n/a",
    "tbd",
    "oplyses",
)
_CENTURY = 36_500  # days, and many more months: nobody waits that long, so it is a slip of the pen
_SPAN = re.compile(r"(?:\d+\s*[-–]\s*)?(?P<number>\d+(?:[.,]\d)?)\s*(?P<period>[^\d]*)", re.ASCII)
# `stk.`, `m`, `100 m`, `pr. 100 stk`: for how much a price holds says what is sold as well.
_PRICED_BY = re.compile(r"(?:(?:pr\.?|per|je|pro|/)\s+)?(?:\d[\d.,]*)?\s*(?P<unit>[^\W\d]+[²³23]?\.?)", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:ca\.?|circa|cirka|approx\.?|etwa|≈|~)\s*(?=\d)", re.IGNORECASE)
_PART = re.compile(r"(?P<code>.+?)(?:\s*[×x*]\s*(?P<quantity>\d+(?:\.\d+)?))?", re.ASCII)
_YES = frozenset({"yes", "ja", "y", "j", "true", "sand", "wahr", "x", "1"})
_NO = frozenset({"no", "nej", "nein", "n", "false", "falsk", "falsch", "0"})
_ROHS_OF_WORD = {"".join(words(word)): code for code, names in ROHS.items() for word in (code, *names)}
_REACH_OF_WORD = {"".join(words(word)): code for code, names in REACH.items() for word in (code, *names)}
_KIND_OF_WORD = {"".join(words(word)): OfferingKind(kind) for kind, names in KINDS.items() for word in names}


KIND_FIELDS = frozenset({"kind", "unit", "per"})
TERM_FIELDS = frozenset(
    {"lead_time", "warranty", "mass", "volume", "unit_beside", "origin", "hs_code", "minimum_order", "pack_size"}
    | {"local_content", "lead_time_per_unit", "spare_parts_years", "spare_parts", "export_control"}
    | {"export_control_code", "rohs", "reach", "substances"}
)
CERTIFICATE_FIELDS = frozenset({"certificate"})
DOCUMENT_FIELDS = frozenset({"document"})
COMPONENT_FIELDS = frozenset({"components"})


def read_kind(cells: Cells) -> OfferingKind:
    """The kind in the row, by its unit where nothing is said; a component with a finding where the word is not known."""
    column = cells.column("kind")
    text = cells.text(column)
    if not text:
        unit = cells.text_in("unit") or _unit_of_price(cells) or ""
        return kind_by_unit(unit, cells.found, cells.place(cells.column("unit")))
    kind = _KIND_OF_WORD.get("".join(words(text)))
    if kind is None:
        cells.found.warning(
            "kind-unknown",
            translatable("{typed} is not a kind of offering; component was assumed."),
            cells.place(column),
            translatable("The kinds are component, service, capacity, competence and by-product."),
            typed=text[:80],
        )
    return kind or OfferingKind.COMPONENT


def read_unit(cells: Cells) -> str:
    """The symbol of the order unit, or of what the price holds for; the text itself, with a finding, where it is not known."""
    column = cells.column("unit")
    text = cells.text(column)
    if not text and not cells.text_in("name"):
        return "piece"  # a row that only adds prices to another one
    if not text:
        return _unit_of_price(cells) or _unit_of_rate(cells) or read_order_unit("", cells.found, cells.place())
    unit = find_order_unit(text)
    if unit is None:
        cells.found.warning(
            "unit-unknown",
            translatable("The unit {typed} is not known; it was kept as it is."),
            cells.place(column),
            translatable("Use a unit such as pcs, m, kg, h, or a code of UN/ECE Recommendation 20."),
            typed=text[:40],
        )
    return unit or text


def _unit_of_rate(cells: Cells) -> str | None:
    """`Timepris`, `Hourly rate`, `Stundensatz`: the price of an hour."""
    titles = (column.title for column in cells.columns("price"))
    return "h" if any(_HOURLY.search(title) for title in titles) else None


def _unit_of_price(cells: Cells) -> str | None:
    text = cells.text(cells.column("per", group=0))
    match = _PRICED_BY.fullmatch(text)
    return find_order_unit(match["unit"]) if match else package_of_price(text) or None


def read_terms(cells: Cells) -> SupplyTerms:
    """The supply terms of the row; what it does not say stays open."""
    origin = cells.column("origin")
    rohs = _statement(cells, cells.column("rohs"), _ROHS_OF_WORD)
    reach = _statement(cells, cells.column("reach"), _REACH_OF_WORD)
    return SupplyTerms(
        lead_time_days=_period(cells, cells.column("lead_time"), _DAYS, "days"),
        warranty_months=_period(cells, cells.column("warranty"), _MONTHS, "months"),
        mass_kg=_measure(cells, "mass", "kg"),
        volume_m3=_measure(cells, "volume", "m**3"),
        country_of_origin=check_country(cells.text(origin), cells.found, cells.place(origin)),
        hs_code=cells.text_in("hs_code"),
        minimum_order=read_count(cells, cells.column("minimum_order")),
        pack_size=read_count(cells, cells.column("pack_size")),
        local_content_percent=cells.number(cells.column("local_content")),
        lead_time_days_per_unit=cells.number(cells.column("lead_time_per_unit")),
        spare_parts_years=_whole(cells, cells.column("spare_parts_years")),
        spare_parts=cells.text_in("spare_parts"),
        is_export_controlled=_answer(cells, cells.column("export_control")),
        export_control_code=cells.text_in("export_control_code"),
        rohs=RohsStatement(rohs) if rohs else None,
        reach=ReachStatement(reach) if reach else None,
        substances=cells.text_in("substances"),
    )


def read_certificates(cells: Cells) -> tuple[Certificate, ...]:
    """The certificates of the row: one for each group of columns, or several names in one cell between semicolons."""
    certificates: list[Certificate] = []
    for column in cells.columns("certificate", "name"):
        group = column.field.group if column.field else 0
        names = [name.strip() for name in re.split(r"[;\n]", cells.text(column)) if name.strip()]
        details = Certificate(
            name="",
            issuer=cells.text_in("certificate", "issuer", group),
            number=cells.text_in("certificate", "number", group),
            valid_from=cells.day(cells.column("certificate", "valid_from", group)),
            valid_until=cells.day(cells.column("certificate", "valid_until", group)),
        )
        certificates += [
            Certificate(
                name=name,
                issuer=details.issuer,
                number=details.number,
                valid_from=details.valid_from,
                valid_until=details.valid_until,
            )
            for name in names
        ]
    return tuple(certificates)


def read_documents(cells: Cells) -> tuple[DocumentLink, ...]:
    """One document for each filled document column: an address, or the name of a file to be uploaded."""
    documents = []
    for column in cells.columns("document", ""):
        text = cells.text(column)
        group = column.field.group if column.field else 0
        if text:
            documents.append(
                DocumentLink(
                    name=cells.text_in("document", "name", group) or text.rstrip("/").rsplit("/", 1)[-1],
                    kind=cells.text_in("document", "kind", group) or "datasheet",
                    url=text if "://" in text else "",
                    file_name="" if "://" in text else text,
                )
            )
    return tuple(documents)


def read_components(cells: Cells) -> tuple[Component, ...]:
    """The parts of a kit, written `CODE × 2; CODE`."""
    parts = (part.strip() for part in cells.text_in("components").split(";"))
    matches = (_PART.fullmatch(part) for part in parts if part)
    return tuple(
        Component(code=match["code"].strip(), quantity=Decimal(match["quantity"] or 1)) for match in matches if match
    )


def _whole(cells: Cells, column: Column | None) -> int | None:
    number = cells.number(column)
    return None if number is None else int(number.to_integral_value(ROUND_FLOOR))


def _answer(cells: Cells, column: Column | None) -> bool | None:
    """Yes or no in any of the languages; anything else is a finding and stays open."""
    text = "".join(words(cells.text(column)))
    if not text or text in _YES | _NO:
        return text in _YES if text else None
    _remark_word(cells, column)
    return None


def _statement(cells: Cells, column: Column | None, codes: Mapping[str, str]) -> str:
    """The code of a statement by itself or by the words that lists use for it; anything else is a finding and `""`."""
    text = "".join(words(cells.text(column)))
    if text and text not in codes:
        _remark_word(cells, column)
    return codes.get(text, "")


def _remark_word(cells: Cells, column: Column | None) -> None:
    cells.found.warning(
        "word-unknown",
        translatable("{typed} is not an answer that is understood; it was left open."),
        cells.place(column),
        translatable("Use one of the words of the template workbook."),
        typed=cells.text(column)[:80],
    )


def _period(cells: Cells, column: Column | None, factors: dict[str, Decimal], usual: str) -> int | None:
    """A time, rounded up to the unit that is kept: the upper end of `2-3 uger`, 0 for what is in stock.

    What is only about right (`ca. 2 uger`) is read as it stands and counted.
    """
    typed = cells.text(column)
    text = _ABOUT.sub("", typed.casefold().strip())
    if column is None or not text:
        return None
    if text in _IN_STOCK:
        return 0
    if any(word in text for word in _AS_AGREED):
        cells.found.count(
            "time-as-agreed",
            translatable("Times that are agreed order by order, left empty: {count}."),
            "",
            cells.place(column),
        )
        return None
    match = _SPAN.fullmatch(text)
    stated = match["period"].strip(" .") if match else ""
    period = period_of(stated) if stated else (column.field.unit if column.field else "") or usual
    amount = Decimal(match["number"].replace(",", ".")) * factors[period] if match and period in factors else None
    if amount is None or amount > _CENTURY:
        cells.found.warning(
            "time-unreadable",
            translatable("{typed} is not a time that can be read without guessing."),
            cells.place(column),
            translatable("Write a number and days, weeks or months."),
            typed=typed[:80],
        )
        return None
    if text != typed.casefold().strip():
        message = translatable("Times that are only about right, read as they stand: {count}.")
        cells.found.count("time-about", message, "", cells.place(column))
    return int(amount.to_integral_value(ROUND_CEILING))


def _measure(cells: Cells, field: str, target: str) -> Decimal | None:
    """A mass or volume in the unit that is kept; the unit stands in the cell, in the title or in a column of units."""
    column = cells.column(field)
    text = _ABOUT.sub("", cells.text(column))
    if column is None or not text:
        return None
    stated = re.search(r"[^\d\s.,+-].*$", text)
    beside = cells.text_in("unit_beside", field)
    unit = (stated[0].strip() if stated else "") or (column.field.unit if column.field else "") or beside or target
    known = find_unit(unit)
    if known is None:
        cells.found.warning(
            "unit-unknown",
            translatable("The unit {typed} is not known; the value was left out."),
            cells.place(column),
            translatable("Use a unit such as pcs, m, kg, h, or a code of UN/ECE Recommendation 20."),
            typed=unit[:40],
        )
    is_bare = not stated and text == cells.text(column)
    bare = text[: stated.start() if stated else None].strip()
    number = cells.number(column) if is_bare else cells.number_of(column, bare)
    try:
        return None if number is None or known is None else convert(number, known.symbol, target)
    except UnitsIncompatible as wrong:
        cells.found.warning(wrong.code, wrong.message, cells.place(column), wrong.hint, **wrong.params)
        return None
