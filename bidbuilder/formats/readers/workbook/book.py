"""An Excel workbook opened as grids: its sheets in order, hidden ones marked, with the names its formulas use."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.readers.workbook.sheet_xml import Surroundings, fill_sheet, read_shared_texts
from bidbuilder.formats.readers.workbook.styles import read_looks
from bidbuilder.formats.refusals import FileBroken, FileRefused

_RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class Book:
    """The sheets of a workbook. `names` are its defined names with their formulas, `title` that of its properties."""

    sheets: list[Sheet]
    names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def find_sheet(self, name: str) -> Sheet | None:
        """The sheet of that name; Excel does not tell capitals apart."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)


def open_book(content: bytes, notes: Notes) -> Book:
    """The workbook in the bytes of an .xlsx or .xlsm file. A damaged sheet is a finding, a damaged workbook is refused."""
    with Package(content) as package:
        part = package.find_related("officeDocument")
        if part is None:
            raise FileBroken(detail="no workbook in it")
        root = package.parse(part)
        surroundings = read_surroundings(package, part, root)
        sheets = []
        for sheet, target in list_worksheets(package, part, root):
            sheets.append(sheet)
            fill_or_tell(sheet, package, target, surroundings, notes)
        return Book(sheets, read_names(root), _read_title(package))


def list_worksheets(package: Package, part: str, root: etree._Element) -> list[tuple[Sheet, str]]:
    """The sheets of a workbook with cells, still empty, and the parts they are in (``""`` for one that is missing).

    `part` is the workbook's and `root` its tree. Raises `FileBroken` without any sheet.
    """
    relationships = package.relationships(part)
    found = []
    for element in root.iterfind("{*}sheets/{*}sheet"):
        key = element.get(_RELATIONSHIP_ID) or element.get(_STRICT_RELATIONSHIP_ID) or ""
        relationship = relationships.get(key)
        if relationship is not None and relationship.kind != "worksheet":
            continue  # chart and dialogue sheets hold no cells
        sheet = Sheet(element.get("name") or "", is_hidden=element.get("state", "visible") != "visible")
        found.append((sheet, relationship.target if relationship else ""))
    if not found:
        raise FileBroken(detail="no sheets")
    return found


def fill_or_tell(sheet: Sheet, package: Package, target: str, surroundings: Surroundings, notes: Notes) -> None:
    """Read the cells of a sheet; what stands before a damage counts, and the damage is a finding."""
    try:
        fill_sheet(sheet, package.read(target), surroundings)
    except FileBroken as broken:
        message = translatable("The sheet {sheet} is damaged; only what stands before the damage was read.")
        notes.error("sheet-damaged", message, notes.place(sheet=sheet.name, cell=broken.where), sheet=sheet.name)


def read_surroundings(package: Package, part: str, root: etree._Element) -> Surroundings:
    """What the cells of a workbook share; `part` is the workbook's and `root` its tree."""
    texts_part = package.find_related("sharedStrings", part)
    properties = root.find("{*}workbookPr")
    return Surroundings(
        texts=read_shared_texts(package.read(texts_part)) if texts_part else [],
        looks=read_looks(package, part),
        is_1904=properties is not None and properties.get("date1904") in {"1", "true"},
    )


def read_names(root: etree._Element) -> Mapping[str, str]:
    """The defined names of a workbook, in small letters, with their formulas."""
    return {
        (one.get("name") or "").casefold(): (one.text or "").strip()
        for one in root.iterfind("{*}definedNames/{*}definedName")
    }


def _read_title(package: Package) -> str:
    """The title in the file's properties; damage there harms nobody."""
    part = package.find_related("core-properties")
    try:
        return (package.parse(part).findtext("{*}title") or "").strip() if part else ""
    except FileRefused:
        return ""
