"""Words for needs settled for less and capacities taken to be more: amounts in the unit the buyer wrote."""

from collections.abc import Mapping
from decimal import Context, Decimal

from bidbuilder.composer.sourcing.asked_only import thing_of_room
from bidbuilder.composer.sourcing.building import offering_of_supply
from bidbuilder.composer.sourcing.wishes import Settled
from bidbuilder.domain.basics.units import beside
from bidbuilder.domain.matching.readings import find_decimal
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.requirements import Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.i18n.formats import format_number
from bidbuilder.web.language import _, current_language
from bidbuilder.web.trade_words import unit_after

_SHOWN = Context(prec=6)


def way_to(one: Settled, tender: Tender, offerings: Mapping[int, str]) -> str:
    """What a way out asks for; `offerings` are names by id."""
    params = _params(one, tender, offerings)
    if offering_of_supply(one.name) is not None:
        return _("Count on {value} of {name} being free instead of {present}", **params)
    if thing_of_room(one.name) is not None:
        return _("Allow up to {value} for {name} instead of {present}", **params)
    if _is_limit(one.name, tender):
        return _("Allow {value} for {name} instead of {present}", **params)
    return _("Settle for {value} for {name} instead of {present}", **params)


def settled_words(one: Settled, tender: Tender, offerings: Mapping[int, str]) -> str:
    """The same as a rule of a run."""
    params = _params(one, tender, offerings)
    if offering_of_supply(one.name) is not None:
        return _("{value} of {name} taken as free instead of {present}", **params)
    if thing_of_room(one.name) is not None or _is_limit(one.name, tender):
        return _("up to {value} for {name} instead of {present}", **params)
    return _("settled for {value} for {name} instead of {present}", **params)


def _params(one: Settled, tender: Tender, offerings: Mapping[int, str]) -> dict[str, str]:
    """The name, and both amounts in words."""
    offering, requirement = offering_of_supply(one.name), _requirement(one.name, tender)
    if offering is not None:
        name = offerings.get(offering) or _("an offering that is gone")
    else:
        name = requirement.number if requirement is not None else one.name
    value, present = (_amount(amount, one, requirement) for amount in (one.amount, one.instead_of))
    return {"value": value, "present": present, "name": name}


def _amount(amount: Decimal, one: Settled, requirement: Requirement | None) -> str:
    """An amount of the problem as the buyer counts: a quantity of a thing, or in the unit of the condition."""
    condition = _condition(one.name, requirement)
    written = find_decimal(condition.values[0]) if condition is not None and condition.values else None
    if condition is not None and written and one.instead_of:
        amount = amount * written / one.instead_of
    unit = condition.unit if condition is not None else requirement.unit if requirement is not None else ""
    shown = amount if amount == amount.to_integral_value() else _SHOWN.plus(amount)
    return beside(format_number(current_language(), shown), unit_after(shown, unit))


def _requirement(name: str, tender: Tender) -> Requirement | None:
    return tender.find_requirement((thing_of_room(name) or name).partition("#")[0])


def _condition(name: str, requirement: Requirement | None) -> Constraint | None:
    """The condition of a requirement of the whole system that is this need or limit."""
    if requirement is None or requirement.scope is not Scope.SYSTEM:
        return None
    place = name.partition("#")[2]
    conditions = requirement.confirmed_constraints
    number = int(place) if place.isdecimal() else 0
    return conditions[number] if number < len(conditions) else None


def _is_limit(name: str, tender: Tender) -> bool:
    condition = _condition(name, _requirement(name, tender))
    return condition is not None and condition.operator is Operator.AT_MOST
