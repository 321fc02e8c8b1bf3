"""Which price schedule a line goes to: by origin in a call for goods, by origin and kind of work in a call for plant."""

from collections.abc import Sequence
from decimal import Decimal

from bidbuilder.domain.basics.money import RoundingMode, round_to_step, rounding_step
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.pricing.calculation import portion_class
from bidbuilder.domain.pricing.currencies import Portion

# Division 71 of the CPV: architectural, construction, engineering and inspection services.
_DESIGN_CPV = "71"


def schedule_of(
    line: PricedLine, buyer_country: str, *, is_plant: bool = False, offering: Offering | None = None
) -> str:
    """The code of the line's schedule.

    Goods: services, domestic (made in the buyer's country), imported (from elsewhere, but there already) or abroad, which
    everything else is. Plant: plant-abroad, plant-domestic (which both others are), design or installation (and other
    services). A service is design by its CPV; a competence also without one.
    """
    if line.is_service:
        if not is_plant:
            return "services"
        return "design" if _is_design(offering) else "installation"
    if line.country_of_origin and line.country_of_origin == buyer_country:
        return "plant-domestic" if is_plant else "domestic"
    if line.is_imported:
        return "plant-domestic" if is_plant else "imported"
    return "plant-abroad" if is_plant else "abroad"


def _is_design(offering: Offering | None) -> bool:
    if offering is None:
        return False
    cpv = offering.classification.get("CPV", "")
    return cpv.startswith(_DESIGN_CPV) if cpv else offering.kind is OfferingKind.COMPETENCE


def local_portion(line: PricedLine, portions: Sequence[Portion], buyer_country: str, currency: str) -> Decimal:
    """What of a line's total is asked for in other currencies than the bid's, rounded down to its smallest amount."""
    of = portion_class(line, buyer_country)
    percent = sum((one.percent for one in portions if one.of == of and one.currency != currency), Decimal(0))
    return round_to_step(line.total * percent / 100, rounding_step(currency), RoundingMode.DOWN)
