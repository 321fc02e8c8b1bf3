"""Wishes changed by one word: pin this, leave that member out, follow this repair. Each change can be written as short text.

The text is `kind` and its values between colons: `pin:R12:34:2`, `bar-member:5`, `set:max_members:12`, `drop:budget`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from bidbuilder.composer.answer import Change, Repair
from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.sourcing.record import Record
from bidbuilder.composer.sourcing.wishes import LotRule, MemberBounds, Pinned, Settled, Wishes
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

_WHOLE = frozenset({"max_members", "max_lead_time_days", "most_lots"})
_AMOUNTS = frozenset({"budget", "min_local_share", "lead_min_share", "member_min_share", "member_max_share"})

_HUNDRED = Decimal(100)


class AdjustmentUnknown(Refusal):
    """The page sent a change of the rules that does not exist."""

    code = "adjustment-unknown"
    message = translatable("The page sent a change of the rules that cannot be made.")
    hint = translatable("Load the page again.")


def adjusted(wishes: Wishes, adjustments: Iterable[str]) -> Wishes:
    """The wishes after these changes, in order; raises `AdjustmentUnknown`."""
    for text in adjustments:
        kind, *values = text.split(":")
        change = _CHANGES.get(kind)
        try:
            if change is None:
                raise AdjustmentUnknown
            wishes = change(wishes, values)
        except (ValueError, ArithmeticError) as garbled:
            raise AdjustmentUnknown from garbled
    return wishes


def adjustments_of(repair: Repair, record: Record) -> tuple[str, ...]:
    """The changes that follow a repair; empty where one of them is not for the bid manager to make."""
    found = [_text_of(change, record) for change in repair.changes]
    return tuple(text for text in found if text) if all(found) else ()


def _pin(wishes: Wishes, values: Sequence[str]) -> Wishes:
    thing, offering, quantity = values
    pin = Pinned(thing=thing, offering_id=int(offering), quantity=Decimal(quantity))
    others = tuple(one for one in wishes.pinned if one.thing != thing)
    return replace(wishes, pinned=(*others, pin), barred_offerings=_less(wishes.barred_offerings, pin.offering_id))


def _unpin(wishes: Wishes, values: Sequence[str]) -> Wishes:
    (thing,) = values
    return replace(wishes, pinned=tuple(one for one in wishes.pinned if one.thing != thing))


def _bar_offering(wishes: Wishes, values: Sequence[str]) -> Wishes:
    number = int(*values)
    pinned = tuple(one for one in wishes.pinned if one.offering_id != number)
    return replace(wishes, pinned=pinned, barred_offerings=_more(wishes.barred_offerings, number))


def _bar_member(wishes: Wishes, values: Sequence[str]) -> Wishes:
    return replace(wishes, barred_members=_more(wishes.barred_members, int(*values)))


def _allow_offering(wishes: Wishes, values: Sequence[str]) -> Wishes:
    return replace(wishes, barred_offerings=_less(wishes.barred_offerings, int(*values)))


def _allow_member(wishes: Wishes, values: Sequence[str]) -> Wishes:
    return replace(wishes, barred_members=_less(wishes.barred_members, int(*values)))


def _waive(wishes: Wishes, values: Sequence[str]) -> Wishes:
    (key,) = values
    return replace(wishes, waived=_more(wishes.waived, key))


def _leave_open(wishes: Wishes, values: Sequence[str]) -> Wishes:
    (key,) = values
    return replace(wishes, left_open=_more(wishes.left_open, key))


def _settle(wishes: Wishes, values: Sequence[str]) -> Wishes:
    """The name comes last, as it may hold colons itself."""
    amount, instead_of, *name = values
    one = Settled(name=":".join(name), amount=Decimal(amount), instead_of=Decimal(instead_of))
    if not (one.name and one.amount.is_finite() and one.instead_of.is_finite() and one.amount > 0):
        raise AdjustmentUnknown
    return replace(wishes, settled=(*(other for other in wishes.settled if other.name != one.name), one))


def _pair(name: str) -> Callable[[Wishes, Sequence[str]], Wishes]:
    def add(wishes: Wishes, values: Sequence[str]) -> Wishes:
        first, second = (int(one) for one in values)
        return _with(wishes, name, _more(getattr(wishes, name), (first, second)))

    return add


def _drop_pair(name: str) -> Callable[[Wishes, Sequence[str]], Wishes]:
    def drop(wishes: Wishes, values: Sequence[str]) -> Wishes:
        first, second = (int(one) for one in values)
        return _with(wishes, name, _less(getattr(wishes, name), (first, second)))

    return drop


def _set(wishes: Wishes, values: Sequence[str]) -> Wishes:
    name, number = values
    if name in _WHOLE:
        return _with(wishes, name, int(number))
    if name in _AMOUNTS:
        return _with(wishes, name, Decimal(number))
    raise AdjustmentUnknown


def _drop(wishes: Wishes, values: Sequence[str]) -> Wishes:
    (name,) = values
    if name not in _WHOLE | _AMOUNTS:
        raise AdjustmentUnknown
    return _with(wishes, name, None)


def _any_origin(wishes: Wishes, _values: Sequence[str]) -> Wishes:
    return replace(wishes, origins=())


def _fewer_lots(wishes: Wishes, _values: Sequence[str]) -> Wishes:
    """Any lot may be left out: what is worth bidding for is."""
    return replace(wishes, lot_rule=LotRule.BEST, least_lots=0)


def _least_lots(wishes: Wishes, values: Sequence[str]) -> Wishes:
    return replace(wishes, lot_rule=LotRule.BEST, least_lots=int(*values))


def _best_lots(wishes: Wishes, _values: Sequence[str]) -> Wishes:
    return replace(wishes, lot_rule=LotRule.BEST, least_lots=1)


def _bounds(wishes: Wishes, values: Sequence[str]) -> Wishes:
    """The share of one member, at least and at most; an empty text sets none."""
    number, least, most = values
    bounds = MemberBounds(
        organisation_id=int(number), least=Decimal(least) if least else None, most=Decimal(most) if most else None
    )
    others = tuple(one for one in wishes.member_bounds if one.organisation_id != bounds.organisation_id)
    return replace(wishes, member_bounds=(*others, bounds))


def _drop_bounds(wishes: Wishes, values: Sequence[str]) -> Wishes:
    number = int(*values)
    return replace(wishes, member_bounds=tuple(one for one in wishes.member_bounds if one.organisation_id != number))


def _with(wishes: Wishes, name: str, value: Any) -> Wishes:
    return replace(wishes, **{name: value})


def _more(present: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return present if one in present else (*present, one)


def _less(present: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return tuple(other for other in present if other != one)


_CHANGES: Mapping[str, Callable[[Wishes, Sequence[str]], Wishes]] = {
    "pin": _pin,
    "unpin": _unpin,
    "bar-offering": _bar_offering,
    "bar-member": _bar_member,
    "allow-offering": _allow_offering,
    "allow-member": _allow_member,
    "waive": _waive,
    "open": _leave_open,
    "settle": _settle,
    "requires": _pair("requires"),
    "excludes": _pair("excludes"),
    "no-requires": _drop_pair("requires"),
    "no-excludes": _drop_pair("excludes"),
    "set": _set,
    "drop": _drop,
    "any-origin": _any_origin,
    "fewer-lots": _fewer_lots,
    "best-lots": _best_lots,
    "least-lots": _least_lots,
    "bounds": _bounds,
    "no-bounds": _drop_bounds,
}


def _text_of(change: Change, record: Record) -> str:
    element, value = change.element, change.changed_to
    match element.kind:
        case ElementKind.NEED | ElementKind.CAPACITY if value and change.changed_from is not None:
            return f"settle:{value:f}:{change.changed_from:f}:{element.ids[0]}"
        case ElementKind.NEED if record.thing(element.ids[0]) is not None:
            return f"open:{element.ids[0]}"
        case ElementKind.NEED | ElementKind.CAPACITY if element.ids[0].startswith("R"):
            return f"waive:{element.ids[0].partition('#')[0]}"
        case ElementKind.NEED:
            return "drop:lead_min_share"
        case ElementKind.MAX_MEMBERS | ElementKind.MAX_LEAD_TIME_DAYS | ElementKind.BUDGET | ElementKind.MOST_LOTS:
            name = element.kind.value
            return (
                f"drop:{name}" if value is None else f"set:{name}:{value.to_integral_value(rounding=ROUND_CEILING):f}"
            )
        case ElementKind.MIN_LOCAL_SHARE:
            return "drop:min_local_share" if value is None else f"set:min_local_share:{_number(value * _HUNDRED)}"
        case ElementKind.LEAST_LOTS:
            return f"least-lots:{value:f}" if value else "fewer-lots"
        case ElementKind.ORIGINS:
            return "any-origin"
        case ElementKind.MIN_SHARE | ElementKind.MAX_SHARE:
            return _share_text(element.kind, element.ids[0], value, record)
        case ElementKind.PINNED | ElementKind.BARRED if element.ids[0] in record.offers:
            return _offer_text(element.kind, element.ids[0], record)
        case ElementKind.REQUIRES | ElementKind.EXCLUDES if all(one in record.offers for one in element.ids):
            first, second = (record.offers[one].offering_id for one in element.ids)
            return f"no-{element.kind.value}:{first}:{second}"
        case _:
            return ""


def _share_text(kind: ElementKind, member: str, share: Decimal | None, record: Record) -> str:
    wishes, is_least, is_lead = record.wishes, kind is ElementKind.MIN_SHARE, member == str(record.lead_id)
    own = next((one for one in wishes.member_bounds if str(one.organisation_id) == member), None)
    if share is not None:
        percent = share * _HUNDRED
        if own is None and is_lead and is_least:
            return f"set:lead_min_share:{_number(percent)}"
        every = MemberBounds(
            organisation_id=int(member),
            least=wishes.lead_min_share if is_lead else wishes.member_min_share,
            most=None if is_lead else wishes.member_max_share,
        )
        bounds = own or every
        least, most = (percent, bounds.most) if is_least else (bounds.least, percent)
        return f"bounds:{member}:{_number(least)}:{_number(most)}"
    if own is not None:
        return f"no-bounds:{member}"
    if not is_least:
        return "drop:member_max_share"
    return "drop:lead_min_share" if is_lead else "drop:member_min_share"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _offer_text(kind: ElementKind, name: str, record: Record) -> str:
    note = record.offers[name]
    if kind is ElementKind.PINNED:
        return f"unpin:{note.thing}"
    barred = note.offering_id in record.wishes.barred_offerings
    return f"allow-offering:{note.offering_id}" if barred else f"allow-member:{note.organisation_id}"
