"""The technical proposal: what is offered and by whom, how it fits together, when it comes and how long it is looked after.

No price stands in it.
"""

from collections.abc import Mapping

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.bids.writing import Chapter
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.formats.writers.block_diagram import (
    blocks_of,
    describe_block_diagram,
    draw_block_diagram,
    system_parts,
)
from bidbuilder.formats.writers.blocks import cover, firms_table
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.data_sheets import sheet_bookmark, write_data_sheets
from bidbuilder.formats.writers.delivery_chart import (
    chart_parts,
    describe_delivery,
    draw_delivery_chart,
    items_with_delivery,
)
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.exceptions import write_exceptions
from bidbuilder.formats.writers.extracts import brand_of, count_met, firms_of, lot_title, offered_lots, words_of
from bidbuilder.formats.writers.interfaces import write_interfaces
from bidbuilder.formats.writers.ooxml.fields import link
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph, run
from bidbuilder.formats.writers.terms import VERDICT_LOOKS, verdict_words
from bidbuilder.formats.writers.warranty import write_warranty
from bidbuilder.formats.writers.words import Words
from bidbuilder.formats.writers.written_sections import write_sections


def write_technical_proposal(snapshot: BidSnapshot, pages: Mapping[str, int] | None = None) -> bytes:
    """The proposal as a .docx. `pages`: page of each heading by its bookmark, once the document has been laid out."""
    words = words_of(snapshot)
    title = words.say("Technical proposal")
    document = BidDocument(snapshot, title, pages)
    cover(document, snapshot, title)
    document.contents()
    _summary(document, snapshot)
    write_sections(document, snapshot, Chapter.SUMMARY)
    _solution(document, snapshot)
    write_sections(document, snapshot, Chapter.SOLUTION)
    _system_figures(document, snapshot)
    _deviations(document, snapshot)
    _delivery(document, snapshot)
    write_sections(document, snapshot, Chapter.DELIVERY)
    document.heading(1, words.say("The firms"))
    firms_table(document, snapshot)
    write_sections(document, snapshot, Chapter.FIRMS)
    write_warranty(document, snapshot)
    document.heading(1, words.say("Data sheets"))
    write_data_sheets(document, snapshot)
    write_sections(document, snapshot, Chapter.ANNEX)
    return document.finish()


