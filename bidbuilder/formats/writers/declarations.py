"""The declarations of a pack: one letter for each form and each firm that owes it, ready to be signed.

Information of the bidder or of each member of its group, commitment of an entity relied upon, consent of a subcontractor,
authorisation by a manufacturer that is not itself in the bid, the lead's declaration of origin and its form of the
securities asked for. Wording is our own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem, SnapshotMaster, SnapshotPartner
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.formats.masters.confined import find_master, write_from_master
from bidbuilder.formats.masters.data import Data, declaration_data
from bidbuilder.formats.writers.blocks import addressee, facts, letterhead, signatures, signing, tender_facts
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import firms_of, group_members, tender_title, words_of
from bidbuilder.formats.writers.file_names import slug
from bidbuilder.formats.writers.firm_sheets import firm_sheet, supplied
from bidbuilder.formats.writers.ooxml.tables import Column, table, text_cell
from bidbuilder.formats.writers.securities import write_security_form
from bidbuilder.formats.writers.terms import DECLARATION_TITLES
from bidbuilder.formats.writers.words import Words

FOLDER = "06-declarations"
# The lead's own masters of declarations: one for each kind, whoever declares.
DECLARATION_MASTERS = {kind: f"{FOLDER[:-1]}-{kind}.docx" for kind in DECLARATION_TITLES}


@dataclass(frozen=True, slots=True)
class Declaration:
    """One letter: its kind (part of the file name), who signs it, its title and what writes its text."""

    kind: str
    signer: Organisation
    title: str
    write: Callable[[BidDocument], None]

    @property
    def paper(self) -> str:
        """How notes and previews name it: the number of its file changes when a firm joins or leaves, this does not."""
        return f"06-{self.kind}-{slug(self.signer.display_name)}.docx"


def list_declarations(snapshot: BidSnapshot) -> Mapping[str, Declaration]:
    """Every declaration of the bid by its file name in the pack, numbered in the order of firms."""
    owed = enumerate(_declarations(snapshot, words_of(snapshot)), start=1)
    return {f"{FOLDER}/{number:02d}-{one.paper.removeprefix('06-')}": one for number, one in owed}


def write_declarations(snapshot: BidSnapshot) -> Iterator[tuple[str, bytes]]:
    """File name and .docx of every declaration."""
    for name, declaration in list_declarations(snapshot).items():
        yield name, write_declaration(snapshot, declaration)


def write_declaration(snapshot: BidSnapshot, declaration: Declaration) -> bytes:
    """The .docx of one declaration, by the lead's own master where it has one."""
    own = find_master(snapshot, DECLARATION_MASTERS[declaration.kind])
    return _from_master(own, snapshot, declaration) if own else _letter(snapshot, declaration)


def find_declaration_data(snapshot: BidSnapshot, document: str) -> Data | None:
    """What the master of a kind of declaration shows in a bid: its first declaration of the kind, or the lead's name on one.

    None where `document` is the master of no declaration.
    """
    kind = next((kind for kind, name in DECLARATION_MASTERS.items() if name == document), None)
    if kind is None:
        return None
    words = words_of(snapshot)
    found = (declaration for declaration in _declarations(snapshot, words) if declaration.kind == kind)
    stand_in = Declaration(kind, snapshot.lead, words.say("Declaration"), lambda _document: None)
    shown = next(found, stand_in)
    return declaration_data(snapshot, shown.signer, shown.title)


def _from_master(master: SnapshotMaster, snapshot: BidSnapshot, declaration: Declaration) -> bytes:
    return write_from_master(master, snapshot, declaration_data(snapshot, declaration.signer, declaration.title))


def _declarations(snapshot: BidSnapshot, words: Words) -> Iterator[Declaration]:
    for kind, signer, write in _owed(snapshot):
        yield Declaration(kind, signer, words.say(DECLARATION_TITLES[kind]), write)


def _owed(snapshot: BidSnapshot) -> Iterator[tuple[str, Organisation, Callable[[BidDocument], None]]]:
    """Each declaration's kind, who owes it and what writes it: of the firms first, then of makers and of the lead."""
    is_group = bool(group_members(snapshot))
    for firm in firms_of(snapshot):
        kind = _OWED_BY_ROLE.get(firm.role) or ("group-member" if is_group else "bidder")
        yield kind, firm.organisation, partial(_BODIES[kind], snapshot=snapshot, firm=firm)
    for manufacturer, items in _manufacturers(snapshot).items():
        signer = Organisation(legal_name=manufacturer, country="")
        yield "manufacturer", signer, partial(_authorisation, snapshot=snapshot, name=manufacturer, items=items)
    if any(item.country_of_origin for item in snapshot.items):
        yield "origin", snapshot.lead, partial(_origin, snapshot=snapshot)
    if snapshot.tender.securities:
        yield "securities", snapshot.lead, partial(write_security_form, snapshot=snapshot)


