"""Sheets of an Excel workbook streamed into grids (ECMA-376 part 1, 18.3): cells, merged ranges and validations.

Rows are dropped from memory as soon as they are read, so a sheet of 100,000 rows costs little more than its text.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from bidbuilder.formats.readers.workbook.grid import PLAIN, Cell, Look, Sheet, Validation, column_of, find_area
from bidbuilder.formats.readers.workbook.numbers import shown_number
from bidbuilder.formats.readers.xml import refuse_entities
from bidbuilder.formats.refusals import FileBroken, FileTooLarge

MAXIMUM_CELLS = 1_000_000
MAXIMUM_MERGES = 200_000

_STREAMED = ("{*}row", "{*}mergeCell", "{*}dataValidation")
_DIGITS = "0123456789"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the cells of a workbook share: texts, looks and the calendar."""

    texts: Sequence[str]
    looks: Sequence[Look]
    is_1904: bool = False


def read_shared_texts(content: bytes) -> list[str]:
    """The shared strings of a workbook, in their order, without phonetic readings."""
    return [_rich_text(item) for item in _stream(content, ("{*}si",))]


def fill_sheet(sheet: Sheet, content: bytes, surroundings: Surroundings) -> None:
    """Read the XML of a sheet into `sheet`. Raises `FileBroken`, `FileTooLarge`, `XmlWithEntities`."""
    reader = _SheetReader(sheet, surroundings)
    for element in _stream(content, _STREAMED):
        reader.take(element)


class _SheetReader:
    def __init__(self, sheet: Sheet, surroundings: Surroundings) -> None:
        self._sheet = sheet
        self._surroundings = surroundings
        self._row = 0
        self._cells = 0

    def take(self, element: etree._Element) -> None:
        match etree.QName(element).localname:
            case "row":
                self._take_row(element)
            case "mergeCell" if len(self._sheet.merged) < MAXIMUM_MERGES:
                if area := find_area(element.get("ref") or ""):
                    self._sheet.merged.append(area)
            case "dataValidation":
                self._take_validation(element)

    def _take_row(self, row: etree._Element) -> None:
        self._row = _integer(row.get("r")) or self._row + 1
        if row.get("hidden") in {"1", "true"}:
            self._sheet.hidden_rows.add(self._row)
        cells: dict[int, Cell] = {}
        column = 0
        for element in row:
            column = _column_of_cell(element.get("r")) or column + 1
            cell = self._read_cell(element, column)
            if cell is not None:
                cells[column] = cell
        if cells:
            self._cells += len(cells)
            self._sheet.rows[self._row] = dict(sorted(cells.items()))
        if self._cells > MAXIMUM_CELLS:
            raise FileTooLarge(where=self._sheet.name)

    def _read_cell(self, element: etree._Element, column: int) -> Cell | None:
        written, inline = "", None
        # Looking at each child once is several times faster than finding each kind by its name.
        for child in element:
            name = str(child.tag)
            if name.endswith("}v"):
                written = child.text or ""
            elif name.endswith("}is"):
                inline = child
            elif name.endswith("}f"):
                self._sheet.formulas.add((self._row, column))
        if not written and inline is None:
            return None
        looks, index = self._surroundings.looks, _integer(element.get("s"))
        look = looks[index] if index < len(looks) else PLAIN
        kind = element.get("t") or "n"
        text = self._shown(kind, written, inline, look).strip()
        return Cell(text, look, is_number=kind == "n") if text else None

    def _shown(self, kind: str, written: str, inline: etree._Element | None, look: Look) -> str:
        if kind == "s":
            index = _integer(written)
            return self._surroundings.texts[index] if written and index < len(self._surroundings.texts) else ""
        if kind == "inlineStr":
            return _rich_text(inline) if inline is not None else _unescaped(written)
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if kind in {"str", "e", "d"}:
            return _unescaped(written)
        return shown_number(written, look, is_1904=self._surroundings.is_1904) if written else ""

    def _take_validation(self, element: etree._Element) -> None:
        """Validations of the main part and of the 2009 extension, whose formula and range are elements below them."""
        formula, second = element.find("{*}formula1"), element.find("{*}formula2")
        reference = element.get("sqref") or element.findtext("{*}sqref") or ""
        areas = tuple(area for one in reference.split()[:5_000] if (area := find_area(one)))
        if formula is None or not areas:
            return
        validation = Validation(
            element.get("type") or "none",
            _formula_words(formula),
            areas,
            operator=element.get("operator") or "between",
            second=_formula_words(second) if second is not None else "",
            is_strict=element.get("errorStyle", "stop") == "stop",
        )
        self._sheet.validations.append(validation)


def _formula_words(formula: etree._Element) -> str:
    return (formula.text or formula.findtext("{*}f") or "").strip()


def _stream(content: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements with these tags, each complete, forgotten after use."""
    context = etree.iterparse(
        io.BytesIO(content),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in context:
            refuse_entities(element, content)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]
    except etree.XMLSyntaxError as broken:
        raise FileBroken(detail=broken.msg, where=f"{broken.lineno}:{broken.offset}") from broken


def _rich_text(item: etree._Element) -> str:
    """The text of a plain or rich string; runs are joined, phonetic readings (rPh) left out."""
    pieces = []
    for element in item:
        name = str(element.tag)
        if name.endswith("}t"):
            pieces.append(element.text or "")
        elif name.endswith("}r"):
            pieces += [part.text or "" for part in element if str(part.tag).endswith("}t")]
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """Excel writes control signs as `_x000D_`."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # A lone surrogate cannot be stored as UTF-8.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _column_of_cell(reference: str | None) -> int:
    """The column of a cell's reference; 0 where it has none that can be read."""
    return _column_of_letters(reference.rstrip(_DIGITS)) if reference else 0


_column_of_letters = cache(column_of)


def _integer(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 0
