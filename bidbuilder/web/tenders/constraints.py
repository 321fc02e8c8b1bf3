"""The conditions of a requirement: confirm or refuse proposals, set conditions by hand, take them away."""

from urllib.parse import urlencode

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.basics.units import get_unit
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, ConstraintState, Operator
from bidbuilder.i18n.formats import decimal_mark
from bidbuilder.services import tenders
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.filters import filter_from
from bidbuilder.web.trade_words import find_properties

CONDITION_FIELDS = ("property", "operator", "values", "unit", "aggregate", "position")


class PropertyNotInDictionary(Refusal):
    """The typed name is no property of the dictionary."""

    code = "property-not-in-dictionary"
    message = translatable("“{name}” is not in the property dictionary.")
    hint = translatable("Choose one of the names offered while you type.")


class ValuesMissing(Refusal):
    """The operator needs other values than were given."""

    code = "values-missing"
    message = translatable("This condition needs {count} values.")
    hint = translatable("Write them with a semicolon between them.")


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/confirm")
@access(Permission.MANAGE_TENDERS)
def confirm_conditions(tender_id: int, key: str) -> ResponseReturnValue:
    """Confirm one proposal, or all of them."""
    position = request.form.get("position", type=int)
    which = None if position is None else (position,)
    tenders.confirm_proposals(the_database(), current_actor(), tender_id, key, _revision(), which, now=now())
    return _back(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/refuse")
@access(Permission.MANAGE_TENDERS)
def refuse_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Refuse one proposal."""
    position = request.form.get("position", type=int) or 0
    tenders.refuse_proposal(the_database(), current_actor(), tender_id, key, _revision(), position, now=now())
    return _back(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/remove")
@access(Permission.MANAGE_TENDERS)
def remove_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Take a condition away."""
    position = request.form.get("position", type=int) or 0
    tenders.remove_constraint(the_database(), current_actor(), tender_id, key, _revision(), position, now=now())
    return _back(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions")
@access(Permission.MANAGE_TENDERS)
def set_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Add a condition, or replace the one at a position."""
    position = request.form.get("position", type=int)
    try:
        constraint = _constraint_from_form()
        tenders.set_constraint(
            the_database(), current_actor(), tender_id, key, _revision(), constraint, position, now=now()
        )
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
        typed = {f"typed-{name}": request.form.get(name, "") for name in CONDITION_FIELDS}
        address = url_for("tenders.show_requirement", tender_id=tender_id, key=key)
        return redirect(f"{address}?{urlencode(typed)}")
    flash(_("The condition is saved."), "success")
    return _back(tender_id, key)


def _constraint_from_form() -> Constraint:
    typed = request.form
    definition = _definition(typed.get("property", ""))
    operator = Operator(typed.get("operator", Operator.AT_LEAST.value))
    unit = typed.get("unit", "").strip()
    if unit:
        unit = get_unit(unit).symbol
    aggregate = typed.get("aggregate", "")
    return Constraint(
        property=definition.key,
        operator=operator,
        values=_values(definition, operator, typed.get("values", "")),
        unit=unit or definition.unit,
        aggregate=Aggregate(aggregate) if aggregate else None,
        state=ConstraintState.CONFIRMED,
    )


def _definition(name: str) -> PropertyDefinition:
    dictionary = standard_dictionary()
    found = dictionary.find_key(name.strip()) or dictionary.find(name.strip())
    if found is None:
        raise PropertyNotInDictionary(where="property", name=name)
    return found


def _values(definition: PropertyDefinition, operator: Operator, typed: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in typed.split(";") if part.strip())
    needed = {Operator.PRESENT: 0, Operator.BETWEEN: 2, Operator.CONTAINS: 2}.get(operator, 1)
    if len(parts) < needed:
        raise ValuesMissing(where="values", count=needed)
    if definition.kind in {ValueKind.NUMBER, ValueKind.INTERVAL}:
        mark = decimal_mark(current_language())
        return tuple(str(read_number(part, mark)) for part in parts)
    return parts


def _revision() -> int:
    return request.form.get("revision", type=int) or 0


def _back(tender_id: int, key: str) -> ResponseReturnValue:
    chosen = filter_from(request.args).arguments()
    return redirect(url_for("tenders.show_requirement", tender_id=tender_id, key=key, **chosen))


@room.get("/tenders/property-names")
@access(Permission.SIGNED_IN)
def list_property_names() -> ResponseReturnValue:
    """Options of a `datalist`: names of properties that fit what is being typed."""
    return render_template("tenders/property_options.html", found=find_properties(request.args.get("words", "")))
