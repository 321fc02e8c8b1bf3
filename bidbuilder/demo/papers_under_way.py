"""What people are doing on the papers of the demo's bid: texts in the library, a section that waits for its reviewer, a form of
the buyer to fill in, a master and a line of the lead's own.
"""

from datetime import datetime, timedelta
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from lxml.etree import _Element

from bidbuilder.demo.logo import draw_logo
from bidbuilder.demo.world import World
from bidbuilder.domain.bids.phrases import COVER_LINE, SENTENCES
from bidbuilder.domain.bids.text_blocks import BlockKind, TextBlock
from bidbuilder.domain.bids.writing import Chapter, SectionState
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.formats.writers.ooxml.plain import plain_document
from bidbuilder.services.buyer_forms import NewForm, add_form
from bidbuilder.services.document_looks import write_phrases
from bidbuilder.services.masters import keep_master
from bidbuilder.services.section_texts import change_state, write_text
from bidbuilder.services.text_library import write_block
from bidbuilder.services.writing import SectionWish, add_section
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database

SECTION = "One contract, one time schedule, one person to talk to"
FORM = "Form B - Bidder information.docx"
MASTER = "06-declaration-origin.docx"

_PROFILE = (
    "Hedelund Systemeksport A/S has taken plants of the Lyngborg cluster abroad since 2011. We answer for the whole: design,"
    " delivery, commissioning and two years of operation support.\n\n"
    "## How we work\n- One project manager from the bid to the end of the warranty\n- Weekly reports in English and Polish"
)
_REFERENCE = (
    "District heating of Nordby, 2019: heat pump of 1.2 MW and 14 km of network, handed over three weeks early."
)
_WIDTHS_MM = (18, 106, 36)
_GREEN = RGBColor(0x12, 0x48, 0x3C)  # of the lead's logo
_COVER_LINES = {"en": "Heat out of what is left over", "da": "Varme af det, der bliver til overs"}


def work_on_papers(
    database: Database, manager: Actor, exporter: Actor, world: World, bid_id: int, now: datetime
) -> None:
    """Store it all by the use cases people have."""
    lead_id = world.organisations["hedelund"]
    block = _fill_library(database, manager, lead_id, now)
    wish = SectionWish(
        title=SECTION,
        chapter=Chapter.SUMMARY,
        writer=f"{lead_id}:{manager.user_id}",
        reviewer=exporter.name,
        due_on=(now + timedelta(days=6)).date(),
        block_id=block.id,
    )
    section = add_section(database, manager, bid_id, wish, now=now - timedelta(days=2))
    write_text(database, manager, section.id or 0, _PROFILE, base=section.revision, now=now - timedelta(days=1))
    change_state(database, manager, section.id or 0, SectionState.IN_REVIEW, now=now - timedelta(hours=20))
    form = NewForm(file_name=FORM, content=draw_up_form(), organisation_id=lead_id)
    add_form(database, exporter, bid_id, form, Settings(), now=now - timedelta(hours=19))
    cover = next(place for place, one in enumerate(SENTENCES) if one.message == COVER_LINE)
    for language, line in _COVER_LINES.items():
        write_phrases(database, manager, bid_id, language, {cover: line}, now=now - timedelta(hours=18))
    keep_master(
        database, manager, bid_id, MASTER, "Declaration of origin.docx", draw_up_master(), now=now - timedelta(hours=17)
    )


def _fill_library(database: Database, manager: Actor, lead_id: int, now: datetime) -> TextBlock:
    """The profile of the lead, and a reference that nobody has looked at for too long."""
    reference = TextBlock(
        organisation_id=lead_id,
        kind=BlockKind.REFERENCE,
        language="en",
        title="Nordby, 2019",
        text=_REFERENCE,
        owner=manager.name,
        review_on=(now - timedelta(days=40)).date(),
    )
    write_block(database, manager, reference, now=now - timedelta(days=400))
    profile = TextBlock(
        organisation_id=lead_id,
        kind=BlockKind.PROFILE,
        language="en",
        title="Who we are",
        text=_PROFILE,
        owner=manager.name,
        review_on=(now + timedelta(days=200)).date(),
        is_shared=True,
    )
    return write_block(database, manager, profile, now=now - timedelta(days=30))


def draw_up_form() -> bytes:
    """A form as buyers send them: labels with lines to write on, and boxes to tick."""
    document = _plain_document()
    document.add_heading("Form B: Information about the bidder", level=1)
    document.add_paragraph("To be filled in by the bidder or the leader of the group.")
    labels = ("Name of the bidder", "Registration number", "Address", "E-mail", "Name of the signatory", "Date")
    table = document.add_table(rows=len(labels), cols=2, style="Table Grid")
    for row, label in zip(table.rows, labels, strict=True):
        row.cells[0].text = label
    document.add_paragraph("Tender reference: ____________________")
    document.add_paragraph("☐ We bid as a group   ☐ We bid alone")
    return _saved(document)


def draw_up_master() -> bytes:
    """The lead's own declaration of origin: logo, a sentence and a table that grows with the items."""
    document = _plain_document()
    document.add_picture(BytesIO(draw_logo()), width=Mm(45))
    document.add_heading("{{ declaration.title }}", level=1)
    document.add_paragraph("{{ firm.name }} declares to {{ tender.buyer }} for {{ tender.reference }}:")
    rows = (
        ("No.", "Item", "Origin"),
        ("{%tr for one in items %}", "", ""),
        ("{{ one.number }}", "{{ one.title }}", "{{ one.origin }}"),
        ("{%tr endfor %}", "", ""),
    )
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.autofit = False
    # Word goes by the widths of the cells, LibreOffice by those of the columns.
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, _WIDTHS_MM, strict=True):
            cell.text, cell.width = text, Mm(width)
    _draw_lines(table)
    document.add_paragraph("{{ bid.date }}").paragraph_format.space_before = Pt(12)
    document.add_paragraph("{%p for one in firm.signatories %}")
    signature = document.add_paragraph("______________________________\n{{ one.name }}, {{ one.title }}")
    signature.paragraph_format.space_before, signature.paragraph_format.keep_together = Pt(18), True
    document.add_paragraph("{%p endfor %}")
    return _saved(document)


def _draw_lines(table: Table) -> None:
    """A line under each row, which is never torn apart, and a dark header that stands on every page."""
    for index, row in enumerate(table.rows):
        marks = ("w:cantSplit",) if index else ("w:cantSplit", "w:tblHeader")
        for mark in marks:
            row._tr.get_or_add_trPr().append(OxmlElement(mark))
        for cell in row.cells:
            borders = OxmlElement("w:tcBorders")
            borders.append(_marked("w:bottom", val="single", sz="4", space="0", color="C9D1CD"))
            cell._tc.get_or_add_tcPr().append(borders)
            words = cell.paragraphs[0]
            words.paragraph_format.space_before = words.paragraph_format.space_after = Pt(2)
            for run in words.runs:
                run.font.size = Pt(9)
                if index == 0:
                    run.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)
            if index == 0:
                cell._tc.get_or_add_tcPr().append(_marked("w:shd", val="clear", color="auto", fill=str(_GREEN)))


def _marked(tag: str, **attributes: str) -> _Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _plain_document() -> WordDocument:
    document = plain_document()
    for style in ("Normal", "Heading 1"):
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):  # those of the theme would go before the name
            del fonts.attrib[name]
        document.styles[style].font.name = "Liberation Sans"
    document.styles["Heading 1"].font.color.rgb = _GREEN
    return document


def _saved(document: WordDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
