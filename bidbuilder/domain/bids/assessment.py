"""A living bid looked at as a whole: coverage, price and gates together, and the few figures every page of it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.costing import price_dossier
from bidbuilder.domain.bids.covering import with_notes
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.gates import count_blockers, list_blockers
from bidbuilder.domain.bids.papers import list_needed_papers, with_papers
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.counting import count_coverage
from bidbuilder.domain.matching.interfaces import Interfaces, survey_interfaces
from bidbuilder.domain.matching.verdicts import CoverageCount, RequirementCoverage
from bidbuilder.domain.pricing.build_up import BidPrice


@dataclass(frozen=True, slots=True, kw_only=True)
class BidSummary:
    """A bid in a card or in the bar on top of its pages. `total` is for the lead only, as is everything here.

    `blocking` counts the errors among the gates' findings, `next_finding` is the first thing to do. `unpriced` items are
    not in the total.
    """

    bid_id: int
    tender_id: int
    title: str
    stage: Stage
    reference: str
    tender_title: Texts
    buyer: str
    deadline: Deadline | None
    count: CoverageCount
    currency: str
    total: Decimal
    unpriced: int
    blocking: int
    next_finding: Finding | None

    @property
    def is_open(self) -> bool:
        """Whether the bid is still worked on; only then do gates stand in its way."""
        return self.stage in OPEN_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A dossier with all that follows from it. `coverage` is by requirement in the tender's order, with remarks and owners."""

    dossier: Dossier
    coverage: tuple[RequirementCoverage, ...]
    interfaces: Interfaces
    price: BidPrice
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> BidSummary:
        """The figures for cards and bars."""
        bid, tender = self.dossier.bid, self.dossier.tender
        return BidSummary(
            bid_id=bid.id or 0,
            tender_id=bid.tender_id,
            title=bid.title,
            stage=bid.stage,
            reference=tender.reference,
            tender_title=tender.title,
            buyer=tender.buyer.name,
            deadline=tender.submission_deadline,
            count=count_coverage(tender, self.coverage),
            currency=self.price.currency,
            total=self.price.total,
            unpriced=len(self.price.unpriced),
            blocking=count_blockers(self.findings),
            next_finding=self.findings[0] if self.findings else None,
        )


def assess(
    dossier: Dossier, coverage: Sequence[RequirementCoverage], dictionary: Dictionary, *, now: datetime
) -> Assessment:
    """Interfaces, price and gates of a dossier whose coverage is known; `coverage` comes without remarks and owners."""
    noted = with_papers(with_notes(tuple(coverage), dossier.notes), list_needed_papers(dossier))
    interfaces = survey_interfaces(dossier.solution, dossier.offerings, dictionary)
    price = price_dossier(dossier)
    findings = list_blockers(dossier, noted, interfaces, price, now=now)
    return Assessment(dossier=dossier, coverage=noted, interfaces=interfaces, price=price, findings=findings)
