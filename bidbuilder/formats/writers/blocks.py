"""Pieces that several documents share: cover, table of facts, the bidding firms and the signature blocks."""

from collections.abc import Sequence

from bidbuilder.domain.bids.phrases import COVER_LINE
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.people.organisations import Organisation, Signatory
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import (
    address_lines,
    bid_number,
    firms_of,
    group_members,
    lead_signatories,
    lot_title,
    offered_lots,
    registration,
    role_words,
    tender_title,
)
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph, run
from bidbuilder.formats.writers.words import FALLBACK_LANGUAGE, Words

_LABEL_WIDTH_MM = 48.0
_ROWS_KEPT_TOGETHER = 12


def facts(
    document: BidDocument,
    rows: Sequence[tuple[str, str]],
    summary: str,
    *,
    label_width_mm: float = _LABEL_WIDTH_MM,
    keep_next: bool = False,
) -> None:
    """A table of labels and what they stand for, all on one page; rows without a value are left out.

    With `keep_next` what comes next begins on the same page.
    """
    columns = (Column("", label_width_mm), Column("", PORTRAIT_WIDTH_MM - label_width_mm))
    cells = [(text_cell(label, "TableLabel"), lines_cell(value.split("\n"))) for label, value in rows if value]
    if cells:
        document.add(table(columns, cells, summary=summary, style="BidFacts", keep_together=True, keep_next=keep_next))
        document.add(paragraph("", "SectionEnd", keep_next=keep_next))


def cover(document: BidDocument, snapshot: BidSnapshot, title: str) -> None:
    """Logo, title and what the document belongs to; the rest of the page is for the contents."""
    _ = document.words.say
    document.add(paragraph(document.logo(), "CoverLogo"))
    document.text(title, "Title")
    document.text(tender_title(snapshot, document.words), "Subtitle")
    document.text(document.words.own(COVER_LINE))
    facts(
        document,
        (*tender_facts(document, snapshot), *bidder_facts(document, snapshot)),
        _("What this document is part of"),
    )


def tender_facts(document: BidDocument, snapshot: BidSnapshot) -> tuple[tuple[str, str], ...]:
    """Reference, buyer and lots, as rows of facts."""
    words, tender = document.words, snapshot.tender
    return (
        (words.say("Reference"), tender.reference),
        (words.say("Buyer"), tender.buyer.name),
        (words.say("Lots offered"), "\n".join(lot_title(lot, words) for lot in offered_lots(snapshot))),
    )


def bidder_facts(document: BidDocument, snapshot: BidSnapshot) -> tuple[tuple[str, str], ...]:
    """The bidder, its group, the bid's own number and date, as rows of facts."""
    words = document.words
    return (
        (words.say("Bidder"), snapshot.lead.legal_name),
        (words.say("Together with"), "\n".join(one.legal_name for one in group_members(snapshot))),
        (words.say("Bid"), words.say("{id}, version {version}", id=bid_number(snapshot), version=snapshot.version)),
        (words.say("Date"), words.day(snapshot.frozen_at.date())),
    )


def firms_table(document: BidDocument, snapshot: BidSnapshot) -> None:
    """Every firm behind the bid with its exact legal name, registration, role and what shares are agreed on."""
    words = document.words
    _ = words.say
    firms = firms_of(snapshot)
    stated = {
        _("Work share"): [one.work_share for one in firms],
        _("Liability"): [one.liability_share for one in firms],
    }
    agreed = {head: of_firms for head, of_firms in stated.items() if any(share is not None for share in of_firms)}
    shares = [Column(head, 20, is_number=True) for head in agreed]
    rest = PORTRAIT_WIDTH_MM - 36 - 40 - sum(column.width_mm for column in shares)
    columns = (Column(_("Firm"), rest), Column(_("Registration"), 36), Column(_("Role"), 40), *shares)
    rows = []
    for place, one in enumerate(firms):
        country = words.country(one.organisation.country)
        cells = [
            text_cell(one.organisation.legal_name),
            lines_cell([line for line in (registration(one.organisation), country) if line]),
            text_cell(role_words(snapshot, one, words)),
            *(text_cell(words.percent(of_firms[place]), "TableNumber") for of_firms in agreed.values()),
        ]
        rows.append(cells)
    summary = _("The firms behind this bid with their roles and shares")
    document.add(table(columns, rows, summary=summary, keep_together=len(rows) <= _ROWS_KEPT_TOGETHER))


