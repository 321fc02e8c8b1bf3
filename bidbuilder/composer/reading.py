"""Reads the JSON of `bidbuilder compose` into a `Problem`, strictly: what cannot be used is refused with its place.

Fields this reader does not know are left alone, as the interface promises that fields may be added; `unknown_fields` lists
them.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from bidbuilder.composer.fields import (
    Fields,
    amounts,
    duplicates_refused,
    elements,
    number_of,
    optional,
    pairs,
    plain_number,
    share_of,
    text_of,
    whole_of,
)
from bidbuilder.composer.problem import (
    ONE,
    ZERO,
    Against,
    Aim,
    AlternativesWish,
    Capacity,
    Lot,
    LotDiscount,
    Member,
    Need,
    Objective,
    Offer,
    Pin,
    PriceTier,
    Problem,
    Rules,
    TradeOff,
)
from bidbuilder.composer.refusals import (
    DuplicateId,
    NotJson,
    OutOfRange,
    ProblemTooLarge,
    QuantitiesContradict,
    SharesExceedWhole,
    UnknownReference,
    WrongKind,
)

LARGEST = {
    "needs": 200_000,
    "members": 200_000,
    "capacities": 200_000,
    "offers": 2_000_000,
    "lots": 1_000,
    "lot_discounts": 1_000,
}
LARGEST_FRONTIER = 200
LARGEST_ALTERNATIVES = 50
Named = TypeVar("Named", Need, Member, Capacity, Offer, Lot, LotDiscount)


def read_problem(text: str | bytes) -> Problem:
    """The problem in a JSON text. Raises a `Refusal` that names the field (`offers[3].prices[0].unit_price`)."""
    return problem_of(parse_problem(text))


def parse_problem(text: str | bytes) -> Any:
    """The JSON of a problem with its numbers as they are written. Raises `NotJson`, `DuplicateKey`."""
    try:
        return json.loads(text, parse_float=str, parse_constant=str, object_pairs_hook=duplicates_refused)
    except UnicodeDecodeError as broken:
        raise NotJson(reason="it is not UTF-8") from broken
    except json.JSONDecodeError as broken:
        raise NotJson(reason=broken.msg, where=f"line {broken.lineno}, column {broken.colno}") from broken
    except RecursionError as deep:
        raise NotJson(reason="it is nested too deeply") from deep
    except ValueError as broken:
        raise NotJson(reason="a number in it is too long") from broken


def problem_of(data: object) -> Problem:
    """The problem in already parsed JSON (numbers as strings or integers). Raises a `Refusal` that names the field."""
    fields = Fields.of(data, "")
    problem = Problem(
        needs=_listed(fields, "needs", _need),
        members=_listed(fields, "members", _member, required=False),
        capacities=_listed(fields, "capacities", _capacity, required=False),
        offers=_listed(fields, "offers", _offer),
        rules=_rules(fields.object("rules")),
        objective=_objective(fields),
        trade_off=_trade_off(fields),
        alternatives=_alternatives(fields),
        lots=_listed(fields, "lots", _lot, required=False),
        discounts=_listed(fields, "lot_discounts", _lot_discount, required=False),
    )
    _check_references(problem)
    return problem


def _listed(fields: Fields, name: str, read: Callable[[Fields], Named], required: bool = True) -> tuple[Named, ...]:
    rows = elements(fields.required(name) if required else fields.get(name), name)
    if len(rows) > LARGEST[name]:
        raise ProblemTooLarge(where=name, count=len(rows), what=name, limit=LARGEST[name])
    found: dict[str, Named] = {}
    for index, row in enumerate(rows):
        one = read(Fields.of(row, f"{name}[{index}]"))
        if one.id in found:
            raise DuplicateId(where=f"{name}[{index}].id", id=one.id)
        found[one.id] = one
    return tuple(found.values())


def _need(fields: Fields) -> Need:
    return Need(
        id=text_of(fields.required("id"), fields.at("id")),
        quantity=fields.number("quantity", ONE),
        is_mandatory=fields.flag("mandatory", True),
        points=fields.number("points", ZERO),
        lot=optional(text_of, fields, "lot"),
    )


def _lot(fields: Fields) -> Lot:
    return Lot(
        id=text_of(fields.required("id"), fields.at("id")),
        value=fields.number("value", ZERO),
    )


def _lot_discount(fields: Fields) -> LotDiscount:
    where = fields.at("lots")
    lots = [text_of(one, f"{where}[{place}]") for place, one in enumerate(elements(fields.required("lots"), where))]
    if not lots:
        raise WrongKind(where=where, value="[]", wanted="a list with at least one lot")
    return LotDiscount(
        id=text_of(fields.required("id"), fields.at("id")),
        lots=tuple(dict.fromkeys(lots)),
        share=share_of(fields.get("share", "0"), fields.at("share")),
        amount=fields.number("amount", ZERO),
    )


def _member(fields: Fields) -> Member:
    return Member(
        id=text_of(fields.required("id"), fields.at("id")),
        fixed_cost=fields.number("fixed_cost", ZERO),
        min_share=optional(share_of, fields, "min_share"),
        max_share=optional(share_of, fields, "max_share"),
    )


def _capacity(fields: Fields) -> Capacity:
    return Capacity(
        id=text_of(fields.required("id"), fields.at("id")),
        amount=fields.number("amount"),
    )


def _offer(fields: Fields) -> Offer:
    least = fields.number("min_quantity", ZERO)
    most = optional(number_of, fields, "max_quantity")
    if most is not None and most < least:
        raise QuantitiesContradict(where=fields.at("min_quantity"), low=least, high=most)
    return Offer(
        id=text_of(fields.required("id"), fields.at("id")),
        member=optional(text_of, fields, "member"),
        answers=amounts(fields, "answers"),
        points=amounts(fields, "points"),
        min_quantity=least,
        max_quantity=most,
        is_integer=fields.flag("integer", True),
        fixed_cost=fields.number("fixed_cost", ZERO),
        prices=_prices(fields),
        uses=amounts(fields, "uses"),
        lead_time_days=optional(whole_of, fields, "lead_time_days"),
        local_share=optional(share_of, fields, "local_share"),
        origin=optional(text_of, fields, "origin"),
    )


def _prices(fields: Fields) -> tuple[PriceTier, ...]:
    where = fields.at("prices")
    rows = elements(fields.required("prices"), where)
    if not rows:
        raise WrongKind(where=where, value="[]", wanted="a list with at least one price")
    tiers: dict[Decimal, PriceTier] = {}
    for index, one in enumerate(rows):
        start, price = plain_number(one, "from", ZERO), plain_number(one, "unit_price")
        if start is None or price is None or start in tiers:
            row = Fields.of(one, f"{where}[{index}]")
            start, price = row.number("from", ZERO), row.number("unit_price")
            if start in tiers:
                raise DuplicateId(where=row.at("from"), id=start)
        tiers[start] = PriceTier(from_quantity=start, unit_price=price)
    return tuple(tiers[start] for start in sorted(tiers)) if len(tiers) > 1 else tuple(tiers.values())


def _rules(fields: Fields) -> Rules:
    return Rules(
        max_members=optional(whole_of, fields, "max_members"),
        requires=pairs(fields, "requires"),
        excludes=pairs(fields, "excludes"),
        pinned=_pins(fields),
        barred=_names(fields, "barred"),
        origins=_names(fields, "origins") if fields.get("origins") is not None else None,
        min_local_share=optional(share_of, fields, "min_local_share"),
        max_lead_time_days=optional(whole_of, fields, "max_lead_time_days"),
        budget=optional(number_of, fields, "budget"),
        **_lots_wanted(fields),
    )


def _names(fields: Fields, name: str) -> tuple[str, ...]:
    where = fields.at(name)
    rows = elements(fields.get(name), where)
    return tuple(text_of(one, f"{where}[{index}]") for index, one in enumerate(rows))


def _lots_wanted(fields: Fields) -> dict[str, Any]:
    """Which lots have to be answered: `all`, `any`, or an object with the least and the most of them."""
    value = fields.get("lots", "all")
    if value == "all":
        return {}
    if value == "any":
        return {"may_leave_lots": True, "least_lots": 1}
    if isinstance(value, str):
        raise WrongKind(where=fields.at("lots"), value=value, wanted="all, any or an object with least and most")
    range_ = Fields.of(value, fields.at("lots"))
    least, most = optional(whole_of, range_, "least"), optional(whole_of, range_, "most")
    if least is not None and most is not None and most < least:
        raise QuantitiesContradict(where=range_.at("least"), low=least, high=most)
    return {"may_leave_lots": True, "least_lots": least, "most_lots": most}


def _pins(fields: Fields) -> tuple[Pin, ...]:
    pins: dict[str, Pin] = {}
    for index, row in enumerate(elements(fields.get("pinned"), fields.at("pinned"))):
        one = Fields.of(row, f"{fields.at('pinned')}[{index}]")
        offer = text_of(one.required("offer"), one.at("offer"))
        if offer in pins:
            raise DuplicateId(where=one.at("offer"), id=offer)
        pins[offer] = Pin(offer=offer, quantity=number_of(one.required("quantity"), one.at("quantity")))
    return tuple(pins.values())


def _objective(fields: Fields) -> Objective:
    value = fields.get("objective", "cost")
    if isinstance(value, str):
        if value not in (Aim.COST, Aim.SCORE):
            raise WrongKind(where="objective", value=value, wanted="cost, score or an object with two weights")
        return Objective(aim=Aim(value))
    weights = Fields.of(value, "objective")
    price = number_of(weights.required("price_weight"), weights.at("price_weight"))
    quality = number_of(weights.required("quality_weight"), weights.at("quality_weight"))
    if price == quality == ZERO:
        raise WrongKind(where="objective", value="0 and 0", wanted="two weights of which one is above zero")
    return Objective(aim=Aim.WEIGHTED, price_weight=price, quality_weight=quality)


def _trade_off(fields: Fields) -> TradeOff | None:
    if fields.get("trade_off") is None:
        return None
    wish = fields.object("trade_off")
    points = whole_of(wish.get("points", 12), wish.at("points"))
    if points < 1:
        raise OutOfRange(where=wish.at("points"), value=points, low="1", high=str(LARGEST_FRONTIER))
    if points > LARGEST_FRONTIER:
        raise ProblemTooLarge(where=wish.at("points"), count=points, what="points", limit=LARGEST_FRONTIER)
    against = wish.required("against")
    if against not in tuple(Against):
        raise WrongKind(where=wish.at("against"), value=against, wanted="members, score or lead_time")
    return TradeOff(points=points, against=Against(against))


def _alternatives(fields: Fields) -> AlternativesWish | None:
    if fields.get("alternatives") is None:
        return None
    wish = fields.object("alternatives")
    count = whole_of(wish.get("count", 3), wish.at("count"))
    if count > LARGEST_ALTERNATIVES:
        raise ProblemTooLarge(where=wish.at("count"), count=count, what="alternatives", limit=LARGEST_ALTERNATIVES)
    return AlternativesWish(count=count, least_difference=whole_of(wish.get("differ", 1), wish.at("differ")))


def _check_references(problem: Problem) -> None:
    needs = {need.id for need in problem.needs}
    capacities = {capacity.id for capacity in problem.capacities}
    offers = {offer.id for offer in problem.offers}
    for index, offer in enumerate(problem.offers):
        _known(offer.answers, needs, "need", f"offers[{index}].answers")
        _known(offer.points, needs, "need", f"offers[{index}].points")
        _known(offer.uses, capacities, "capacity", f"offers[{index}].uses")
    lots = {lot.id for lot in problem.lots}
    _known((need.lot for need in problem.needs if need.lot is not None), lots, "lot", "needs")
    for index, discount in enumerate(problem.discounts):
        _known(discount.lots, lots, "lot", f"lot_discounts[{index}].lots")
    _check_shares(problem)
    rules = problem.rules
    _known((one for pair in rules.requires for one in pair), offers, "offer", "rules.requires")
    _known((one for pair in rules.excludes for one in pair), offers, "offer", "rules.excludes")
    _known((pin.offer for pin in rules.pinned), offers, "offer", "rules.pinned")
    _known(rules.barred, offers, "offer", "rules.barred")


def _check_shares(problem: Problem) -> None:
    """No lot may have more taken off than it costs."""
    taken: dict[str, Decimal] = {}
    for index, discount in enumerate(problem.discounts):
        for lot in discount.lots:
            taken[lot] = taken.get(lot, ZERO) + discount.share
            if taken[lot] > ONE:
                raise SharesExceedWhole(where=f"lot_discounts[{index}].share", lot=lot, share=taken[lot])


def _known(names: Iterable[str] | Mapping[str, Any], known: set[str], kind: str, where: str) -> None:
    for name in names:
        if name not in known:
            raise UnknownReference(where=where, kind=kind, id=name)
