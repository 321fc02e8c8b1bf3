"""What a sheet is for: requirements, prices, instructions (with glossaries), lists of choices, or something else."""

import re

from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.rows import Row, RowKind

REQUIREMENTS, PRICES, INSTRUCTIONS, LISTS, OTHER = "requirements", "prices", "instructions", "lists", "other"

_INSTRUCTION_NAMES = re.compile(
    r"instruction|guidance|read ?me|introduction|\bintro\b|cover|glossar|acronym|abbreviation|definition|legend|notice"
    r"|vejledning|forside|ordliste|begreb|forkortelse|instruks|ordforklaring"
    r"|anleitung|hinweis|deckblatt|mode d.emploi|glossaire",
    re.IGNORECASE,
)
_LIST_NAMES = re.compile(
    r"drop ?down|\blists?\b|lookup|choices|options|\blister?\b|valgliste|auswahl|listen?\b|listes?\b|validation", re.I
)
_PRICE_NAMES = re.compile(r"pric|cost|\brates?\b|\bpris|preis|kosten|\bprix|tarif|bordereau|\bfee", re.IGNORECASE)
_AMOUNTS = {Role.PRICE, Role.TOTAL}
# Roles that only a table of requirements has beside its texts.
_ASKING = {Role.ANSWER, Role.LEVEL, Role.WEIGHT, Role.EVIDENCE}
_ENOUGH_OBLIGATIONS = 0.3
_MANY_OBLIGATIONS = 0.5
_LONG_TEXT = 60


def kind_of_table(sheet: Sheet, columns: dict[Role, int], rows: list[Row]) -> str:
    """What a table is: amounts or sums to work out make it a price table, unless most of its texts are obligations."""
    texts = [row.text(Role.TEXT) for row in rows if row.kind is RowKind.REQUIREMENT]
    obliging = sum(map(has_obligation, texts)) / len(texts) if texts else 0.0
    asks = bool(_ASKING & set(columns))
    if _AMOUNTS & set(columns) or _works_out_sums(sheet, columns, rows):
        return REQUIREMENTS if asks and obliging >= _MANY_OBLIGATIONS else PRICES
    if Role.TERM in columns and Role.NUMBER not in columns and not asks:
        return INSTRUCTIONS
    if Role.TEXT not in columns or not texts:
        return OTHER
    if Role.NUMBER in columns or asks or obliging >= _ENOUGH_OBLIGATIONS:
        return REQUIREMENTS
    return OTHER


def kind_of_sheet(sheet: Sheet, table_kinds: list[str], list_sheets: set[str]) -> str:
    """What a whole sheet is: by its tables; by its name and how it is used where they leave it open."""
    if _INSTRUCTION_NAMES.search(sheet.name):
        return INSTRUCTIONS
    is_offered = sheet.name in list_sheets
    if is_offered and (sheet.is_hidden or REQUIREMENTS not in table_kinds):
        return LISTS
    if _LIST_NAMES.search(sheet.name) and (sheet.is_hidden or REQUIREMENTS not in table_kinds):
        return LISTS
    for kind in (REQUIREMENTS, PRICES, INSTRUCTIONS):
        if kind in table_kinds:
            return kind
    return _kind_without_table(sheet)


def _works_out_sums(sheet: Sheet, columns: dict[Role, int], rows: list[Row]) -> bool:
    """Whether a table with quantities computes something behind them, as price schedules do even without a heading."""
    quantity = columns.get(Role.QUANTITY)
    if quantity is None:
        return False
    body = {row.row for row in rows}
    computed = {row for row, column in sheet.formulas if column > quantity and row in body}
    return len(computed) >= max(1, len(rows) // 2)


def _kind_without_table(sheet: Sheet) -> str:
    texts = [cell.text for cells in sheet.rows.values() for cell in cells.values()]
    named = [sheet.name, *(text for text in texts[:3] if len(text) < _LONG_TEXT)]
    if any(map(_PRICE_NAMES.search, named)):
        return PRICES
    has_long_texts = sum(len(text) > _LONG_TEXT for text in texts) >= max(2, len(texts) // 5)
    return INSTRUCTIONS if has_long_texts else OTHER
