"""The way of each line from its quoted Incoterm to the tender's: which legs it lacks, and which cost of the lead pays them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.pricing.build_up import CostLine, SharedCost
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable
from bidbuilder.domain.pricing.incoterms import (
    LEGS_AFTER_BORDER,
    WATERWAY_TERMS,
    Incoterm,
    Leg,
    crosses_customs,
    does_seller_pay,
    find_incoterm,
    included_beyond,
    missing_legs,
)

_UNSTATED = translatable("Costs on the way to {terms} are not stated yet: {number}, for {lines}.")
_STATE = translatable("State what each of them costs under “Costs”, zero if it costs nothing.")
_BEYOND = translatable("{line} is quoted {quoted}, which is more than {terms} asks for.")
_ASK_AGAIN = translatable("Ask the member for a price under the tender's own term, or leave it as it is.")
_WATERWAY = translatable("{terms} is meant for ships only; for containers and lorries another term is right.")
_ASK_BUYER = translatable("Ask the buyer which term is meant, and how the goods are to travel.")
_NOT_CARRIED = translatable("“{title}” is in no price, because no line needs it.")
_CHECK_SCOPE = translatable("Check what it is for and whom it is for, or take it out.")

_CARRIAGE = frozenset(
    {
        Leg.LOADING,
        Leg.PRE_CARRIAGE,
        Leg.ORIGIN_TERMINAL,
        Leg.ON_BOARD,
        Leg.MAIN_CARRIAGE,
        Leg.DESTINATION_TERMINAL,
        Leg.ON_CARRIAGE,
    }
)
# What a cost without a leg of its own pays for, by its kind.
_LEGS_OF_KIND: Mapping[str, frozenset[Leg]] = {"freight": _CARRIAGE, "insurance": frozenset({Leg.INSURANCE})}
# Terms whose named place is beyond the border: the carriage in the buyer's country can be told apart from that to it.
ARRIVAL_TERMS = frozenset({Incoterm.DAP, Incoterm.DPU, Incoterm.DDP})
_INLAND_LEGS = frozenset({Leg.DESTINATION_TERMINAL, Leg.ON_CARRIAGE, Leg.UNLOADING})
INLAND = "inland"
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where the bid delivers: the tender's Incoterm with its named place, the buyer's country, and when.

    `duties` is the lead's table; `day` is when the goods are expected at the border. `term` is None where the tender
    names none: then nobody knows what is missing, and costs are shared over all lines.
    """

    term: Incoterm | None = None
    place: str = ""
    country: str = ""
    day: date | None = None
    duties: DutyTable = DutyTable()

    @property
    def words(self) -> str:
        """Term and named place, such as `CIP Gdańsk`."""
        return f"{self.term or ''} {self.place}".strip()

    def find_rate(self, line: CostLine) -> DutyRate | None:
        """The rate of duty and tax that holds for a line; services take that of no HS code."""
        if not self.country:
            return None
        code = "" if line.is_service else line.hs_code
        return self.duties.find_rate(self.country, code, line.country_of_origin, self.day)

    def pays_duty_on(self, line: CostLine) -> bool:
        """Whether the seller pays import duty on a line: its term says so and the goods pass customs."""
        is_ours = self.term is not None and does_seller_pay(self.term, Leg.DUTIES)
        is_at_border = not (line.is_service or line.is_imported)
        return is_ours and is_at_border and crosses_customs(line.country_of_origin, self.country)


def needed_legs(line: CostLine, delivery: Delivery) -> tuple[Leg, ...]:
    """What lies between the line's quoted term and the tender's. A line that names no term is taken to be quoted EXW."""
    if delivery.term is None or line.is_service:
        return ()
    customs = not line.is_imported and crosses_customs(line.country_of_origin, delivery.country)
    return missing_legs(_quoted(line), delivery.term, customs=customs)


def legs_of(cost: SharedCost) -> frozenset[Leg]:
    """The legs a cost pays for; none for costs that have nothing to do with the way."""
    return frozenset({Leg(cost.leg)}) if cost.leg else _LEGS_OF_KIND.get(cost.kind, frozenset())


