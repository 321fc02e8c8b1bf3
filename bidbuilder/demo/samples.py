"""Files a reader of the demo can import: the buyer's workbook of requirements, and a supplier's price list in Danish."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from bidbuilder.demo.tender.call import FILE, REFERENCE
from bidbuilder.demo.tender.requirements import HEADING_ROW, SHEET, list_requirements
from bidbuilder.domain.tenders.requirements import Level, Requirement

REQUIREMENTS_NAME = FILE
PRICE_LIST_NAME = "Prisliste_Gyllevang_Armaturer.xlsx"

_LEVELS = {Level.MANDATORY: "Mandatory", Level.RATED: "Rated", Level.INFORMATION: "Information"}
_REQUIREMENT_COLUMNS = {
    "No.": 9,
    "Lot": 12,
    "Section": 24,
    "Subsection": 24,
    "Requirement": 78,
    "Level": 13,
    "Weight": 9,
    "Quantity": 10,
    "Unit": 9,
    "Bidder's answer": 34,
}
_PRICE_COLUMNS = {
    "Varenr.": 12,
    "Betegnelse": 38,
    "Enhed": 8,
    "Nominel diameter": 17,
    "Maksimalt tryk [bar]": 16,
    "Materiale": 12,
    "Vægt [kg]": 11,
    "Pris DKK": 12,
    "Pris DKK fra 10": 15,
    "Leveringstid [dage]": 18,
    "Oprindelsesland": 16,
    "HS-kode": 10,
}

# Code, name and unit; diameter, pressure, material, mass; price for one and from ten, days, country and customs code.
_ARTICLES = """
GA-SK-050 | Skydeventil DN 50 | stk | DN50 | 10 | 1.4404 | 9,5 | 1.180,00 | 1.062,00 | 14 | DK | 848180
GA-SK-080 | Skydeventil DN 80 | stk | DN80 | 10 | 1.4404 | 14,2 | 1.540,00 | 1.386,00 | 14 | DK | 848180
GA-SK-100 | Skydeventil DN 100 | stk | DN100 | 10 | 1.4404 | 18,6 | 1.870,00 | 1.683,00 | 14 | DK | 848180
GA-SK-150 | Skydeventil DN 150 | stk | DN150 | 10 | 1.4404 | 31,0 | 2.690,00 | 2.421,00 | 21 | DK | 848180
GA-SK-200 | Skydeventil DN 200 | stk | DN200 | 10 | 1.4404 | 47,5 | 3.780,00 | 3.402,00 | 21 | DK | 848180
GA-KV-050 | Kontraventil DN 50 | stk | DN50 | 16 | 1.4404 | 7,8 | 960,00 | 864,00 | 14 | DK | 848130
GA-KV-080 | Kontraventil DN 80 | stk | DN80 | 16 | 1.4404 | 12,4 | 1.290,00 | 1.161,00 | 14 | DK | 848130
GA-KV-100 | Kontraventil DN 100 | stk | DN100 | 16 | 1.4404 | 16,9 | 1.620,00 | 1.458,00 | 14 | DK | 848130
GA-KV-150 | Kontraventil DN 150 | stk | DN150 | 16 | 1.4404 | 29,3 | 2.340,00 | 2.106,00 | 21 | DK | 848130
GA-KO-080 | Kompensator DN 80 | stk | DN80 | 10 | 1.4571 | 5,1 | 1.110,00 | 999,00 | 28 | SE | 830710
GA-KO-100 | Kompensator DN 100 | stk | DN100 | 10 | 1.4571 | 6,3 | 1.280,00 | 1.152,00 | 28 | SE | 830710
GA-KO-150 | Kompensator DN 150 | stk | DN150 | 10 | 1.4571 | 9,0 | 1.760,00 | 1.584,00 | 28 | SE | 830710
GA-SG-100 | Skueglas DN 100 | stk | DN100 | 6 | 1.4404 | 8,8 | 2.080,00 | 1.872,00 | 21 | DK | 731100
GA-SG-150 | Skueglas DN 150 | stk | DN150 | 6 | 1.4404 | 13,7 | 2.650,00 | 2.385,00 | 21 | DK | 731100
GA-PH-025 | Prøvehane DN 25 | stk | DN25 | 16 | 1.4404 | 1,4 | 420,00 | 378,00 | 7 | DK | 848180
GA-PH-050 | Prøvehane DN 50 | stk | DN50 | 16 | 1.4404 | 3,2 | 690,00 | 621,00 | 7 | DK | 848180
"""


@cache
def make_requirement_workbook(requirements: tuple[Requirement, ...] | None = None) -> bytes:
    """The buyer's workbook (.xlsx) that the demo's tender was imported from, or one of other requirements."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet(SHEET)
        _write_title(
            book, sheet, f"{REFERENCE}: requirements", "One line is one requirement. Answer in the last column."
        )
        _write_heading(book, sheet, _REQUIREMENT_COLUMNS, HEADING_ROW)
        _write_rows(book, sheet, [_requirement_row(one) for one in requirements or list_requirements()], HEADING_ROW)
        sheet.set_landscape()
        sheet.repeat_rows(HEADING_ROW - 1)
        sheet.fit_to_pages(1, 0)
    return content.getvalue()


@cache
def make_price_list() -> bytes:
    """A small supplier's own price list (.xlsx) in Danish, with decimal commas and quantity prices."""
    content = BytesIO()
    heading_row = 4
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Prisliste")
        _write_title(book, sheet, "Gyllevang Armaturer (opdigtet)", "Priser ab lager, ekskl. moms.")
        _write_heading(book, sheet, _PRICE_COLUMNS, heading_row)
        rows = [[cell.strip() for cell in line.split("|")] for line in _ARTICLES.strip().splitlines()]
        _write_rows(book, sheet, rows, heading_row)
    return content.getvalue()


def _write_title(book: Workbook, sheet: Worksheet, title: str, note: str) -> None:
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, note)


def _write_heading(book: Workbook, sheet: Worksheet, columns: Mapping[str, int], row: int) -> None:
    look = book.add_format({"bold": True, "bg_color": "#dfe9e4", "border": 1, "text_wrap": True, "valign": "top"})
    for column, (title, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(row - 1, column, title, look)
    sheet.freeze_panes(row, 1)


def _write_rows(book: Workbook, sheet: Worksheet, rows: Sequence[Sequence[str]], heading_row: int) -> None:
    look: Format = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    for row, cells in enumerate(rows, start=heading_row):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, look)


def _requirement_row(requirement: Requirement) -> Sequence[str]:
    return (
        requirement.number,
        requirement.lot,
        requirement.section[0],
        requirement.section[1],
        requirement.text,
        _LEVELS[requirement.level],
        str(requirement.weight or ""),
        str(requirement.quantity or ""),
        requirement.unit,
        "",
    )
