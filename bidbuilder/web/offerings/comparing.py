"""Offerings side by side: facts, prices for those who may see them, and every property any of them states."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import searching
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.offerings.blueprint import room


@room.get("/offerings/compare")
@access(Permission.SIGNED_IN)
def compare() -> ResponseReturnValue:
    """Up to six offerings beside each other."""
    chosen = [key for one in request.args.getlist("chosen") if (key := find_key(one))]
    compared = searching.compare_offerings(the_database(), current_actor(), chosen)
    return render_template(
        "offerings/compare.html",
        compared=compared,
        properties=_rows([offering for offering, _, _ in compared]),
        sees_prices=any(prices for _, _, prices in compared),
        is_cut=len(set(chosen)) > searching.MOST_COMPARED,
        most=searching.MOST_COMPARED,
    )


def _rows(offerings: list[Offering]) -> list[tuple[PropertyValue, list[PropertyValue | None]]]:
    """A value to name each property by, and what every offering states of it; what most of them state comes first."""
    known: dict[str, PropertyValue] = {}
    for value in (value for one in offerings for value in one.properties):
        known.setdefault(value.key or value.source_name, value)
    stated = [{value.key or value.source_name: value for value in one.properties} for one in offerings]
    rows = [(value, [one.get(key) for one in stated]) for key, value in known.items()]
    return sorted(rows, key=lambda row: row[1].count(None))
