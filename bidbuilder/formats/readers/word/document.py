"""A Word document as a tender draft: its body walked in reading order, headings and numbers as Word would print them."""

import re
from collections.abc import Iterator, Mapping

from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.chapters import is_heading_text
from bidbuilder.formats.readers.prose.plain import ITEM, NUMBERED_HEADING, depth_of, read_prose
from bidbuilder.formats.readers.word.names import Element, child, local_name, value_of
from bidbuilder.formats.readers.word.numbering import read_numbering
from bidbuilder.formats.readers.word.styles import Style, numbering_of, outline_level, read_styles
from bidbuilder.formats.readers.word.tables import find_framed, table_as_sheet
from bidbuilder.formats.readers.word.texts import Texts
from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.refusals import FileBroken

FORMAT = "docx"
_CONTAINERS = {"sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"}
_TRAILING_PAGE = re.compile(r"\t\d{1,4}$")


def read_word(name: str, content: bytes, _options: Mapping[str, str]) -> TenderReading:
    """The tender draft in the bytes of a .docx or .docm file; macros are never run."""
    notes = Notes(name)
    return read_prose(FORMAT, blocks_of_word(content, notes), notes)


def blocks_of_word(content: bytes, notes: Notes) -> Iterator[Block | Sheet]:
    """The blocks and tables of a document in reading order. Raises `FileBroken`."""
    with Package(content) as package:
        part = package.find_related("officeDocument")
        body = child(package.parse(part), "body") if part else None
        if part is None or body is None:
            raise FileBroken(detail="no document in it")
        yield from _Walker(package, part, notes).walk(body)


class _Walker:
    """Walks the body once; numbers are counted on the way, so the order matters."""

    def __init__(self, package: Package, part: str, notes: Notes) -> None:
        self._styles = read_styles(package, part)
        self._numbering = read_numbering(package, part)
        self._texts = Texts(package, part)
        self._notes = notes
        self._paragraphs = 0
        self._tables = 0

    def walk(self, parent: Element) -> Iterator[Block | Sheet]:
        """The blocks and tables of the body in reading order."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl" and (framed := find_framed(element)) is not None:
                yield from self.walk(framed)
            elif name == "tbl":
                self._tables += 1
                yield table_as_sheet(element, f"Table {self._tables}", self._texts)
            elif name in _CONTAINERS:
                yield from self.walk(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._paragraphs += 1
        properties = child(element, "pPr")
        style = self._styles.get(value_of(child(properties, "pStyle")), Style())
        numbering = numbering_of(child(properties, "numPr")) or style.numbering
        number = self._numbering.next_number(*numbering) if numbering else ""
        text = self._texts.paragraph(element)
        if not text or style.is_contents or _TRAILING_PAGE.search(text):
            return
        place = self._notes.place(cell=f"¶{self._paragraphs}")
        level = outline_level(properties) or style.heading
        if level:
            yield self._heading(text, level, number, place_block=Block(BlockKind.HEADING, text, place=place))
            return
        if numbering:
            yield Block(BlockKind.ITEM, text, numbering[1] + 1, number, place)
            return
        yield self._plain(element, text, Block(BlockKind.PARAGRAPH, text, place=place, is_title=style.is_title))

    def _heading(self, text: str, level: int, number: str, *, place_block: Block) -> Block:
        typed = NUMBERED_HEADING.match(text)
        if not number and typed:
            number, text = typed["number"], typed["words"]
        return Block(BlockKind.HEADING, text, level, number, place_block.place)

    def _plain(self, element: Element, text: str, block: Block) -> Block:
        """A paragraph without style or list: perhaps a heading or item typed by hand."""
        typed = NUMBERED_HEADING.match(text)
        if typed and is_heading_text(typed["words"]) and _is_bold(element):
            return Block(BlockKind.HEADING, typed["words"], depth_of(typed["number"]), typed["number"], block.place)
        item = ITEM.match(text)
        if item:
            return Block(BlockKind.ITEM, item["words"], 1, item["sign"], block.place)
        return block


def _is_bold(paragraph: Element) -> bool:
    """Whether every run with words is bold."""
    runs = [run for run in paragraph.iter("{*}r") if any((text.text or "").strip() for text in run.iter("{*}t"))]
    marks = [child(run, "rPr", "b") for run in runs]
    return bool(marks) and all(mark is not None and value_of(mark) not in {"0", "false"} for mark in marks)
