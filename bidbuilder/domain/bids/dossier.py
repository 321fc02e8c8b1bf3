"""Everything that is known of one living bid, as plain data: what coverage, price, gates and the snapshot are made from.

It is loaded for the lead of the bid and for nobody else; quotes and list prices in it are those the lead may see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.paper_notes import PaperNote
from bidbuilder.domain.bids.touches import Reconfirmation
from bidbuilder.domain.bids.writing import Writing
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.consortium.quotes import Quote
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.matching.verdicts import ManualVerdict
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.pricing.duties import DutyTable
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.tenders import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageNote:
    """What people said of one requirement: a verdict of their own, a remark for the buyer, who looks after it."""

    requirement_key: str
    manual: ManualVerdict | None = None
    remark: str = ""
    owner: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A living bid with all it refers to. `offerings` by (id, version), `prices` by offering id, `notes` by requirement key.

    `firm_draws` are what other bids of the lead hold firmly of the capacities in the solution, by offering id.
    """

    bid: Bid
    tender: Tender
    solution: Solution
    offerings: Mapping[tuple[int, int], Offering] = field(default_factory=dict)
    organisations: Mapping[int, Organisation] = field(default_factory=dict)
    qualifications: Mapping[int, Qualification] = field(default_factory=dict)
    notes: Mapping[str, CoverageNote] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    prices: Mapping[int, PriceList] = field(default_factory=dict)
    rates: RateTable | None = None
    duties: DutyTable = DutyTable()
    papers: tuple[PaperNote, ...] = ()
    firm_draws: Mapping[int, tuple[Draw, ...]] = field(default_factory=dict)
    reconfirmations: tuple[Reconfirmation, ...] = ()  # those nobody has confirmed yet
    writing: Writing = Writing()

    @property
    def lead(self) -> Organisation:
        """The organisation whose bid it is."""
        return self.organisations[self.bid.lead_id]

    @property
    def manual_verdicts(self) -> Mapping[str, ManualVerdict]:
        """Verdicts that people set, by requirement key."""
        return {key: note.manual for key, note in self.notes.items() if note.manual is not None}

    def name_of(self, organisation_id: int | None) -> str:
        """What to call a member on a screen; ``""`` if it is not known."""
        organisation = self.organisations.get(organisation_id or 0)
        return organisation.display_name if organisation else ""


def answered_part(tender: Tender, lots: tuple[str, ...]) -> Tender:
    """The tender with only the lots a bid answers and their requirements; requirements for all lots stay. No lots: all of it."""
    if not lots:
        return tender
    return replace(
        tender,
        lots=tuple(lot for lot in tender.lots if lot.id in lots),
        requirements=tuple(one for one in tender.requirements if not one.lot or one.lot in lots),
    )


def list_members(dossier: Dossier) -> tuple[MemberEvidence, ...]:
    """What each partner brings to requirements that members have to meet."""
    return tuple(
        MemberEvidence(
            organisation_id=partner.organisation_id,
            name=dossier.name_of(partner.organisation_id),
            is_lead=partner.role is PartnerRole.GROUP_LEADER,
            is_in_group=partner.role in {PartnerRole.GROUP_LEADER, PartnerRole.GROUP_MEMBER},
            properties=qualification.properties,
            certificates=qualification.certificates,
        )
        for partner in dossier.bid.partners
        if (qualification := dossier.qualifications.get(partner.organisation_id)) is not None
    )


def bid_valid_until(tender: Tender) -> date | None:
    """The last day the bid binds: days of validity from the day of the submission deadline in the buyer's zone."""
    if tender.submission_deadline is None or tender.bid_validity_days is None:
        return None
    return tender.submission_deadline.moment.date() + timedelta(days=tender.bid_validity_days)