def is_carried_by(cost: SharedCost, line: CostLine, delivery: Delivery) -> bool:
    """Whether a line carries its part of a cost: it is for this line or member or all, and the line lacks that leg."""
    if cost.item_key and cost.item_key != line.item_key:
        return False
    if cost.organisation_id is not None and cost.organisation_id != line.organisation_id:
        return False
    if cost.kind == INLAND and line.is_service:
        return False
    paid = legs_of(cost)
    return not paid or delivery.term is None or bool(paid & set(needed_legs(line, delivery)))


def is_paid_beyond_border(cost: SharedCost) -> bool:
    """Whether all of a cost is paid after the goods crossed the border, so that it is no part of their customs value."""
    paid = legs_of(cost)
    return cost.kind == INLAND or bool(paid and paid <= LEGS_AFTER_BORDER)


def is_inland(cost: SharedCost, line: CostLine, delivery: Delivery) -> bool:
    """Whether a cost is what price schedules call inland transport: to a final destination beyond the named place always; of
    goods that are made or already lie in the buyer's country the whole way; of goods from abroad, under terms that name a place
    beyond the border, what comes after their arrival. Under the others the price to the named place is one."""
    paid = legs_of(cost)
    if cost.kind == INLAND:
        return True
    if line.is_imported or (line.country_of_origin and line.country_of_origin == delivery.country):
        return bool(paid)
    return delivery.term in ARRIVAL_TERMS and bool(paid and paid <= _INLAND_LEGS)


def unstated_legs(line: CostLine, costs: Sequence[SharedCost], delivery: Delivery) -> tuple[Leg, ...]:
    """The legs a line lacks and no cost pays for; a duty that the lead's table has is paid."""
    paid = frozenset[Leg]().union(*(legs_of(cost) for cost in costs if is_carried_by(cost, line, delivery)))
    if delivery.find_rate(line) is not None:
        paid |= {Leg.DUTIES}
    return tuple(leg for leg in needed_legs(line, delivery) if leg not in paid)


def list_logistics_findings(
    lines: Sequence[CostLine], costs: Sequence[SharedCost], delivery: Delivery
) -> tuple[Finding, ...]:
    """Legs nobody has stated, quotes that include more than is asked for, and terms that do not fit how goods travel."""
    if delivery.term is None:
        return ()
    found = []
    lacking = {line.title: legs for line in lines if (legs := unstated_legs(line, costs, delivery))}
    if lacking:
        unstated = {leg for one in lacking.values() for leg in one}
        params = {"terms": delivery.words, "number": str(len(unstated)), "lines": _some(list(lacking))}
        found.append(_caution("legs-unstated", _UNSTATED, _STATE, params))
    for line in lines:
        if not line.is_service and included_beyond(_quoted(line), delivery.term):
            params = {"line": line.title, "quoted": line.incoterm, "terms": delivery.words}
            found.append(_caution("quoted-beyond", _BEYOND, _ASK_AGAIN, params, line.item_key))
    if delivery.term in WATERWAY_TERMS:
        found.append(_caution("waterway-term", _WATERWAY, _ASK_BUYER, {"terms": delivery.words}))
    return tuple(found)


def not_carried(cost: SharedCost) -> Finding:
    """What to say of a cost that no line needs."""
    return _caution("cost-not-carried", _NOT_CARRIED, _CHECK_SCOPE, {"title": cost.title})


def _quoted(line: CostLine) -> Incoterm:
    return find_incoterm(line.incoterm) or Incoterm.EXW


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (f" (+{len(names) - _NAMED})" if len(names) > _NAMED else "")


def _caution(code: str, message: str, hint: str, params: Mapping[str, str], key: str = "") -> Finding:
    where = {**params, "page": "costs", "key": key}
    return Finding(severity=Severity.WARNING, code=code, message=message, hint=hint, params=where)
