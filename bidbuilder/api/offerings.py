"""`GET /api/offerings`: the catalogue's search as JSON, for the person who is signed in, with the same sight as the pages."""

from datetime import datetime
from typing import Any, cast

from flask import Blueprint, current_app, g, request
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.i18n.messages import render_message
from bidbuilder.services.searching import map_prices, search_by_text
from bidbuilder.storage.database import Database
from bidbuilder.storage.offering_lists import OfferingRow

room = Blueprint("api", __name__, url_prefix="/api")

_MOST_ROWS, _LAST_PAGE = 200, 100_000
_LANGUAGES = ("en", "da")


class ArgumentUnusable(Refusal):
    """An argument of the address is not what it has to be."""

    code = "argument-unusable"
    message = translatable("“{argument}” cannot be “{value}”.")
    hint = translatable("Use one of: {values}.")


@room.get("/offerings")
def list_offerings() -> ResponseReturnValue:
    """One page of the offerings a query finds: `q`, `page`, `limit` (up to 200), `sort`, `language`, `facets=yes`."""
    database = cast("Database", current_app.extensions["bidbuilder.database"])
    actor, language = cast("Actor", g.actor), _chosen("language", _LANGUAGES)
    limit, page = _whole("limit", 50, _MOST_ROWS), _whole("page", 1, _LAST_PAGE)
    order = Order(_chosen("sort", tuple(Order)))
    paging = Paging(order=order, language=language, limit=limit, offset=(page - 1) * limit)
    with_facets = request.args.get("facets") == "yes"
    found = search_by_text(database, actor, request.args.get("q", ""), paging, with_facets=with_facets)
    prices = map_prices(database, actor, [row.id for row in found.rows]) if found.sees_prices else {}
    answer: dict[str, Any] = {
        "query": " ".join(part.text for part in found.parts),
        "count": found.count,
        "page": page,
        "pages": max(1, -(-found.count // limit)),
        "items": [_item(row, prices.get(row.id)) for row in found.rows],
        "slips": [{"typed": typed, "taken": taken} for typed, taken in found.slips],
        "findings": [_finding(one, language) for one in found.findings],
    }
    if with_facets:
        answer["facets"] = [
            {
                "name": group.name,
                "values": [{"label": one.label, "count": one.count, "query": one.text} for one in group.entries],
            }
            for group in found.facets
        ]
    return answer


# Read by the application's gate, as the marks of pages are.
list_offerings.permissions = frozenset({Permission.SIGNED_IN})  # type: ignore[attr-defined]


@room.errorhandler(Refusal)
def tell_refusal(refusal: Refusal) -> ResponseReturnValue:
    """What was refused, as the command line tells it too."""
    message, hint = (render_message("en", words, refusal.params) for words in (refusal.message, refusal.hint))
    return {"error": {"code": refusal.code, "message": message, "where": refusal.where or "", "hint": hint}}, 400


def _item(row: OfferingRow, prices: PriceList | None) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "organisation": {"id": row.organisation_id, "name": row.organisation},
        "kind": row.kind,
        "state": row.state,
        "version": row.version,
        "changed_at": _moment(row.changed_at),
    }
    if prices is not None:
        steps = ((table, step) for table in prices.tables for step in table.breaks)
        item["prices"] = [
            {
                "currency": table.currency,
                "from_quantity": f"{step.from_quantity:f}",
                "amount": f"{step.unit_price:f}",
                "per": f"{table.per:f}",
            }
            for table, step in steps
        ]
    return item


def _moment(moment: datetime) -> str:
    return moment.isoformat()


def _finding(finding: Finding, language: str) -> dict[str, str]:
    message, hint = (render_message(language, words, finding.params) for words in (finding.message, finding.hint))
    where = finding.params.get("position", "")
    return {"severity": finding.severity, "code": finding.code, "message": message, "where": where, "hint": hint}


def _chosen(name: str, values: tuple[str, ...]) -> str:
    given = request.args.get(name, values[0])
    if given not in values:
        raise ArgumentUnusable(where=name, argument=name, value=given, values=", ".join(values))
    return given


def _whole(name: str, default: int, most: int) -> int:
    given = request.args.get(name, str(default))
    if not (given.isascii() and given.isdigit() and len(given) < 8 and 1 <= int(given) <= most):
        raise ArgumentUnusable(where=name, argument=name, value=given, values=f"1…{most}")
    return int(given)