def _summary(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    document.heading(1, words.say("Summary"), page_break_before=True)
    document.text(snapshot.introduction)
    items = [item for item in snapshot.items if item.kind == "item"]
    document.text(
        words.say(
            "The solution consists of {items} items from {firms} firms.",
            items=len(items),
            firms=len(firms_of(snapshot)),
        )
    )
    for lot in offered_lots(snapshot):
        document.text(lot_title(lot, words), "ListBullet")
    if snapshot.coverage:
        met, count = count_met(snapshot)
        document.text(
            words.say(
                "{met} of {count} requirements are met in full; the compliance matrix shows each one with its proof.",
                met=met,
                count=count,
            )
        )


def _solution(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    _ = words.say
    document.heading(1, _("The solution"))
    if not snapshot.items:
        document.text(_("The bid contains no items."))
        return
    firms = {one.organisation.id: one.organisation.legal_name for one in firms_of(snapshot)}
    blocks, parts = blocks_of(snapshot), system_parts(snapshot.items)
    if parts:
        document.refer_to_figures(
            _(
                "How the parts fit together: see {figures}. The table that follows lists every item; its number leads to"
                " the data sheet.",
                figures="{figures}",
            ),
            len(parts),
        )
    for part in parts:
        document.figure(
            draw_block_diagram(blocks, part, words).png(),
            caption=_("{system} with its items and suppliers", system=part.system.title)
            if part.system
            else _("Items and their suppliers"),
            alternative=describe_block_diagram(part, firms, words),
            width_mm=PORTRAIT_WIDTH_MM,
        )
    _tree(document, snapshot, firms)
    write_interfaces(document, snapshot)


def _tree(document: BidDocument, snapshot: BidSnapshot, firms: Mapping[int | None, str]) -> None:
    words = document.words
    _ = words.say
    columns = (
        Column(_("No."), 15),
        Column(_("Part of the solution"), PORTRAIT_WIDTH_MM - 98),
        Column(_("Quantity"), 18, is_number=True),
        Column(_("Unit"), 15),
        Column(_("Supplied by"), 50),
    )
    rows = [_tree_row(node, firms, words) for node in snapshot.items]
    document.add(table(columns, rows, summary=_("Systems, subsystems and items of the solution")))
    document.add(paragraph("", "SectionEnd"))


def _tree_row(node: SnapshotItem, firms: Mapping[int | None, str], words: Words) -> list[Cell]:
    title = words.choose(node.names) or node.title
    if node.kind != "item":
        return [_group_cell(text) for text in (node.number, title, "", "", "")]
    return [
        _link_cell(node),
        text_cell(title),
        text_cell(words.number(node.quantity), "TableNumber"),
        text_cell(words.unit(node.unit)),
        text_cell(firms.get(node.partner_id, "")),
    ]


def _group_cell(text: str) -> Cell:
    """A cell of a row that heads others: it does not stay behind at the foot of a page."""
    return Cell(paragraph(run(text, bold=True), "TableText", keep_next=True))


def _link_cell(item: SnapshotItem) -> Cell:
    """The number of an item, which leads to its data sheet."""
    return Cell(paragraph(link(run(item.number), sheet_bookmark(item)), "TableText"))


def _system_figures(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    system = {one.number for one in snapshot.tender.requirements if one.scope is Scope.SYSTEM}
    rows = [row for row in compliance_rows(snapshot, words) if row.number in system and row.offered and row.verdict]
    if not rows:
        return
    _ = words.say
    document.heading(1, _("Figures of the whole system"))
    columns = (
        Column(_("No."), 18),
        Column(_("Offered against asked"), PORTRAIT_WIDTH_MM - 48),
        Column(_("Verdict"), 30),
    )
    summary = _("Requirements on the whole system with what the solution gives")
    document.add(table(columns, [_system_row(row, words) for row in rows], summary=summary))


def _system_row(row: ComplianceRow, words: Words) -> list[Cell]:
    stands = row.verdict or Verdict.UNKNOWN
    look = VERDICT_LOOKS[stands]
    verdict = paragraph(run(verdict_words(words, stands), bold=True, colour=look.colour), "TableText")
    return [text_cell(row.number), lines_cell(row.offered), Cell(verdict, fill=look.tint)]


def _deviations(document: BidDocument, snapshot: BidSnapshot) -> None:
    """What is offered otherwise than asked, and what is left open: the matrix has both first."""
    if not snapshot.coverage:
        return
    _ = document.words.say
    departs = {Verdict.PARTLY, Verdict.DEVIATION, Verdict.NOT_MET}
    found = compliance_rows(snapshot, document.words)
    rows = [row for row in found if row.verdict in departs]
    document.heading(1, _("Deviations"))
    if rows:
        document.text(
            _(
                "We depart from these requirements only. Document 03, the compliance matrix, shows them beside all others."
            ),
            keep_next=True,
        )
        write_exceptions(document, rows)
    else:
        document.text(_("We offer what was asked for, without any deviation."))
    if left_open := [row.number for row in found if row.verdict is Verdict.UNKNOWN]:
        document.text(_("We make no statement on these requirements: {numbers}.", numbers=", ".join(left_open)))


def _delivery(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, items = document.words, items_with_delivery(snapshot.items)
    if not items:
        return
    document.heading(1, words.say("Delivery"))
    if snapshot.tender.delivery_until is not None:
        day = words.day(snapshot.tender.delivery_until)
        document.text(words.say("Everything is delivered by {date} at the latest.", date=day))
    longest, parts = max(item.lead_time_days or 0 for item in items), chart_parts(items)
    document.refer_to_figures(words.say("How long each item takes: see {figures}.", figures="{figures}"), len(parts))
    for shown in parts:
        document.figure(
            draw_delivery_chart(shown, brand_of(snapshot), words, longest_days=longest),
            caption=words.say("Delivery time of each item, in weeks from the order"),
            alternative=describe_delivery(shown, words),
            width_mm=PORTRAIT_WIDTH_MM,
        )
