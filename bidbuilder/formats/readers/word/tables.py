"""Tables of Word documents as grids, with merged cells as spans, so that they are understood like sheets of a workbook."""

from bidbuilder.formats.readers.word.names import Element, child, local_name, number_of, value_of
from bidbuilder.formats.readers.word.texts import Texts
from bidbuilder.formats.readers.workbook.grid import Area, Cell, Look, Sheet

_WIDEST_SPAN = 60


def table_as_sheet(table: Element, name: str, texts: Texts) -> Sheet:
    """The grid of a table. Nested tables are read as text of the cell they stand in."""
    sheet = Sheet(name)
    open_merges: dict[int, Area] = {}
    rows = [row for row in table if local_name(row) == "tr"]
    for number, row in enumerate(rows, start=1):
        column = 1 + number_of(value_of(child(row, "trPr", "gridBefore")))
        cells: dict[int, Cell] = {}
        for cell in _cells(row):
            width = min(max(number_of(value_of(child(cell, "tcPr", "gridSpan")), 1), 1), _WIDEST_SPAN)
            _merge(sheet, open_merges, cell, Area(number, column, number, column + width - 1))
            text = _text(cell, texts)
            if text:
                cells[column] = Cell(text, Look(is_bold=_is_bold(cell), fill=_fill(cell)))
            column += width
        if cells:
            sheet.rows[number] = cells
    sheet.merged += [area for area in open_merges.values() if area.bottom > area.top]
    return sheet


def find_framed(table: Element) -> Element | None:
    """The only cell of a table that is a mere frame, whose paragraphs and tables are those of the body; None if it has more."""
    cells = [cell for row in table if local_name(row) == "tr" for cell in _cells(row)]
    return cells[0] if len(cells) == 1 else None


def _cells(row: Element) -> list[Element]:
    """The cells of a row, also those inside content controls."""
    cells = []
    for element in row:
        name = local_name(element)
        if name == "tc":
            cells.append(element)
        elif name in {"sdt", "sdtContent", "customXml", "ins"}:
            cells += _cells(element)
    return cells


def _merge(sheet: Sheet, open_merges: dict[int, Area], cell: Element, area: Area) -> None:
    """Note spans: sideways by the width of the cell, downwards by `vMerge` going on from a cell above."""
    mark = child(cell, "tcPr", "vMerge")
    above = open_merges.get(area.left)
    if mark is not None and value_of(mark) != "restart" and above is not None:
        open_merges[area.left] = Area(above.top, above.left, area.bottom, above.right)
        return
    if above is not None and above.bottom > above.top:
        sheet.merged.append(above)
    open_merges.pop(area.left, None)
    if mark is not None:
        open_merges[area.left] = area
    if area.right > area.left:
        sheet.merged.append(area)


def _text(cell: Element, texts: Texts) -> str:
    lines = [texts.paragraph(element) for element in cell if local_name(element) in {"p", "tbl", "sdt"}]
    return "\n".join(filter(None, lines)).strip()


def _is_bold(cell: Element) -> bool:
    mark = next(cell.iter("{*}b"), None)
    return mark is not None and value_of(mark) not in {"0", "false"}


def _fill(cell: Element) -> str:
    colour = value_of(child(cell, "tcPr", "shd"), "fill")
    return "" if colour.lower() in {"", "auto", "ffffff"} else colour
