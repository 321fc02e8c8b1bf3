"""Whether the items that answer a requirement are together as many, or as much, as it asks for."""

from collections.abc import Sequence
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.matching.placing import PlacedItem
from bidbuilder.domain.matching.readings import in_unit, show_quantity
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.requirements import Requirement

_ENOUGH = translatable("{offered} in the solution against {bound} asked for.")
_TOO_FEW = translatable("{offered} in the solution, but {bound} asked for: {margin} missing.")
_UNITS_DIFFER = translatable("The quantity of “{item}” is in {unit}, but {bound} is asked for.")


def check_quantity(requirement: Requirement, items: Sequence[PlacedItem]) -> Proof | None:
    """The proof of the quantity rule; None where the requirement names no quantity or nothing answers it.

    Too few is *partly met* (something is there). Units are converted; counted units and a missing unit count as pieces.
    """
    if requirement.quantity is None or not items:
        return None
    unit = requirement.unit
    bound = show_quantity(requirement.quantity, unit)
    total = Decimal(0)
    for item in items:
        quantity = find_in_unit(item.quantity, item.node.unit, unit)
        if quantity is None:
            params = {"item": item.title, "unit": item.node.unit, "bound": bound}
            return Proof(
                verdict=Verdict.UNKNOWN, message=_UNITS_DIFFER, params=params, property="quantity", bound=bound
            )
        total += quantity
    missing = requirement.quantity - total
    shown = show_quantity(total, unit)
    return Proof(
        verdict=Verdict.PARTLY if missing > 0 else Verdict.MET,
        message=_TOO_FEW if missing > 0 else _ENOUGH,
        params={"offered": shown, "bound": bound, "margin": show_quantity(abs(missing), unit)},
        property="quantity",
        operator=Operator.AT_LEAST.value,
        bound=bound,
        offered=shown,
        canonical_bound=(requirement.quantity, None),
        canonical_offered=(total, total),
        canonical_unit=unit,
        margin=-missing,
    )


def find_in_unit(quantity: Decimal, unit: str, target: str) -> Decimal | None:
    """A quantity in another unit; None if the units measure different things. Counted units are all one unit."""
    if unit == target or (is_counted(unit) and is_counted(target)):
        return quantity
    try:
        return in_unit(quantity, unit, target)
    except Refusal:
        return None


def is_counted(unit: str) -> bool:
    """Whether a quantity in that unit is a number of things; a missing unit is."""
    found = find_unit(unit) if unit else None
    return not unit or (found is not None and found.is_counted)
