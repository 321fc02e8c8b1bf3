"""The consortium document: who bids, in which role and with which share, how the group is led, and a sheet for each firm."""

from collections.abc import Mapping

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.formats.writers.blocks import cover, firms_table
from bidbuilder.formats.writers.document import BidDocument
from bidbuilder.formats.writers.extracts import firms_of, group_members, words_of
from bidbuilder.formats.writers.firm_sheets import firm_sheet


def write_consortium(snapshot: BidSnapshot, pages: Mapping[str, int] | None = None) -> bytes:
    """The document as a .docx. `pages`: page of each heading by its bookmark, once the document has been laid out."""
    words = words_of(snapshot)
    title = words.say("The consortium")
    document = BidDocument(snapshot, title, pages)
    cover(document, snapshot, title)
    document.contents()
    document.heading(1, words.say("Members and roles"), page_break_before=True)
    firms_table(document, snapshot)
    _leadership(document, snapshot)
    _others(document, snapshot)
    document.heading(1, words.say("The firms one by one"))
    for firm in firms_of(snapshot):
        document.heading(2, firm.organisation.legal_name)
        firm_sheet(document, snapshot, firm)
    return document.finish()


def _leadership(document: BidDocument, snapshot: BidSnapshot) -> None:
    _ = document.words.say
    members = [one.legal_name for one in group_members(snapshot)]
    lead = snapshot.lead.legal_name
    if not members:
        document.heading(1, _("The bidder"))
        document.text(_("{name} bids in its own name and is alone liable to the buyer.", name=lead))
        return
    document.heading(1, _("Leadership and liability"))
    document.text(
        _(
            "{name} leads the group. It speaks and signs for the group, receives instructions and payments on its behalf and"
            " is the buyer's one contact from the bid until the end of the contract.",
            name=lead,
        )
    )
    named = document.words.listing([lead, *members])
    document.text(_("{names} are jointly and severally liable to the buyer for the whole contract.", names=named))
    if any(one.liability_share is not None for one in snapshot.partners):
        document.text(
            _("The shares of liability above divide it among the firms only; they do not limit it towards the buyer.")
        )


def _others(document: BidDocument, snapshot: BidSnapshot) -> None:
    _ = document.words.say
    relied = _names(snapshot, PartnerRole.RELIED_UPON)
    if relied:
        document.heading(1, _("Entities relied upon"))
        document.text(
            _(
                "To meet the requirements on the bidder we also rely on these firms, which put their means at our disposal:"
            ),
            keep_next=True,
        )
        for name in relied:
            document.text(name, "ListBullet")
    subcontractors = _names(snapshot, PartnerRole.SUBCONTRACTOR)
    if subcontractors:
        document.heading(1, _("Subcontractors"))
        document.text(
            _("These firms take over parts of the work. The bidder remains liable for them as for its own:"),
            keep_next=True,
        )
        for name in subcontractors:
            document.text(name, "ListBullet")


def _names(snapshot: BidSnapshot, role: PartnerRole) -> list[str]:
    return [one.organisation.legal_name for one in firms_of(snapshot) if one.role is role]
