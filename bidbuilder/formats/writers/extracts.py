"""What several documents read out of a snapshot: lots offered, last day of validity, titles of items, words of a proof."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem, SnapshotPartner
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.people.organisations import Branding, Organisation, Signatory
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import Lot
from bidbuilder.formats.writers.terms import ROLE_WORDS
from bidbuilder.formats.writers.words import Words

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NUMBER_LENGTH = 8
_FONT = re.compile(r"\w[\w .-]{0,30}")


def brand_of(snapshot: BidSnapshot) -> Branding:
    """The lead's colours and font, as `sound_brand` gives them."""
    return sound_brand(snapshot.lead.branding)


def sound_brand(own: Branding) -> Branding:
    """Colours and font of a brand; the house's own in the place of what is no colour or font."""
    house = Branding()
    return Branding(
        primary_colour=own.primary_colour if _COLOUR.fullmatch(own.primary_colour) else house.primary_colour,
        accent_colour=own.accent_colour if _COLOUR.fullmatch(own.accent_colour) else house.accent_colour,
        font=own.font if _FONT.fullmatch(own.font) else house.font,
    )


def words_of(snapshot: BidSnapshot) -> Words:
    """The words of the bid's documents: its language, with the lead's own phrases and the names of choices."""
    return Words(snapshot.language, snapshot.lead.branding.phrases, snapshot.choice_names)


def tender_title(snapshot: BidSnapshot, words: Words) -> str:
    """The title of the call in the document's language, or its reference."""
    return words.choose(snapshot.tender.title) or snapshot.tender.reference


def offered_lots(snapshot: BidSnapshot) -> tuple[Lot, ...]:
    """The lots with a priced line or an item, in the buyer's order; all of them if neither names one."""
    named = {line.lot for line in snapshot.price.lines} | {item.lot for item in snapshot.items if item.kind == "item"}
    offered = named - {""}
    return tuple(lot for lot in snapshot.tender.lots if not offered or lot.id in offered)


def lot_title(lot: Lot, words: Words) -> str:
    """A lot's id with its title."""
    return f"{lot.id} {words.choose(lot.title)}".strip()


def total_by_lot(snapshot: BidSnapshot) -> Mapping[str, Decimal]:
    """Sums of the price lines before the discount, by lot id, in the order of the lines."""
    sums: dict[str, Decimal] = {}
    for line in snapshot.price.lines:
        sums[line.lot] = sums.get(line.lot, Decimal(0)) + line.total
    return sums


def delivery_terms(snapshot: BidSnapshot) -> str:
    """The Incoterm with its named place and the edition it is read by."""
    terms = f"{snapshot.price.incoterm} {snapshot.price.place}".strip()
    return f"{terms} (Incoterms® 2020)" if snapshot.price.incoterm else terms


def bid_number(snapshot: BidSnapshot) -> str:
    """The number people call the bid by: the beginning of its random id, which the manifest has in full."""
    return snapshot.id[:_NUMBER_LENGTH].upper()


def valid_until(snapshot: BidSnapshot) -> date | None:
    """The last day the bid binds: days of validity counted from the day of the submission deadline, in its own zone."""
    tender = snapshot.tender
    if tender.submission_deadline is None or tender.bid_validity_days is None:
        return None
    return tender.submission_deadline.moment.date() + timedelta(days=tender.bid_validity_days)


def count_met(snapshot: BidSnapshot) -> tuple[int, int]:
    """How many requirements are met, and how many there are to meet: mere information is not counted."""
    verdicts = coverage_of(snapshot)
    to_meet = [one.key for one in snapshot.tender.requirements if one.level is not Level.INFORMATION]
    met = sum(key in verdicts and verdicts[key].verdict is Verdict.MET for key in to_meet)
    return met, len(to_meet)


def coverage_of(snapshot: BidSnapshot) -> Mapping[str, RequirementCoverage]:
    """Coverage by the key of the requirement."""
    return {one.requirement_key: one for one in snapshot.coverage}


def items_of(snapshot: BidSnapshot) -> Mapping[str, SnapshotItem]:
    """The nodes of the solution by their key."""
    return {one.key: one for one in snapshot.items}


def lead_signatories(snapshot: BidSnapshot) -> tuple[Signatory, ...]:
    """Who signs for the lead: those chosen for the bid, else everyone who may sign."""
    known = snapshot.lead.signatories
    return tuple(one for one in known if one.name in snapshot.signatory_names) or known


def firms_of(snapshot: BidSnapshot) -> tuple[SnapshotPartner, ...]:
    """Everyone behind the bid by role, the lead first, whether or not it was entered among the partners."""
    name = snapshot.lead.legal_name
    leads = tuple(one for one in snapshot.partners if one.organisation.legal_name == name)
    rank = list(PartnerRole).index
    others = sorted((one for one in snapshot.partners if one not in leads), key=lambda one: rank(one.role))
    return (*(leads or (SnapshotPartner(organisation=snapshot.lead, role=PartnerRole.GROUP_LEADER),)), *others)


def role_words(snapshot: BidSnapshot, firm: SnapshotPartner, words: Words) -> str:
    """What a firm is in the bid; a lead without a group is simply the bidder."""
    if firm.role is PartnerRole.GROUP_LEADER and not group_members(snapshot):
        return words.say("Bidder")
    return words.say(ROLE_WORDS[firm.role])


def group_members(snapshot: BidSnapshot) -> tuple[Organisation, ...]:
    """The members of the bidding group beside the lead."""
    return tuple(one.organisation for one in snapshot.partners if one.role is PartnerRole.GROUP_MEMBER)


def registration(organisation: Organisation) -> str:
    """The registration number as people write it, `CVR 12345678`: a country before the register (`DK:CVR`) is left out."""
    register = organisation.registration_scheme.rpartition(":")[2].strip()
    return f"{register} {organisation.registration_number}".strip()


def address_lines(organisation: Organisation, words: Words) -> tuple[str, ...]:
    """Street, town and country, as far as they are known."""
    address = organisation.address
    town = f"{address.postal_code} {address.city}".strip()
    country = words.country(address.country or organisation.country)
    return tuple(filter(None, (address.street, town, address.region, country)))
