"""What a lead states of single lines of goods for the schedules by origin: already imported, duties paid, local share."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import RoundingMode, round_to_step
from bidbuilder.domain.pricing.build_up import CostLine, LineOrigin, PricedLine, PricingPolicy
from bidbuilder.domain.pricing.duties import DutyRate

_HUNDRED = Decimal(100)
_NOTHING = Decimal(0)


class OriginUnusable(Refusal):
    """A duty is negative or no number, or a local share is no percentage."""

    code = "origin-unusable"
    message = translatable("{amount} cannot be stated here: duties are zero or more, a local share is from 0 to 100 %.")


def require_sound_origins(origins: Iterable[LineOrigin]) -> None:
    """Raises `OriginUnusable` for the first that cannot be used."""
    for one in origins:
        duties, share = one.duties_per_unit, one.local_percent
        if duties is not None and not (duties.is_finite() and duties >= 0):
            raise OriginUnusable(amount=duties, where="line_origins")
        if share is not None and not (share.is_finite() and 0 <= share <= _HUNDRED):
            raise OriginUnusable(amount=share, where="line_origins")


def mark_imported(lines: Iterable[CostLine], policy: PricingPolicy) -> tuple[CostLine, ...]:
    """The lines, those stated to be already in the buyer's country marked so: no customs lies on their way any more."""
    imported = {one.item_key for one in policy.line_origins if one.is_imported}
    return tuple(replace(line, is_imported=True) if line.item_key in imported else line for line in lines)


def duties_per_unit(
    stated: LineOrigin | None, rate: DutyRate | None, cost: Decimal, line: CostLine, step: Decimal
) -> Decimal:
    """The duties and import taxes paid on one unit, in multiples of `step`.

    What is stated counts. For goods already imported without a statement the lead's table is asked: a price that contains a duty
    of r % contains r ÷ (100 + r) of itself; `cost` is the line's. Rounded down, so that never more is claimed than was paid.
    """
    if stated is not None and stated.duties_per_unit is not None:
        return round_to_step(stated.duties_per_unit, step)
    if rate is None or not line.is_imported:
        return _NOTHING
    return round_to_step(
        cost * rate.duty_percent / (_HUNDRED + rate.duty_percent) / line.quantity, step, RoundingMode.DOWN
    )


def without_inland(line: PricedLine, inland: Decimal, step: Decimal) -> PricedLine:
    """The line with its price parted into the goods and the inland transport, which together are its total to the cent.

    `inland` is what the transport in the buyer's country comes to, mark-up included, unrounded. The unit price of the goods is
    rounded down to `step`; what that leaves over stands with the transport, so that it is never negative.
    """
    if not inland:
        return line
    goods = round_to_step(max(line.total - inland, _NOTHING) / line.quantity, step, RoundingMode.DOWN)
    return replace(line, goods_unit_price=goods, inland=line.total - round_to_step(goods * line.quantity, step))
