"""The bid against assumed competitors by the tender's own award formula, and the highest price that would still win.

Two formulas are common. *Lowest over price*: points for the price = weight × lowest price ÷ price. *Linear*: weight × (1 −
(price − lowest) ÷ (lowest × span)), never under zero: a price that lies `span` per cent above the lowest gets none. Points for
everything else are given by a person. Points are rounded to two decimals; the order goes by points, then by price.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import rounding_step

_POINT = Decimal("0.01")
FORMULAS = ("lowest-over-price", "linear")


class AwardUnusable(Refusal):
    """The weight or span of the price, or what is assumed of somebody, cannot be counted with."""

    code = "award-unusable"
    message = translatable(
        "The price weighs from 0 to 100 points, a span is above zero, and every competitor has a name, a price above zero and"
        " at least zero points."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFormula:
    """How the buyer weighs the price: formula, points for the price, and the span of the linear one in per cent."""

    formula: str = "lowest-over-price"
    price_points: Decimal = Decimal(100)
    span_percent: Decimal = Decimal(100)
    own_points: Decimal = Decimal(0)  # for everything but the price, as we expect them


@dataclass(frozen=True, slots=True, kw_only=True)
class Competitor:
    """Somebody assumed to bid: price in the bid's currency, and points for everything but the price."""

    name: str
    price: Decimal
    points: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where somebody comes out. `name` is empty for the bid itself."""

    name: str
    price: Decimal
    price_points: Decimal
    points: Decimal
    place: int


def require_sound_award(award: AwardFormula, competitors: Sequence[Competitor]) -> None:
    """Raises `AwardUnusable`."""
    is_formula = award.formula in FORMULAS and 0 <= award.price_points <= 100 and award.span_percent > 0
    if not (is_formula and award.own_points >= 0):
        raise AwardUnusable(where="price_points")
    if not all(one.name.strip() and one.price > 0 and one.points >= 0 for one in competitors):
        raise AwardUnusable(where="competitors")


def rank(total: Decimal, award: AwardFormula, competitors: Sequence[Competitor]) -> tuple[Standing, ...]:
    """Everybody from the first place on; equal points and price put the competitor first, as nobody should count on luck."""
    if total <= 0:
        return ()
    lowest = min([total, *(one.price for one in competitors)])
    bidders = [("", total, award.own_points), *((one.name, one.price, one.points) for one in competitors)]
    scored = []
    for name, price, points in bidders:
        for_price = _price_points(price, lowest, award)
        scored.append((name, price, for_price, for_price + points))
    ordered = sorted(scored, key=lambda one: (-one[3], one[1], not one[0]))
    return tuple(
        Standing(name=name, price=price, price_points=for_price, points=points, place=place)
        for place, (name, price, for_price, points) in enumerate(ordered, start=1)
    )


def highest_winning_price(award: AwardFormula, competitors: Sequence[Competitor], currency: str) -> Decimal | None:
    """The highest price that still comes first, to the smallest amount; None if none does or nobody is assumed.

    Raising the own price never raises the own points nor lowers anybody else's, so halving the interval finds it.
    """
    if not competitors:
        return None
    step = rounding_step(currency)
    low, high = 1, int(max(one.price for one in competitors) * 2 / step)
    if not _wins(low * step, award, competitors):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        if _wins(middle * step, award, competitors):
            low = middle
        else:
            high = middle - 1
    return low * step


def _wins(total: Decimal, award: AwardFormula, competitors: Sequence[Competitor]) -> bool:
    return rank(total, award, competitors)[0].name == ""


def _price_points(price: Decimal, lowest: Decimal, award: AwardFormula) -> Decimal:
    above = (price - lowest) / (lowest * award.span_percent / 100)
    share = 1 - above if award.formula == "linear" else lowest / price
    return (award.price_points * max(share, Decimal(0))).quantize(_POINT)
