"""A Word document of the pack: the master opened by python-docx, its body collected as text, the whole written reproducibly.

What stands in the document is up to its writer; this file knows headings, tables, sections, the brand and the properties.
"""

import base64
import binascii
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from io import BytesIO

from docx import Document
from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.extracts import brand_of, words_of
from bidbuilder.formats.writers.masters import read_master
from bidbuilder.formats.writers.ooxml.branding import brand_element, brand_theme
from bidbuilder.formats.writers.ooxml.fields import (
    Entry,
    bookmark,
    contents,
    field,
    figure_bookmark,
    heading_bookmark,
    page_numbering,
    sequence,
)
from bidbuilder.formats.writers.ooxml.package import pack_parts, read_parts
from bidbuilder.formats.writers.ooxml.sections import as_text, fill_running_text, section_properties
from bidbuilder.formats.writers.ooxml.text import clean_text, paragraph, run, text_paragraph

PORTRAIT_WIDTH_MM = 166.0
LANDSCAPE_WIDTH_MM = 253.0

_BODY_PART = "word/document.xml"
_MARKER = "bid-body"
# Ids of bookmarks that are not of the contents begin here, each kind with its own.
_FIRST_ANCHOR, _FIRST_FIGURE = 1_000_000, 2_000_000
_LOGO_WIDTH_MM, _LOGO_HEIGHT_MM = 42.0, 18.0


class LogoUnusable(Refusal):
    """What should be the logo is not a PNG picture."""

    code = "logo-unusable"
    message = translatable("The logo of the lead cannot be used: it is not a sound PNG picture.")
    hint = translatable("Upload the logo once more as PNG, then freeze again.")


