"""Lines and policies of a price, complete but for what a test states."""

from datetime import date
from decimal import Decimal
from typing import Any

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.pricing.build_up import CostLine, PricingPolicy, SharedCost
from bidbuilder.domain.pricing.rates import RateTable

RATES = RateTable(
    day=date(2026, 11, 20), rates={"DKK": Decimal("7.46"), "USD": Decimal("1.0523"), "JPY": Decimal("162.35")}
)


def make_line(key: str = "n1", cost: str | None = "100", currency: str = "EUR", **changes: Any) -> CostLine:
    """A line of one piece at 100 EUR."""
    fields: dict[str, Any] = {
        "item_key": key,
        "title": key,
        "lot": "",
        "organisation_id": 1,
        "quantity": Decimal(1),
        "unit": "piece",
        "unit_cost": None if cost is None else Money(Decimal(cost), currency),
    }
    return CostLine(**(fields | changes))


def make_policy(**changes: Any) -> PricingPolicy:
    """A policy in EUR that adds nothing; numbers may be given as text."""
    numbers = {
        name: Decimal(value) if name.endswith(("_percent", "_step")) and isinstance(value, str) else value
        for name, value in changes.items()
    }
    return PricingPolicy(**({"currency": "EUR"} | numbers))


def make_shared_cost(amount: str, by: str = "value", currency: str = "EUR", title: str = "Freight") -> SharedCost:
    """Freight to be shared out."""
    return SharedCost(kind="freight", title=title, cost=Money(Decimal(amount), currency), by=by)
