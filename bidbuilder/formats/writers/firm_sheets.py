"""What a document says of one firm: identity, ways to reach it, who signs, and what it supplies in this bid."""

from collections.abc import Mapping

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPartner
from bidbuilder.domain.people.organisations import Organisation, OrganisationKind, SizeClass
from bidbuilder.formats.writers.blocks import facts
from bidbuilder.formats.writers.document import BidDocument
from bidbuilder.formats.writers.extracts import address_lines, registration, role_words
from bidbuilder.formats.writers.words import Words

_KIND_WORDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.COMPANY: translatable("Company"),
    OrganisationKind.RESEARCH: translatable("Research institution"),
    OrganisationKind.PUBLIC_BODY: translatable("Public body"),
    OrganisationKind.CLUSTER_ORGANISATION: translatable("Cluster organisation"),
}

# Commission Recommendation 2003/361/EC.
_SIZE_WORDS: Mapping[SizeClass, str] = {
    SizeClass.MICRO: translatable("Micro enterprise"),
    SizeClass.SMALL: translatable("Small enterprise"),
    SizeClass.MEDIUM: translatable("Medium-sized enterprise"),
    SizeClass.LARGE: translatable("Large enterprise"),
}


def firm_sheet(document: BidDocument, snapshot: BidSnapshot, firm: SnapshotPartner) -> None:
    """The facts of one firm as a table."""
    words, organisation = document.words, firm.organisation
    _ = words.say
    rows = (
        (_("Legal name"), organisation.legal_name),
        (_("Role"), role_words(snapshot, firm, words)),
        (_("Legal form"), words.say(_KIND_WORDS[organisation.kind])),
        (_("Registration"), registration(organisation)),
        (_("VAT number"), organisation.vat_number),
        (_("Size"), words.say(_SIZE_WORDS[organisation.size_class]) if organisation.size_class else ""),
        (_("Address"), "\n".join(address_lines(organisation, words))),
        (_("Contact"), "\n".join(filter(None, (organisation.email, organisation.phone, organisation.website)))),
        (_("Who may sign"), signatory_lines(organisation)),
        (_("Work share"), words.percent(firm.work_share)),
        (_("Liability"), words.percent(firm.liability_share)),
        (_("Supplies"), supplied(snapshot, organisation, words)),
    )
    facts(document, rows, words.say("Facts of {name}", name=organisation.legal_name))


def signatory_lines(organisation: Organisation) -> str:
    """Who may sign, each with title and authority, a line each."""
    return "\n".join(", ".join(filter(None, (one.name, one.title, one.authority))) for one in organisation.signatories)


def supplied(snapshot: BidSnapshot, organisation: Organisation, words: Words) -> str:
    """The items of the solution that a firm supplies, a line each."""
    return "\n".join(
        f"{item.number} {words.choose(item.names) or item.title}"
        for item in snapshot.items
        if item.kind == "item" and item.partner_id is not None and item.partner_id == organisation.id
    )
