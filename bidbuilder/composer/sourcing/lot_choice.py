"""What a bid manager wishes of lots, as the lots, discounts and rules of a problem."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from bidbuilder.composer.problem import Lot, LotDiscount
from bidbuilder.composer.sourcing.wishes import LotRule, Wishes

_HUNDRED = Decimal(100)


def lots_of(composed: Collection[str], wishes: Wishes) -> tuple[Lot, ...]:
    """The lots of the problem. Where all are bid for and none brings a discount they say nothing, and there are none."""
    if wishes.lot_rule is LotRule.ALL and not wishes.lot_discounts:
        return ()
    values = dict(wishes.lot_values)
    return tuple(Lot(id=lot, value=values.get(lot, Decimal(0))) for lot in composed)


def discounts_of(composed: Collection[str], wishes: Wishes) -> tuple[LotDiscount, ...]:
    """The discounts that lots composed for can bring, each called after its place among the wishes."""
    return tuple(
        LotDiscount(id=discount_name(place), lots=one.lots, share=one.percent / _HUNDRED, amount=one.amount)
        for place, one in enumerate(wishes.lot_discounts)
        if one.lots and set(one.lots) <= set(composed)
    )


def discount_name(place: int) -> str:
    """The name in the problem of the discount at this place of the wishes."""
    return f"discount-{place}"


def lot_rules(wishes: Wishes) -> dict[str, Any]:
    """The fields of the problem's rules that are about lots."""
    if wishes.lot_rule is LotRule.ALL:
        return {}
    least = 1 if wishes.lot_rule is LotRule.ANY else wishes.least_lots
    return {"may_leave_lots": True, "least_lots": 1 if least is None else least, "most_lots": wishes.most_lots}