def _letter(snapshot: BidSnapshot, declaration: Declaration) -> bytes:
    document = BidDocument(snapshot, declaration.title, running_name=declaration.signer.legal_name)
    logo = document.logo() if declaration.signer.legal_name == snapshot.lead.legal_name else ""
    letterhead(document, declaration.signer, logo)
    addressee(document, snapshot)
    document.text(document.words.day(snapshot.frozen_at.date()), "LetterDate")
    document.text(declaration.title, "Title")
    document.text(tender_title(snapshot, document.words), "Subtitle")
    facts(document, tender_facts(document, snapshot), document.words.say("The call this letter answers"))
    declaration.write(document)
    signing(document, snapshot)
    signatures(document, declaration.signer, declaration.signer.signatories)
    return document.finish()


def _membership(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    words, lead = document.words, snapshot.lead.legal_name
    _ = words.say
    document.heading(1, _("What we declare"))
    document.text(_("We take part in this bid as a member of a group led by {lead}.", lead=lead))
    if firm.organisation.legal_name != lead:
        document.text(
            _(
                "{lead} is authorised to sign the bid, to bind us and to receive instructions and payments for us.",
                lead=lead,
            )
        )
    document.text(
        _(
            "If the bid is accepted, we are liable to the buyer jointly and severally with the other members of the group."
        )
    )
    document.heading(1, _("Who we are"))
    firm_sheet(document, snapshot, firm)


def _sole_bid(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    _ = document.words.say
    document.heading(1, _("What we declare"))
    document.text(_("We bid in our own name and alone answer to the buyer for the whole of this bid."))
    document.heading(1, _("Who we are"))
    firm_sheet(document, snapshot, firm)


def _commitment(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    words, lead = document.words, snapshot.lead.legal_name
    _ = words.say
    document.heading(1, _("What we declare"))
    document.text(_("{lead} relies on our means to meet the requirements of this call.", lead=lead))
    document.text(
        _(
            "We commit ourselves to put these means at its disposal for as long as the contract lasts, if the bid is accepted."
        )
    )
    _work(document, snapshot, firm)


def _subcontract(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    words, lead = document.words, snapshot.lead.legal_name
    _ = words.say
    document.heading(1, _("What we declare"))
    document.text(
        _(
            "{lead} has named us as a subcontractor in this bid. We agree and will do our part if the bid is accepted.",
            lead=lead,
        )
    )
    _work(document, snapshot, firm)


def _work(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    if lines := supplied(snapshot, firm.organisation, document.words):
        document.text(document.words.say("Our part of the solution:"), keep_next=True)
        document.text(lines, "ListBullet")
    document.heading(1, document.words.say("Who we are"))
    firm_sheet(document, snapshot, firm)


_OWED_BY_ROLE = {PartnerRole.RELIED_UPON: "commitment", PartnerRole.SUBCONTRACTOR: "subcontractor"}
_BODIES: Mapping[str, Callable[..., None]] = {
    "bidder": _sole_bid,
    "group-member": _membership,
    "commitment": _commitment,
    "subcontractor": _subcontract,
}


def _manufacturers(snapshot: BidSnapshot) -> dict[str, list[SnapshotItem]]:
    """Items by their manufacturer, where that is none of the firms in the bid."""
    ours = {
        name.casefold()
        for firm in firms_of(snapshot)
        for name in (firm.organisation.legal_name, firm.organisation.short_name)
        if name
    }
    found: dict[str, list[SnapshotItem]] = {}
    for item in snapshot.items:
        if item.manufacturer and item.manufacturer.casefold() not in ours:
            found.setdefault(item.manufacturer, []).append(item)
    return found


def _authorisation(document: BidDocument, snapshot: BidSnapshot, name: str, items: list[SnapshotItem]) -> None:
    words, firms = document.words, {one.organisation.id: one.organisation.legal_name for one in firms_of(snapshot)}
    _ = words.say
    document.heading(1, _("What we declare"))
    document.text(
        _(
            "{name} makes the goods below and authorises the firms named beside them to offer and supply them in this bid.",
            name=name,
        )
    )
    document.text(
        _("The manufacturer's warranty and spare parts are available to the buyer as if it had bought from us.")
    )
    columns = (Column(_("Goods"), 66), Column(_("Type"), 40), Column(_("Offered by"), PORTRAIT_WIDTH_MM - 106))
    rows = [
        (
            text_cell(f"{item.number} {words.choose(item.names) or item.title}"),
            text_cell(item.part_number),
            text_cell(firms.get(item.partner_id, "")),
        )
        for item in items
    ]
    document.add(table(columns, rows, summary=_("Goods of the manufacturer in this bid")))


def _origin(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    _ = words.say
    document.heading(1, _("What we declare"))
    document.text(_("The items of this bid originate in the following countries:"))
    columns = (
        Column(_("No."), 18),
        Column(_("Description"), PORTRAIT_WIDTH_MM - 68),
        Column(_("Country of origin"), 50),
    )
    rows = [
        (
            text_cell(item.number),
            text_cell(words.choose(item.names) or item.title),
            text_cell(words.country(item.country_of_origin)),
        )
        for item in snapshot.items
        if item.country_of_origin
    ]
    document.add(table(columns, rows, summary=_("Items with their country of origin")))
