"""A gate about calls that came as a bill of quantities: the buyer's positions that nothing in the solution answers."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import caution
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.tenders.requirements import Level

_BILLS = (".x81", ".x82", ".x83", ".x83z")
_OPEN = translatable("Positions of the buyer's bill that nothing in the solution answers: {numbers}.")
_ANSWER = translatable("Say at the items which positions they answer; a position without a price may rule the bid out.")
_NAMED = 8


def list_position_findings(dossier: Dossier) -> Iterator[Finding]:
    """One finding for all positions with a quantity that would go out without a price."""
    answered = {key for item in dossier.solution.items() for key in item.answers}
    found = [
        one.number
        for one in dossier.tender.requirements
        if (one.source.file or "").lower().endswith(_BILLS)
        and one.quantity is not None
        and one.level is not Level.INFORMATION
        and one.key not in answered
    ]
    if found:
        numbers = ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        yield caution("position-unpriced", _OPEN, _ANSWER, "requirements", numbers=numbers)
