"""What can go wrong with a cost and who carries it: contingency by risk class, and the risk of each exchange rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskClass:
    """A class of risk with its contingency in per cent. A class with a `source` (quote, list, plug, lead) holds for every
    line priced from it; one without holds for the lines it is given to."""

    name: str
    percent: Decimal
    source: str = ""


class RiskBearer(StrEnum):
    """Who bears the risk that a rate moves between the bid and the payment."""

    LEAD = "lead"
    MEMBER = "member"
    BUYER = "buyer"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRisk:
    """Who bears the risk of one currency; `forward_percent` is what the lead adds to amounts of it when it is the lead."""

    currency: str
    bearer: RiskBearer = RiskBearer.LEAD
    forward_percent: Decimal = Decimal(0)

    @property
    def added_percent(self) -> Decimal:
        """What comes on top of the converted amount: the forward mark-up where the lead bears the risk, else nothing."""
        return self.forward_percent if self.bearer is RiskBearer.LEAD else Decimal(0)


def contingency_for(
    item_key: str,
    source: str,
    classes: Sequence[RiskClass],
    given: Sequence[tuple[str, str]],
    otherwise: Decimal,
) -> tuple[Decimal, str]:
    """The contingency of a line in per cent and the class it comes from (`""`: that of the bid).

    A class given to the line (`given`: item key, name of the class) comes first, then the class of its source.
    """
    by_name = {one.name: one for one in classes}
    named = by_name.get(dict(given).get(item_key, ""))
    found = named or next((one for one in classes if one.source and one.source == source), None)
    return (otherwise, "") if found is None else (found.percent, found.name)
