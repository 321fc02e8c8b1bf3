"""The price of a living bid: its dossier put through the sources of cost and the build-up."""

from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.consortium.cost_sources import cost_lines
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.pricing.calculation import price_bid


def price_dossier(dossier: Dossier) -> BidPrice:
    """The price as the lead sees it now; for nobody else."""
    lines = cost_lines(dossier.solution, dossier.offerings, dossier.quotes, dossier.prices, dossier.bid.policy.currency)
    return price_bid(lines, dossier.rates, dossier.bid.policy)
