"""The price of a living bid as the lead's internal workbook shows it: the whole build-up, for the lead's people only.

It is no snapshot and goes into no pack: it holds quotes, contingency and mark-up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.pricing.build_up import BidPrice, PricingPolicy
from bidbuilder.domain.pricing.payments import CashFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalPrice:
    """`members` are names by organisation id, 0 being the lead's own plugs and services; `made_at` is aware."""

    title: str
    reference: str
    language: str
    lead: Organisation
    made_at: datetime
    made_by: str
    price: BidPrice
    policy: PricingPolicy
    members: Mapping[int, str] = field(default_factory=dict)
    flow: CashFlow = CashFlow()