def signing(document: BidDocument, snapshot: BidSnapshot) -> None:
    """What is signed, in words that stay with the signatures: a signature on a page of its own says what it is for."""
    document.heading(1, document.words.say("Signatures"))
    document.text(_what_is_signed(document.words, snapshot), keep_next=True)


def _what_is_signed(words: Words, snapshot: BidSnapshot) -> str:
    """The call by reference, title and buyer; of a call that tells less, by what is known of it."""
    told = (snapshot.tender.reference, tender_title(snapshot, words), snapshot.tender.buyer.name)
    if not all(told):
        call = ", ".join(filter(None, told))
        return words.say("With our signatures we confirm what this document says for the call {call}.", call=call)
    return words.say(
        "With our signatures we confirm what this document says for the call {reference}, {title}, of {buyer}.",
        reference=told[0],
        title=told[1],
        buyer=told[2],
    )


def signature_blocks(document: BidDocument, snapshot: BidSnapshot) -> None:
    """A block for every signatory of the lead and of each member of its group."""
    signatures(document, snapshot.lead, lead_signatories(snapshot))
    for member in group_members(snapshot):
        signatures(document, member, member.signatories)


def signatures(document: BidDocument, organisation: Organisation, signatories: Sequence[Signatory]) -> None:
    """A block for each signatory of one firm; an empty one to fill in if none is known."""
    _ = document.words.say
    document.text(_("For and on behalf of {name}", name=organisation.legal_name), "Heading2")
    half = PORTRAIT_WIDTH_MM / 2
    cells = [_signature_cell(document, one) for one in signatories or (Signatory(name=""),)]
    if len(cells) % 2:
        cells.append(Cell(paragraph("", "TableText")))
    rows = [cells[index : index + 2] for index in range(0, len(cells), 2)]
    summary = _("Signatures for {name}", name=organisation.legal_name)
    document.add(table((Column("", half), Column("", half)), rows, summary=summary, style="BidPlain"))


def _signature_cell(document: BidDocument, signatory: Signatory) -> Cell:
    _ = document.words.say
    lines = [paragraph("", "SignatureLine", keep_next=True)]
    lines.append(paragraph(run(signatory.name or _("Name"), bold=bool(signatory.name)), "TableText", keep_next=True))
    said = [line for line in (signatory.title, signatory.authority) if line]
    lines.extend(paragraph(run(line), "TableText", keep_next=True) for line in said)
    lines.append(paragraph(run(_("Place and date:")), "TableLabel"))
    return Cell("".join(lines))


def letterhead(document: BidDocument, firm: Organisation, logo: str = "") -> None:
    """A logo (a finished run) on the left; name, address, registration and ways to reach the firm on the right."""
    lines = (*address_lines(firm, document.words), registration(firm), firm.phone, firm.email, firm.website)
    right = paragraph(run(firm.legal_name, bold=True), "Letterhead") + "".join(
        paragraph(run(line), "Letterhead") for line in lines if line
    )
    half = PORTRAIT_WIDTH_MM / 2
    cells = (Cell(paragraph(logo, "TableText")), Cell(right))
    summary = document.words.say("Sender")
    # Cells of this style end 3 mm before their column, which is for signatures side by side.
    document.add(table((Column("", half), Column("", half + 3)), [cells], summary=summary, style="BidPlain"))


def _ends_with_country(line: str, code: str, words: Words) -> bool:
    """Whether a line of an address ends with the country, by its code or its name in English or the document's language."""
    last = line.rpartition(",")[2].strip().casefold()
    names = {code, words.country(code), Words(FALLBACK_LANGUAGE).country(code)}
    return last in {name.casefold() for name in names if name}


def addressee(document: BidDocument, snapshot: BidSnapshot) -> None:
    """The buyer's name and address, with the country unless the address ends with it."""
    buyer = snapshot.tender.buyer
    written = [one.strip() for one in buyer.address.split("\n") if one.strip()]
    is_named = bool(written) and _ends_with_country(written[-1], buyer.country, document.words)
    country = "" if is_named else document.words.country(buyer.country)
    lines = [one for one in (buyer.name, *written, country) if one]
    styles = ("AddressStart", *("Address",) * len(lines))
    document.add(
        "".join(
            paragraph(run(line, bold=style == styles[0]), style) for line, style in zip(lines, styles, strict=False)
        )
    )