class BidDocument:
    """One document. Text goes in from top to bottom; `finish` gives the bytes of the .docx."""

    def __init__(
        self, snapshot: BidSnapshot, title: str, pages: Mapping[str, int] | None = None, *, running_name: str = ""
    ) -> None:
        """`pages`: page of each heading by its bookmark, if known; `running_name`: the firm in the header if not the lead."""
        self._snapshot = snapshot
        self._running_name = running_name or snapshot.lead.legal_name
        self._title = title
        self._pages = pages or {}
        self._chunks: list[str] = []
        self._contents_at: tuple[int, int] | None = None
        self._entries: list[Entry] = []
        self._pictures = 0
        self._figures = 0
        self.words = words_of(snapshot)
        self._docx = Document(BytesIO(read_master("bid")))
        self._master_section = self._docx.element.body.sectPr
        self._is_first_section = True

    @property
    def entries(self) -> Sequence[Entry]:
        """The headings so far, as the contents list them."""
        return self._entries

    def add(self, xml: str) -> None:
        """Put finished paragraphs or tables at the end."""
        self._chunks.append(xml)

    def heading(self, level: int, text: str, *, page_break_before: bool = False, anchor: str = "") -> None:
        """A heading that the contents list; `level` from 1, `anchor` the name of a bookmark that links lead to."""
        name = heading_bookmark(len(self._entries) + 1)
        self._entries.append(Entry(level, clean_text(text).replace("\n", " "), name, self._pages.get(name)))
        content = bookmark(run(text), name, len(self._entries))
        if anchor:
            content = bookmark(content, anchor, _FIRST_ANCHOR + len(self._entries))
        self.add(paragraph(content, f"Heading{level}", page_break_before=page_break_before))

    def text(self, text: str, style: str = "BodyText", *, keep_next: bool = False) -> None:
        """One paragraph a line of the text; empty lines only part paragraphs."""
        for line in filter(None, map(str.strip, clean_text(text).split("\n"))):
            self.add(text_paragraph(line, style, keep_next=keep_next))

    def contents(self, depth: int = 2) -> None:
        """The table of contents, here, of all headings down to `depth`, earlier and later ones."""
        self.text(self.words.say("Contents"), "TOCHeading")
        self._contents_at = (len(self._chunks), depth)
        self.add("")

    def picture(self, png: bytes, *, alternative: str, width_mm: float) -> str:
        """A run with a picture and the words a screen reader says in its place."""
        inline = self._docx.part.new_pic_inline(BytesIO(png), Mm(width_mm), None)
        self._pictures += 1
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("descr", clean_text(alternative))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return f"<w:r><w:drawing>{as_text(inline)}</w:drawing></w:r>"

    def logo(self) -> str:
        """A run with the lead's logo, no larger than a letterhead bears; nothing if it has none. Raises `LogoUnusable`."""
        if not self._snapshot.logo:
            return ""
        alternative = self.words.say("Logo of {name}", name=self._snapshot.lead.legal_name)
        try:
            png = base64.b64decode(self._snapshot.logo, validate=True)
            width, height = struct.unpack(">II", png[16:24])
            width_mm = min(_LOGO_WIDTH_MM, _LOGO_HEIGHT_MM * width / height)
            return self.picture(png, alternative=alternative, width_mm=width_mm)
        except (
            binascii.Error,
            struct.error,
            ArithmeticError,
            UnrecognizedImageError,
            InvalidImageStreamError,
        ) as broken:
            raise LogoUnusable from broken

    def figure(self, png: bytes, *, caption: str, alternative: str, width_mm: float) -> None:
        """A picture on a line of its own with a numbered caption below."""
        self.add(paragraph(self.picture(png, alternative=alternative, width_mm=width_mm), "Figure"))
        self._figures += 1
        before, after = self._caption(caption)
        label = run(before) + sequence("Figure", self._figures)
        label = bookmark(label, figure_bookmark(self._figures), _FIRST_FIGURE + self._figures)
        self.add(paragraph(label + run(after), "FigureCaption"))

    def refer_to_figures(self, text: str, count: int) -> None:
        """A paragraph about the next `count` figures; `{figures}` in the text is where they are named."""
        before, _mark, after = text.partition("{figures}")
        first, last = self._figures + 1, self._figures + count
        named = self._figure_reference(first)
        if count > 1:
            between = self.words.say("{first} to {last}", first="\0", last="\0").split("\0")[1]
            named += run(between) + self._figure_reference(last)
        self.add(paragraph(run(before) + named + run(after), "BodyText"))

    def _figure_reference(self, number: int) -> str:
        before, _after = self._caption("")
        return field(f"REF {figure_bookmark(number)} \\h", f"{before}{number}")

    def _caption(self, caption: str) -> tuple[str, str]:
        """What stands before and behind the number of a figure."""
        before, _mark, after = self.words.say("Figure {number}: {caption}", number="\0", caption=caption).partition(
            "\0"
        )
        return before, after

    def end_section(self, *, landscape: bool = False) -> None:
        """End a section here: everything since the last one is landscape or portrait."""
        self.add(paragraph("", "SectionEnd").replace("</w:pPr>", as_text(self._next_section(landscape)) + "</w:pPr>"))

    def _next_section(self, landscape: bool) -> etree._Element:
        section = section_properties(self._master_section, landscape=landscape, is_first=self._is_first_section)
        self._is_first_section = False
        return section

    def finish(self, *, landscape: bool = False) -> bytes:
        """The bytes of the document; its last section is landscape or portrait."""
        if self._contents_at is not None:
            index, depth = self._contents_at
            self._chunks[index] = contents(self._entries, depth)
        self._apply_brand()
        self._fill_running_text()
        self._set_language()
        self._set_properties()
        self._place_marker(landscape=landscape)
        return self._write()

    def _apply_brand(self) -> None:
        brand = brand_of(self._snapshot)
        primary, accent = brand.primary_colour.lstrip("#").upper(), brand.accent_colour.lstrip("#").upper()
        for part in self._docx.part.package.iter_parts():
            if part.partname.endswith("/theme1.xml") and isinstance(part, Part):
                part._blob = brand_theme(part.blob, primary, accent, brand.font)
            elif hasattr(part, "element"):
                brand_element(part.element, primary, accent)

    def _fill_running_text(self) -> None:
        """Headers and footers: the master says where, in braces, what stands there is from the snapshot."""
        reference = self._snapshot.tender.reference
        texts = {"{bidder}": self._running_name, "{reference}": reference, "{document}": self._title}
        page_runs = page_numbering(self.words.say("Page {page} of {pages}", page="{page}", pages="{pages}"))
        for part in self._docx.part.package.iter_parts():
            if part.partname.startswith(("/word/header", "/word/footer")):
                fill_running_text(part.element, {name: clean_text(text) for name, text in texts.items()}, page_runs)

    def _set_language(self) -> None:
        for node in self._docx.styles.element.iter(qn("w:lang")):
            node.set(qn("w:val"), self.words.run_language)
        for node in self._docx.settings.element.iter(qn("w:themeFontLang")):
            node.set(qn("w:val"), self.words.run_language)

    def _set_properties(self) -> None:
        snapshot, core = self._snapshot, self._docx.core_properties
        moment = snapshot.frozen_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        core.title = clean_text(f"{self._title} – {snapshot.tender.reference}".strip(" –"))[:255]
        core.author = core.last_modified_by = clean_text(snapshot.lead.legal_name)[:255]
        core.subject = clean_text(self.words.choose(snapshot.tender.title))[:255]
        core.language = self.words.run_language
        core.created = core.modified = moment
        core.revision = 1

    def _place_marker(self, *, landscape: bool) -> None:
        body, section = self._docx.element.body, self._next_section(landscape)
        for child in list(body):
            body.remove(child)
        body.append(etree.Comment(_MARKER))
        body.append(section)

    def _write(self) -> bytes:
        buffer = BytesIO()
        self._docx.save(buffer)
        parts = (
            (name, self._filled(content) if name == _BODY_PART else content)
            for name, content in read_parts(buffer.getvalue())
        )
        return pack_parts(parts, self._snapshot.frozen_at)

    def _filled(self, shell: bytes) -> Iterator[bytes]:
        """The main part piece by piece: a long body is never whole in memory."""
        before, _marker, after = shell.partition(f"<!--{_MARKER}-->".encode())
        yield before
        for chunk in self._chunks:
            yield chunk.encode()
        yield after
