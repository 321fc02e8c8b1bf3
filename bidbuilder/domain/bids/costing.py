"""The price of a living bid: its dossier put through the sources of cost and the build-up."""

from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.consortium.cost_sources import cost_lines
from bidbuilder.domain.pricing.build_up import BidPrice, CostLine
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.incoterms import find_incoterm
from bidbuilder.domain.pricing.logistics import Delivery
from bidbuilder.domain.pricing.origins import mark_imported


def price_dossier(dossier: Dossier) -> BidPrice:
    """The price as the lead sees it now; for nobody else."""
    return price_bid(cost_dossier(dossier), dossier.rates, dossier.bid.policy, delivery_of(dossier))


def cost_dossier(dossier: Dossier) -> tuple[CostLine, ...]:
    """What the lines of the bid start from, in reading order; for the lead only."""
    currency = dossier.bid.policy.currency
    lines = cost_lines(dossier.solution, dossier.offerings, dossier.quotes, dossier.prices, currency)
    return mark_imported(lines, dossier.bid.policy)


def delivery_of(dossier: Dossier) -> Delivery:
    """Where the tender wants the goods; duties are those of the last day of delivery, else of the expected award."""
    tender = dossier.tender
    return Delivery(
        term=find_incoterm(tender.incoterm),
        place=tender.delivery_place,
        country=tender.buyer.country,
        day=tender.delivery_until or tender.expected_award_on,
        duties=dossier.duties,
    )
